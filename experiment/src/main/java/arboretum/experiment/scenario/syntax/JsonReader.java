package arboretum.experiment.scenario.syntax;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) into a {@link Tree}: its strings are quoted scalars, the rest bare ones.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String file;
  private final JsonParser parser;

  private JsonReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads a document.
   *
   * @param file how the user named it, for problems
   * @return its tree; empty, and a problem added, if it is no JSON
   */
  public static Optional<Tree> parse(String file, String text, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      var reader = new JsonReader(file, parser);
      if (parser.nextToken() == null) {
        problems.add(Problem.of(file, "is empty"));
        return Optional.empty();
      }
      Tree tree = reader.tree();
      if (parser.nextToken() != null) {
        Mark mark = reader.mark();
        problems.add(file, mark.line(), mark.column(), "", "text after the end of the document");
        return Optional.empty();
      }
      return Optional.of(tree);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String message = "no JSON: " + e.getOriginalMessage().replaceAll("\\s+", " ").strip();
      problems.add(
          file,
          at == null ? 0 : Math.max(0, at.getLineNr()),
          at == null ? 0 : Math.max(0, at.getColumnNr()),
          "",
          message);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
  }

  /** Reads the value that begins with the current token. */
  private Tree tree() throws IOException {
    Mark mark = mark();
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var entries = new ArrayList<Tree.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          Mark key = mark();
          String name = parser.currentName();
          parser.nextToken();
          entries.add(new Tree.Entry(name, key, tree()));
        }
        yield new Tree.Mapping(entries, mark);
      }
      case START_ARRAY -> {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree());
        }
        yield new Tree.Sequence(items, mark);
      }
      case VALUE_STRING -> new Tree.Scalar(parser.getText(), true, mark);
      default -> new Tree.Scalar(parser.getText(), false, mark);
    };
  }

  private Mark mark() {
    JsonLocation at = parser.currentTokenLocation();
    return new Mark(file, at.getLineNr(), at.getColumnNr());
  }
}
