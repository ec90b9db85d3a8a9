package arboretum.experiment.wire;

import arboretum.protocol.JournalRecord;
import arboretum.random.RandomSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A journal that was cut at a byte: the records are lines of their codec, and only those whose line
 * is whole, its end included, come back.
 *
 * @param kept the records before the cut
 * @param lost number of records behind it, and the one that it goes through
 */
public record TornJournal(List<JournalRecord> kept, int lost) {
  private static final byte END = '\n';

  public TornJournal {
    kept = List.copyOf(kept);
  }

  /**
   * Cuts a journal at a byte that is drawn uniformly; one that is empty stays so.
   *
   * @param random one value is drawn
   */
  public static TornJournal cut(List<JournalRecord> journal, RandomSource random) {
    byte[] bytes = bytes(journal);
    return bytes.length == 0
        ? new TornJournal(List.of(), 0)
        : read(Arrays.copyOf(bytes, random.nextInt(bytes.length)), journal.size());
  }

  /** Returns a journal in bytes. */
  static byte[] bytes(List<JournalRecord> journal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (JournalRecord record : journal) {
      bytes.writeBytes(Codec.JOURNAL.line(record).getBytes(StandardCharsets.US_ASCII));
      bytes.write(END);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what is whole.
   *
   * @param written records that the journal had
   */
  static TornJournal read(byte[] bytes, int written) {
    List<JournalRecord> kept = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == END) {
        kept.add(Codec.JOURNAL.read(Arrays.copyOfRange(bytes, begin, i)));
        begin = i + 1;
      }
    }
    return new TornJournal(kept, written - kept.size());
  }
}
