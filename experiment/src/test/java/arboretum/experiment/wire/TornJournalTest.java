package arboretum.experiment.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.ServiceName;
import arboretum.protocol.JournalRecord;
import arboretum.random.RandomSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TornJournalTest {
  private static final ServiceName WEB = new ServiceName("web");
  private static final List<JournalRecord> THREE =
      List.of(
          new JournalRecord.NumbersIssued(WEB, 1),
          new JournalRecord.NumbersHeard(WEB, 22),
          new JournalRecord.NumbersIssued(WEB, 333));

  @Test
  void atEveryByteOnlyTheRecordsBeforeItComeBack() {
    byte[] bytes = TornJournal.bytes(THREE);
    int whole = 0;
    for (int cut = 0; cut <= bytes.length; cut++) {
      if (cut > 0 && bytes[cut - 1] == '\n') {
        whole++;
      }
      TornJournal torn = TornJournal.read(Arrays.copyOf(bytes, cut), THREE.size());
      assertEquals(THREE.subList(0, whole), torn.kept());
      assertEquals(THREE.size() - whole, torn.lost());
    }
    assertEquals(3, whole);
  }

  @Test
  void aCutLosesAtLeastTheLastRecordAndDependsOnTheSeedAlone() {
    Set<Integer> lost = new LinkedHashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      TornJournal torn = TornJournal.cut(THREE, RandomSource.seeded(seed));
      assertEquals(torn, TornJournal.cut(THREE, RandomSource.seeded(seed)));
      lost.add(torn.lost());
    }
    // Three lines of about the same length: each number of lost records has about a third.
    assertTrue(lost.containsAll(Set.of(1, 2, 3)) && lost.size() == 3, () -> "lost " + lost);
  }

  @Test
  void whatIsEmptyStaysSo() {
    assertEquals(new TornJournal(List.of(), 0), TornJournal.cut(List.of(), RandomSource.seeded(1)));
  }
}
