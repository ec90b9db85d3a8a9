package arboretum.experiment.scenario.syntax;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) into a {@link Tree}: texts are its quoted scalars; numbers, truth values
 * and null its bare ones, as they were written.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Advice to programmers at the end of the parser's messages. */
  private static final String PARSER_SETTINGS = "( \\(not recognized as|: enable `).*$";

  private final String file;
  private final JsonParser parser;
  private final Deque<Mark> open = new ArrayDeque<>();

  private JsonReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads a document.
   *
   * @param file how the user named it, for problems
   * @return its tree; empty, and one located problem added, if the text is no JSON
   */
  public static Optional<Tree> parse(String file, String text, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(file, parser).document(problems);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be read", e);
    }
  }

  private Optional<Tree> document(Problems problems) throws IOException {
    try {
      if (parser.nextToken() == null) {
        problems.add(Problem.of(file, "is empty"));
        return Optional.empty();
      }
      Tree tree = value();
      if (parser.nextToken() != null) {
        Mark more = mark();
        problems.add(file, more.line(), more.column(), "", "text after the end of the document");
        return Optional.empty();
      }
      return Optional.of(tree);
    } catch (JsonProcessingException e) {
      problems.add(noJson(e));
      return Optional.empty();
    }
  }

  private Problem noJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    int line = at == null ? 0 : Math.max(0, at.getLineNr());
    int column = at == null ? 0 : Math.max(0, at.getColumnNr());
    if (e instanceof JsonEOFException && !open.isEmpty()) {
      Mark began = open.peek();
      String where = began.line() + ":" + began.column();
      String message = "the file ends too early: what begins at " + where + " is not closed";
      return new Problem(file, line, column, "", message);
    }
    String reason =
        String.valueOf(e.getOriginalMessage())
            .replaceAll("\\s+", " ")
            .replaceFirst(PARSER_SETTINGS, "")
            .strip();
    return new Problem(file, line, column, "", "no JSON: " + reason);
  }

  private Tree value() throws IOException {
    Mark mark = mark();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(mark);
      case START_ARRAY -> array(mark);
      case VALUE_STRING -> new Tree.Scalar(parser.getText(), true, mark);
      default -> new Tree.Scalar(parser.getText(), false, mark);
    };
  }

  private Tree object(Mark mark) throws IOException {
    open.push(mark);
    var entries = new ArrayList<Tree.Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Mark key = mark();
      String name = parser.currentName();
      parser.nextToken();
      entries.add(new Tree.Entry(name, key, value()));
    }
    open.pop();
    return new Tree.Mapping(entries, mark);
  }

  private Tree array(Mark mark) throws IOException {
    open.push(mark);
    var items = new ArrayList<Tree>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    open.pop();
    return new Tree.Sequence(items, mark);
  }

  private Mark mark() {
    JsonLocation at = parser.currentTokenLocation();
    return new Mark(file, at.getLineNr(), at.getColumnNr());
  }
}
