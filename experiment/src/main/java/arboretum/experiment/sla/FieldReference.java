package arboretum.experiment.sla;

import arboretum.experiment.sla.Field.Need;
import arboretum.experiment.sla.Field.Parts;
import arboretum.experiment.sla.Field.Use;
import java.util.stream.Stream;

/** Writes the fields of the format as Markdown. */
public final class FieldReference {
  private final StringBuilder text = new StringBuilder();

  private FieldReference() {}

  /** Returns a table with a row for each field, those of an object below it. */
  public static String table() {
    var reference = new FieldReference();
    reference.text.append("| field | value | |\n|---|---|---|\n");
    reference.rows(Fields.FILE, "");
    return reference.text.toString();
  }

  private void rows(Field.Level level, String above) {
    for (Field field : level.fields()) {
      text.append("| `").append(above).append(field.name()).append("` | ");
      text.append(field.kind().wanted()).append(" | ").append(remark(field)).append(" |\n");
      // What stands beside the microservices has the fields of what stands in them.
      boolean again = above.equals("applications.") && field.name().equals("constraints");
      if (field.kind() instanceof Parts parts && !again) {
        rows(parts.level(), above + field.name() + ".");
      }
    }
  }

  private static String remark(Field field) {
    String need = field.need() == Need.REQUIRED ? "required" : "";
    String use = field.use() == Use.CARRIED ? "carried through, not used" : "";
    String alias = Fields.ALIASES.contains(field.name()) ? "alias" : "";
    return String.join(", ", Stream.of(need, use, alias).filter(word -> !word.isEmpty()).toList());
  }
}
