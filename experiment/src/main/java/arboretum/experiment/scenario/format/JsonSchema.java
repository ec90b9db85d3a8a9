package arboretum.experiment.scenario.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a shape as a JSON Schema, draft 2020-12. It says less than the checker: rules over several
 * values and names of places and devices are not in it.
 */
public final class JsonSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private JsonSchema() {}

  /** Returns the schema of a file, indented, with a line feed at its end. */
  public static String of(Shape.Section file, String title) {
    var writer = new JsonSchema();
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(writer.record(file));
    ObjectNode definitions = schema.putObject("$defs");
    writer.definitions.forEach(definitions::set);
    try {
      var printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes can always be written", e);
    }
  }

  private ObjectNode node(Shape<?> shape) {
    return switch (shape) {
      case Shape.One<?> one -> one(one);
      case Shape.Many<?> many -> many(many);
      case Shape.Section record -> reference(record);
      case Shape.Either<?> either -> {
        ObjectNode node = JSON.objectNode();
        node.putArray("anyOf").add(one(either.one())).add(reference(either.record()));
        yield node;
      }
      case Shape.Named named -> {
        // A plug-in's name is as good as one of those that are known.
        ObjectNode node = JSON.objectNode();
        ObjectNode mapping = JSON.objectNode().put("type", "object");
        mapping.putArray("required").add(Shape.Named.NAME);
        ObjectNode name = JSON.objectNode().put("type", "string");
        node.putArray("anyOf").add(one(named.known())).add(name).add(mapping);
        yield node;
      }
      case Shape.Sweep sweep -> {
        ObjectNode node = JSON.objectNode().put("type", "object");
        node.putObject("additionalProperties").put("type", "array").put("minItems", 1);
        yield node;
      }
      case Shape.Foreign foreign -> JSON.objectNode();
      case Shape.Again<?> again -> node(again.target().get());
    };
  }

  private static ObjectNode one(Shape.One<?> one) {
    ObjectNode node = JSON.objectNode();
    if (one.choices().equals(List.of("true", "false"))) {
      return node.put("type", "boolean");
    }
    if (!one.choices().isEmpty()) {
      ArrayNode words = node.putArray("enum");
      one.choices().forEach(words::add);
    } else if (one.number()) {
      node.put("type", one.kind().startsWith("whole") ? "integer" : "number");
    } else {
      node.put("type", "string");
      if (!one.pattern().isEmpty()) {
        node.put("pattern", one.pattern());
      }
    }
    return node;
  }

  private ObjectNode many(Shape.Many<?> many) {
    ObjectNode node = JSON.objectNode().put("type", "array");
    node.set("items", node(many.item()));
    if (many.least() > 0) {
      node.put("minItems", many.least());
    }
    if (many.most() < Integer.MAX_VALUE) {
      node.put("maxItems", many.most());
    }
    return node;
  }

  private ObjectNode reference(Shape.Section record) {
    String name = record.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    if (!definitions.containsKey(name)) {
      definitions.put(name, JSON.objectNode()); // A cluster contains clusters.
      definitions.put(name, record(record));
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode record(Shape.Section record) {
    ObjectNode node = JSON.objectNode().put("type", "object");
    if (!record.about().isEmpty()) {
      node.put("description", record.about());
    }
    node.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = node.putObject("properties");
    for (Key<?> key : record.keys()) {
      ObjectNode property = node(key.shape());
      property.put("description", key.about());
      if (key.presence() instanceof Key.Default preset && key.shape() instanceof Shape.One<?>) {
        property.put("default", preset.text());
      }
      properties.set(key.name(), property);
      if (key.presence() instanceof Key.Required) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      node.set("required", required);
    }
    return node;
  }
}
