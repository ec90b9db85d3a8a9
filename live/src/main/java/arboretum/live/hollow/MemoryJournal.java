package arboretum.live.hollow;

import arboretum.experiment.wire.TornJournal;
import arboretum.port.Journal;
import arboretum.protocol.JournalRecord;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** A journal that outlives its role but not the process. Any thread. */
final class MemoryJournal implements Journal {
  private final List<JournalRecord> records = new ArrayList<>();

  @Override
  public synchronized void append(JournalRecord decision) {
    records.add(decision);
  }

  /** Returns what was appended since it was lost last. */
  synchronized List<JournalRecord> kept() {
    return List.copyOf(records);
  }

  /** Cuts it at a byte; returns what that left. */
  synchronized TornJournal tear(RandomSource random) {
    TornJournal torn = TornJournal.cut(records, random);
    records.clear();
    records.addAll(torn.kept());
    return torn;
  }

  synchronized void lose() {
    records.clear();
  }
}
