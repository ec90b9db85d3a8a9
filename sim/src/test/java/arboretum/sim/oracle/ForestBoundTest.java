package arboretum.sim.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.random.RandomSource;
import org.junit.jupiter.api.Test;

class ForestBoundTest {
  @Test
  void neitherPricesNorReductionsEverExcludeTheBest() {
    RandomSource random = RandomSource.seeded(7).fork("bounds");
    int higher = 0;
    for (int number = 0; number < 100; number++) {
      Batch batch =
          Batch.drawn(
              new Batch.Kind(4, 4, 1, 1, Batch.Limits.values()[number % 3]),
              random.fork("case " + number));
      PlacementProblem problem = batch.problem();
      Value best = Value.of(problem, Enumeration.best(batch));
      Prices prices = new Prices(problem, new Shares(problem));
      ForestBound.Costs costs = new ForestBound(problem).costs(Labels.all(problem));
      Value first = costs.bound(prices).total();
      for (int step = 0; step < 50; step++) {
        ForestBound.Bound bound = costs.bound(prices);
        assertTrue(bound.total().compareTo(best) <= 0, "case " + number);
        for (Value[] through : bound.through()) {
          Value least = through[0];
          for (Value label : through) {
            least = label.isBelow(least) ? label : least;
          }
          assertEquals(bound.total(), least, "case " + number);
        }
        higher += first.isBelow(bound.total()) ? 1 : 0;
        int[] where = new int[4];
        for (int service = 0; service < where.length; service++) {
          where[service] = Labels.all(problem).of(service).get(bound.best()[service]).worker();
        }
        prices.step(where, 5_000_000);
      }
    }
    assertTrue(higher > 100, "prices never help: " + higher);
  }

  @Test
  void sharesOfWhatFitsNeverExceedTheWhole() {
    RandomSource random = RandomSource.seeded(8).fork("shares");
    for (int draw = 0; draw < 10_000; draw++) {
      long free = random.nextLong() >>> (1 + random.nextInt(62));
      long left = free;
      long sum = 0;
      for (int part = 0; part < 4 && left > 0; part++) {
        long asked = part == 3 ? left : (long) (left * random.nextDouble());
        asked = Math.min(asked, left);
        left -= asked;
        sum += Shares.share(asked, free);
      }
      assertTrue(sum <= Shares.WHOLE, sum + " of " + free);
    }
    assertEquals(500, Shares.share(1L << 30, 1L << 31));
  }
}
