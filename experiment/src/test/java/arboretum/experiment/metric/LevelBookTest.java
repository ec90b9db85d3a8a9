package arboretum.experiment.metric;

import static arboretum.experiment.metric.Plans.SECOND;
import static arboretum.experiment.metric.Plans.W1;
import static arboretum.experiment.metric.Plans.W2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.units.GeoPoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A user is within the limit of 10 ms of {@code W1} at first, and 20 ms from {@code W2}. */
class LevelBookTest {
  private static final NodeName USER = new NodeName("users/u");
  private static final long MILLI = 1_000_000;

  private final TrackedService service = new TrackedService(new ServiceName("web"), "", null);
  private final TrackedInstance web = new TrackedInstance(service);
  private final LevelBook book = new LevelBook(10 * SECOND);
  private NodeName near = W1;

  LevelBookTest() {
    service.watched = List.of(new Constraint.Latency("", List.of(), List.of(USER), 10 * MILLI));
    service.instances.add(web);
    web.wanted = true;
    book.judgeBy(
        new LimitJudge(
            name -> service,
            new Truth() {
              @Override
              public long rttNanos(NodeName from, NodeName to) {
                return from.equals(near) ? 10 * MILLI : 20 * MILLI;
              }

              @Override
              public Optional<GeoPoint> place(NodeName node) {
                return Optional.empty();
              }
            }));
  }

  private Optional<Double> met(long seconds) {
    RunResult.Builder result = new RunResult.Builder(MetricRegistry.standard());
    book.finish(seconds * SECOND, result);
    return Optional.ofNullable(result.build(0, 0, 1).scalars().get("sla_met"));
  }

  private void assertMet(double share, long endSeconds) {
    assertEquals(share, met(endSeconds).orElseThrow(), 1e-9);
  }

  @Test
  void theShareIsOfTheTimeFromTheFirstStartOnAndAfterTheWarmUp() {
    book.started(20 * SECOND, web, W1);
    book.ended(50 * SECOND, web, W1);
    book.started(70 * SECOND, web, W2);
    assertMet(30.0 / 80, 100);
  }

  @Test
  void aChangeOfTheNetworkChangesWhetherItHoldsAtOnce() {
    book.started(0, web, W1);
    near = W2;
    book.networkChanged(40 * SECOND);
    near = W1;
    book.networkChanged(80 * SECOND);
    assertMet((30.0 + 20) / 90, 100); // before 10 s is warm-up
  }

  @Test
  void oneCopyOfSeveralThatKeepsItIsEnough() {
    book.started(20 * SECOND, web, W2);
    book.started(40 * SECOND, web, W1);
    book.ended(60 * SECOND, web, W2);
    book.ended(70 * SECOND, web, W1);
    assertMet(30.0 / 80, 100);
  }

  @Test
  void nothingCountsOnceTheInstanceIsNotWanted() {
    book.started(20 * SECOND, web, W1);
    book.unwanted(40 * SECOND, web);
    book.ended(50 * SECOND, web, W1);
    assertMet(1, 100);
  }

  @Test
  void aServiceWithoutWatchedConstraintsHasNoShare() {
    service.watched = List.of();
    book.started(20 * SECOND, web, W1);
    assertFalse(met(100).isPresent());
  }
}
