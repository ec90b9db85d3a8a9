package arboretum.sim.oracle;

import arboretum.random.RandomSource;

public class ScratchMain {
  public static void main(String[] a) {
    int n = Integer.parseInt(a[0]);
    String mode = a[1];
    RandomSource r = RandomSource.seeded(Long.parseLong(a[2]));
    int bad = 0, notopt = 0;
    long t = 0;
    long worst = 0;
    for (int i = 0; i < n; i++) {
      RandomSource c = r.fork("case " + i);
      Batch.Limits[] L = Batch.Limits.values();
      Batch.Kind k =
          a.length > 3
              ? new Batch.Kind(
                  Integer.parseInt(a[3]),
                  Integer.parseInt(a[4]),
                  Integer.parseInt(a[5]),
                  1,
                  L[i % 3])
              : new Batch.Kind(
                  1 + c.nextInt(5),
                  1 + c.nextInt(6),
                  1 + c.nextInt(2),
                  c.nextInt(2) == 0 ? 1 : 10_000_000,
                  L[i % 3]);
      Batch b = Batch.drawn(k, c);
      PlacementProblem p = b.problem();
      long t0 = System.nanoTime();
      Solution s =
          mode.equals("mip") ? OptimalPlacement.solveByMip(p, 2000) : OptimalPlacement.solve(p);
      long d = System.nanoTime() - t0;
      t += d;
      worst = Math.max(worst, d);
      if (!s.optimal()) notopt++;
      if (a.length > 3)
        System.out.println(
            k
                + " "
                + s.value()
                + " gap "
                + s.gap()
                + " opt "
                + s.optimal()
                + " "
                + d / 1000000
                + " ms");
      else {
        Evaluation e = Enumeration.best(b);
        if (!e.equals(s.value()) || !Evaluation.of(p, s.workerOf()).equals(e)) {
          bad++;
          if (bad < 5) System.out.println(i + " " + k + " " + e + " " + s);
        }
      }
    }
    System.out.println(
        "bad "
            + bad
            + " notopt "
            + notopt
            + " avg us "
            + t / 1000 / n
            + " worst ms "
            + worst / 1000000);
  }
}
