package arboretum.experiment.scenario;

import arboretum.experiment.scenario.format.JsonSchema;
import arboretum.experiment.scenario.keys.ScenarioKeys;

/** The JSON Schema of scenario files, for editors; made from the keys that the checker uses. */
public final class Schema {
  private Schema() {}

  /** Returns the schema (draft 2020-12), indented, with a line feed at its end. */
  public static String json() {
    return JsonSchema.of(ScenarioKeys.SCENARIO, "Arboretum scenario");
  }
}
