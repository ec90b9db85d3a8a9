package arboretum.sim.fuzz;

import arboretum.sim.fuzz.Fuzz.Breach;
import java.util.ArrayList;
import java.util.List;

/** A case that breaks a rule, made small, in words. */
public final class Failure {
  private final FuzzCase drawn;
  private final Kept kept;
  private final Breach breach;

  private Failure(FuzzCase drawn, Kept kept, Breach breach) {
    this.drawn = drawn;
    this.kept = kept;
    this.breach = breach;
  }

  /**
   * Plays a case again, with fewer and fewer parts, for as long as it breaks the same rule.
   *
   * @throws IllegalArgumentException if the whole case breaks none
   */
  public static Failure shrink(long seed, String profile) {
    FuzzCase drawn = CaseDraw.draw(seed, profile);
    String key =
        Fuzz.play(drawn, drawn.all())
            .breach()
            .map(Breach::key)
            .orElseThrow(() -> new IllegalArgumentException("seed " + seed + " breaks no rule"));
    Kept kept =
        new Shrinker(
                some ->
                    Fuzz.play(drawn, some)
                        .breach()
                        .filter(breach -> breach.key().equals(key))
                        .isPresent())
            .shrink(drawn.all());
    return new Failure(drawn, kept, Fuzz.play(drawn, kept).breach().orElseThrow());
  }

  /** Returns which parts it takes. */
  public Kept kept() {
    return kept;
  }

  /** Returns what is wrong and how it comes about, as lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + drawn.seed() + ", profile " + drawn.profile() + ": " + breach.message());
    lines.add("  rule: " + breach.key());
    lines.add("  nodes: " + drawn.nodes().stream().map(node -> node.name().path()).toList());
    lines.add("  shrunk to " + kept.size() + " of " + drawn.all().size() + " parts:");
    kept.operations().forEach(i -> lines.add("    " + drawn.operations().get(i)));
    kept.faults().forEach(i -> lines.add("    " + drawn.faults().get(i)));
    kept.phases().forEach(i -> lines.add("    " + drawn.phases().get(i)));
    kept.calls().forEach(i -> lines.add("    " + drawn.calls().get(i)));
    lines.add("  last inputs:");
    breach.inputs().forEach(input -> lines.add("    " + input));
    return lines;
  }
}
