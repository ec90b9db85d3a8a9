package arboretum.sim.fuzz;

import java.util.*;

public class Scratch {
  public static void main(String[] a) {
    long from = Long.parseLong(a[0]), to = Long.parseLong(a[1]);
    String profile = a[2];
    int shown = 0;
    Map<String, Integer> keys = new TreeMap<>();
    Map<String, Long> first = new TreeMap<>();
    Coverage c = new Coverage();
    long t0 = System.nanoTime();
    long events = 0;
    List<Integer> nodes = new ArrayList<>(), over = new ArrayList<>(), svc = new ArrayList<>();
    List<Long> ev = new ArrayList<>();
    Map<String, Integer> known = new TreeMap<>();
    for (long s = from; s <= to; s++) {
      Fuzz.Outcome o;
      try {
        o = Fuzz.play(s, profile);
      } catch (Throwable t) {
        System.out.println("seed " + s);
        t.printStackTrace(System.out);
        return;
      }
      events += o.size().events();
      nodes.add(o.size().nodes());
      over.add(o.size().overlapping());
      svc.add(o.size().services());
      ev.add(o.size().events());
      c.add(o.coverage());
      o.known().forEach(k -> known.merge(k, 1, Integer::sum));
      if (o.breach().isPresent()) {
        String k = o.breach().get().key();
        keys.merge(k, 1, Integer::sum);
        if (first.putIfAbsent(k, s) == null || a.length > 3)
          System.out.println("seed " + s + ": " + k + " :: " + o.breach().get().message());
      }
    }
    double sec = (System.nanoTime() - t0) / 1e9;
    Collections.sort(nodes);
    Collections.sort(over);
    Collections.sort(svc);
    Collections.sort(ev);
    int m = nodes.size() / 2;
    System.out.printf(
        "%.1f s, %.1f seeds/s, median nodes %d services %d events %d overlap %d%n",
        sec, (to - from + 1) / sec, nodes.get(m), svc.get(m), ev.get(m), over.get(m));
    System.out.println(keys);
    System.out.println("known " + known);
    StringBuilder zero = new StringBuilder();
    for (var cell : c.cells())
      if (cell.count() == 0)
        zero.append(cell.table() + " " + cell.row() + " " + cell.column() + "; ");
    System.out.println("zero: " + zero);
  }
}
