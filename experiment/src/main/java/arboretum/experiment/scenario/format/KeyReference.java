package arboretum.experiment.scenario.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a shape as Markdown: a section for each kind of mapping, a row for each key. */
public final class KeyReference {
  private final Map<String, Shape.Section> sections = new LinkedHashMap<>();
  private final Deque<Shape.Section> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  private KeyReference() {}

  /** Returns the sections of {@code file} and of everything below it. */
  public static String of(Shape.Section file) {
    var reference = new KeyReference();
    reference.note(file);
    while (!reference.open.isEmpty()) {
      reference.section(reference.open.removeFirst());
    }
    return reference.text.toString();
  }

  private void note(Shape.Section record) {
    if (sections.putIfAbsent(record.title(), record) == null) {
      open.addLast(record);
    }
  }

  private void section(Shape.Section record) {
    text.append("## ").append(record.title()).append("\n\n");
    if (!record.about().isEmpty()) {
      text.append(record.about()).append("\n\n");
    }
    text.append("| key | value | without it | meaning |\n|---|---|---|---|\n");
    for (Key<?> key : record.keys()) {
      text.append("| `").append(key.name()).append("` | ").append(value(key.shape()));
      text.append(" | ").append(absent(key.presence())).append(" | ");
      text.append(key.about()).append(" |\n");
    }
    if (!record.later().isEmpty()) {
      text.append("\nNot in this version: `");
      text.append(String.join("`, `", record.later())).append("`.\n");
    }
    text.append('\n');
  }

  private static String absent(Key.Presence presence) {
    return switch (presence) {
      case Key.Required required -> "is an error";
      case Key.Optional optional -> "";
      case Key.Default preset -> "`" + preset.text() + "`";
      case Key.ByProfile byProfile -> "by profile";
    };
  }

  private String value(Shape<?> shape) {
    return switch (shape) {
      case Shape.One<?> one ->
          one.choices().isEmpty() ? one.kind() : "`" + String.join("`, `", one.choices()) + "`";
      case Shape.Many<?> many ->
          "list"
              + (many.least() == many.most() ? " of " + many.most() : "")
              + ": "
              + value(many.item());
      case Shape.Section record -> link(record);
      case Shape.Either<?> either -> value(either.one()) + " or " + link(either.record());
      case Shape.Named named ->
          value(named.known()) + ", or a [plug-in](PLUGINS.md): its name, or name and settings";
      case Shape.Sweep sweep -> "paths, each with a list of values";
      case Shape.Foreign foreign -> foreign.kind();
      case Shape.Again<?> again -> value(again.target().get());
    };
  }

  private String link(Shape.Section record) {
    note(record);
    String anchor = record.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    return "[" + record.title() + "](#" + anchor + ")";
  }
}
