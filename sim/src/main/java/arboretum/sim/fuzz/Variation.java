package arboretum.sim.fuzz;

import arboretum.placement.Policies;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a seed varies of a profile's settings: only what leaves the rules that must hold as they
 * are.
 *
 * @param overrides sections of a scenario file
 * @param measures whether round-trip times are measured, so that users and limits are worth drawing
 * @param called whether there are callers at workers
 */
record Variation(String overrides, boolean measures, boolean called) {
  private static final String ARBORETUM = "arboretum";
  private static final String PAPER = "paper-2023";

  private static final List<String> FORMS =
      List.of("sum", "mean-std", "mean-std", "max", "histogram", "full");

  private static final List<String> PLAIN =
      List.of("first-fit", "best-fit", "best-fit-raw", "random", "spread", "bin-pack");

  /** Those that do not look at limits break them: the watch on limits has something to find. */
  private static final List<String> MEASURING =
      List.of(Policies.LDP.label(), "ldp+", "ldp+", "best-fit", "random");

  static Variation draw(RandomSource random, String profile) {
    boolean measures = CaseDraw.chance(random, 20);
    String measuring = CaseDraw.one(random, MEASURING);
    String plain = CaseDraw.one(random, PLAIN);
    String form = CaseDraw.one(random, FORMS);
    boolean together = CaseDraw.chance(random, 15);
    boolean sharesSpace = CaseDraw.chance(random, 50);
    boolean impatient = CaseDraw.chance(random, 10);
    boolean watchful = CaseDraw.chance(random, 60);
    boolean breaksFirst = CaseDraw.chance(random.fork("order"), 30);
    boolean called = repairs(profile) && CaseDraw.chance(random.fork("called"), 40);
    StringBuilder scheduling = new StringBuilder();
    StringBuilder control = new StringBuilder();
    if (measures) {
      scheduling.append("  cluster: ").append(measuring).append('\n');
      if (sharesSpace) {
        control.append("  coordinates: { space: global }\n");
      }
    }
    if (repairs(profile)) {
      control.append(level(measures && watchful, breaksFirst));
    }
    if (called) {
      control.append(resolution(random.fork("resolution")));
    }
    switch (profile) {
      case ARBORETUM -> {
        if (!measures) {
          scheduling.append("  cluster: ").append(plain).append('\n');
        }
        scheduling.append("  root: ").append(plain).append('\n');
        if (together) {
          scheduling.append("  offering: all-or-nothing\n");
        }
        if (impatient) {
          scheduling.append("  retry: { every: 15 s, for: 20 s, on: aggregate }\n");
        }
        control.append("  aggregate: { form: ").append(form).append(" }\n");
      }
      // The paper does not say that lost hand-overs are never found; the profile assumes it.
      // Copies of one instance are told apart by epoch, as the rules of ownership ask.
      case PAPER -> control.append("  fencing: epoch\n  detection: { delivery: 10 s }\n");
      default -> {}
    }
    return new Variation(
        (scheduling.isEmpty() ? "" : "scheduling:\n" + scheduling)
            + (control.isEmpty() ? "" : "control:\n" + control),
        measures,
        called);
  }

  /** The order of moves holds for those that operators ask for, too. */
  private static String level(boolean watched, boolean breaksFirst) {
    List<String> keys = new ArrayList<>();
    if (watched) {
      keys.add("watch: 2 s, strikes: 1");
    }
    if (breaksFirst) {
      keys.add("order: break-before-make");
    }
    return keys.isEmpty() ? "" : "  sla: { " + String.join(", ", keys) + " }\n";
  }

  /** Interests are short or last to the end, leases short enough to lapse within a case. */
  private static String resolution(RandomSource random) {
    long refresh = CaseDraw.one(random, 2, 5);
    return String.format(
        Locale.ROOT,
        "  resolution: { served: always, update: %s, refresh: %d s, lease: %d s, idle: %d s }%n",
        CaseDraw.one(random, List.of("push", "push", "notify")),
        refresh,
        3 * refresh,
        CaseDraw.one(random, 8, 3600));
  }

  private static boolean repairs(String profile) {
    return profile.equals(ARBORETUM) || profile.equals(PAPER);
  }
}
