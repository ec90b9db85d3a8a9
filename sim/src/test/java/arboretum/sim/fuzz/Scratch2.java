package arboretum.sim.fuzz;

import java.util.*;

public class Scratch2 {
  public static void main(String[] a) {
    long seed = Long.parseLong(a[0]);
    String profile = a[1];
    FuzzCase c = CaseDraw.draw(seed, profile);
    Fuzz.Outcome o = Fuzz.play(c, c.all());
    String key = o.breach().get().key();
    Kept k =
        new Shrinker(x -> Fuzz.play(c, x).breach().map(b -> b.key().equals(key)).orElse(false))
            .shrink(c.all());
    System.out.println(c.behaviour().cluster() + " " + c.behaviour().settings());
    c.nodes()
        .forEach(
            n ->
                System.out.println(
                    n.name()
                        + " "
                        + n.device().capacity()
                        + " "
                        + n.device().traits().architecture()
                        + n.device().traits().labels()));
    System.out.println("quiet " + c.quietNanos() / 1e9 + " bound " + c.bound());
    k.operations().forEach(i -> System.out.println(c.operations().get(i)));
    k.faults().forEach(i -> System.out.println(c.faults().get(i)));
    k.phases().forEach(i -> System.out.println(c.phases().get(i)));
    Fuzz.trace =
        a.length > 2
            ? s -> {
              if (s.contains(a[2])) System.out.println(s);
            }
            : null;
    Fuzz.Outcome f = Fuzz.play(c, k);
    System.out.println(f.breach().get().message());
  }
}
