package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code -Darboretum.acceptGolden=true} writes the documents anew in place of comparing them. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static void assertCurrent(String name, String text) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("arboretum.acceptGolden")) {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(text, Files.readString(file), "docs/" + name + " is not current");
  }

  @Test
  void theKeyReferenceIsCurrent() throws IOException {
    assertCurrent("SCENARIOS.md", Documentation.scenarios());
  }

  @Test
  void theProfilesAreCurrent() throws IOException {
    assertCurrent("PROFILES.md", Documentation.profiles());
  }

  @Test
  void theSchemaHasEveryDefinitionThatItNames() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Schema.json());
    assertFalse(schema.path("properties").path("topology").isMissingNode());
    for (JsonNode reference : schema.findValues("$ref")) {
      String name = reference.asText().replace("#/$defs/", "");
      assertTrue(schema.path("$defs").path(name).has("properties"), name);
    }
  }
}
