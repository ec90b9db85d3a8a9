package arboretum.experiment.scenario;

import arboretum.experiment.scenario.format.KeyReference;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.experiment.scenario.profile.Setting;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.sla.FieldReference;
import java.util.List;

/** The documents that are made from the keys and the profiles. */
public final class Documentation {
  private static final String GENERATED =
      "<!-- Generated from the code; ./verify --accept-golden writes it anew. -->\n\n";

  private Documentation() {}

  /** Returns docs/SCENARIOS.md. */
  public static String scenarios() {
    var text = new StringBuilder("# Scenario files\n\n").append(GENERATED);
    text.append(
        """
        A scenario is one YAML file. Its first line is `arboretum: 1`. `./arboretum validate FILE` reports every problem
        at once, `./arboretum schema` prints a JSON Schema for editors. `scenarios/quickstart.yaml` is a short one to
        start from.

        Whatever has a unit is written with it:

        | quantity | units | example |
        |---|---|---|
        """);
    for (Dimension dimension : Dimension.values()) {
      text.append("| ").append(dimension.title()).append(" | `");
      text.append(String.join("`, `", dimension.units().keySet())).append("` | `");
      text.append(dimension.example()).append("` |\n");
    }
    text.append(
        """

        Except in distances a bare `m` is an error: it has several readings.
        Amounts are exact: what is no whole number of the smallest
        unit is refused, not rounded.

        Paths name values in `vary` and in `--set path=value`: `timeline[0].fail`,
        `topology.clusters[munich].workers[0].count`; an item of a list is named by its number from 0 or by its `name`.
        A path need not be written in the file yet, unless it goes through an item. `--set` on a path that `vary` varies
        takes it out of the sweep. Values that the file does not set come from the [profile](PROFILES.md).

        """);
    text.append(KeyReference.of(ScenarioKeys.SCENARIO));
    descriptor(text);
    return text.toString().stripTrailing() + "\n";
  }

  private static void descriptor(StringBuilder text) {
    text.append(
        """
        ## Deployment descriptor

        Oakestra's SLA JSON, `sla_version` `v2.0`. `memory` and `storage` are in MB (10^6 bytes), bandwidths in
        kbit/s, times of connectivity and latency in ms of round trip, distances in km, `convergence_time` in s.
        Amounts that are not given are 0. All constraints of a microservice must hold: `direct` (`cluster`, `node`
        as `a;b;c`), `clusters` (`allowed`), `addons` (`needs`), `labels` (`needs`; ours), `latency` (`area`,
        `threshold`), `geo` (`location` as `latitude,longitude`, `threshold`); in `con_constraints` `latency`,
        `geo`, and `bandwidth` (kbit/s), which is reserved both ways on the access links of both.

        `target_microservice_id` is the name of another microservice of the same application (or `name.namespace`,
        the full name, or its `microservice_id`), which is then placed first. Two that name each other with the same
        types of limit have one limit of each type, the tighter; any other circle is a problem. `container` means
        `docker`. `vcpu` and `vgpu` are read as `vcpus` and `vgpus`. Constraints may stand beside the microservices,
        each with a `microservice_id` (Schema 1 of the paper, in our reading), and `latency: 20` without a `type` is
        a threshold in ms.

        Other fields are allowed and carried through; what is carried through is named in one warning. A field whose
        name is a slip of one that is missing is a problem, and so are constraints that no place can meet together.

        """);
    text.append(FieldReference.table());
  }

  /** Returns docs/PROFILES.md. */
  public static String profiles() {
    var text = new StringBuilder("# Profiles\n\n").append(GENERATED);
    text.append(
        """
        A profile has a value for each of these settings; a scenario may override each. "Paper" is G. Bartolomeo et al.,
        "Oakestra: A Lightweight Hierarchical Orchestration Framework for Edge Computing", USENIX ATC 2023. Code is
        Oakestra's, read and not executed.

        """);
    assumptions(text);
    for (Profile profile : Profiles.all()) {
      text.append("## ").append(profile.name()).append("\n\n").append(profile.about());
      text.append("\n\n| setting | value | provenance | source |\n|---|---|---|---|\n");
      for (Setting setting : profile.settings()) {
        text.append("| `").append(setting.path()).append("` | `").append(setting.value());
        text.append("` | ").append(setting.provenance().words()).append(" | ");
        text.append(setting.source()).append(" |\n");
      }
      text.append('\n');
    }
    text.append("## Not modelled\n\n| what | paper or code | why not |\n|---|---|---|\n");
    for (List<String> row : Profiles.notModelled()) {
      text.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
    return text.toString();
  }

  /** What nobody states and nobody read anywhere stands first: a reader must not miss it. */
  private static void assumptions(StringBuilder text) {
    text.append("## Assumptions\n\n| profile | setting | value | why |\n|---|---|---|---|\n");
    for (Profile profile : Profiles.all()) {
      for (Setting setting : profile.settings()) {
        if (setting.provenance() == Setting.Provenance.ASSUMED) {
          text.append("| ").append(profile.name()).append(" | `").append(setting.path());
          text.append("` | `").append(setting.value()).append("` | ");
          text.append(setting.source()).append(" |\n");
        }
      }
    }
    text.append('\n');
  }
}
