package arboretum.experiment.scenario.syntax;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML into a {@link Tree}. Only the syntax is YAML's: no tags, no anchors, aliases or merges
 * (a scenario that repeats itself says so in words), so that nothing is read that isn't written
 * where it is reported.
 */
public final class YamlReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MAX_BYTES = 16 << 20;

  private final String file;
  private final Problems problems;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file as UTF-8 text; empty, and a problem added, if it can't be read. */
  public static Optional<String> text(Path path, Problems problems) {
    return text(path, "a scenario file", problems);
  }

  /**
   * Reads a file as UTF-8 text; empty, and a problem added, if it can't be read.
   *
   * @param wanted what it ought to be, in words
   */
  public static Optional<String> text(Path path, String wanted, Problems problems) {
    String file = path.toString();
    try {
      if (Files.isDirectory(path)) {
        problems.add(Problem.of(file, "is a folder; wanted " + wanted));
        return Optional.empty();
      }
      if (Files.size(path) > MAX_BYTES) {
        problems.add(Problem.of(file, "is larger than 16 MiB; wanted " + wanted));
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(Problem.of(file, "is not text in UTF-8"));
    } catch (NoSuchFileException e) {
      problems.add(Problem.of(file, "there is no such file"));
    } catch (IOException e) {
      problems.add(Problem.of(file, "can't be read: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /**
   * Reads a document.
   *
   * @param file how the user named it, for problems
   * @return its tree; empty, and problems added, if it is no YAML
   */
  public static Optional<Tree> parse(String file, String text, Problems problems) {
    return new YamlReader(file, problems).parse(text);
  }

  private Optional<Tree> parse(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        problems.add(Problem.of(file, "is empty"));
        return Optional.empty();
      }
      return Optional.of(tree(root, ""));
    } catch (MarkedYAMLException e) {
      problems.add(new Problem(file, line(e), column(e), "", reason(e)));
    } catch (ReaderException e) {
      problems.add(unreadable(text, e));
    } catch (YAMLException e) {
      problems.add(Problem.of(file, "no YAML: " + oneLine(String.valueOf(e.getMessage()))));
    }
    return Optional.empty();
  }

  private Tree tree(Node node, String path) {
    var mark = mark(node);
    if (node.getAnchor() != null) {
      String message = "anchors and aliases (&, *) are not allowed; write the value out";
      problems.add(file, mark.line(), mark.column(), path, message);
      return new Tree.Scalar("", false, mark);
    }
    return switch (node) {
      case ScalarNode scalar -> new Tree.Scalar(scalar.getValue(), !scalar.isPlain(), mark);
      case SequenceNode sequence -> {
        var items = new ArrayList<Tree>();
        for (Node item : sequence.getValue()) {
          items.add(tree(item, path + "[" + items.size() + "]"));
        }
        yield new Tree.Sequence(items, mark);
      }
      case MappingNode mapping -> {
        var entries = new ArrayList<Tree.Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
          entry(tuple, path).ifPresent(entries::add);
        }
        yield new Tree.Mapping(entries, mark);
      }
      default -> throw new IllegalStateException("unknown kind of YAML node " + node.getNodeId());
    };
  }

  private Optional<Tree.Entry> entry(NodeTuple tuple, String path) {
    Mark mark = mark(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(file, mark.line(), mark.column(), path, "a key must be a word");
      return Optional.empty();
    }
    String name = key.getValue();
    String below = path.isEmpty() ? name : path + "." + name;
    return Optional.of(new Tree.Entry(name, mark, tree(tuple.getValueNode(), below)));
  }

  private Mark mark(Node node) {
    var start = node.getStartMark();
    return new Mark(file, start.getLine() + 1, start.getColumn() + 1);
  }

  private static int line(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
  }

  private static int column(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn() + 1;
  }

  private static String reason(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t")) {
      return "a tab; YAML is indented by spaces";
    }
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return "no YAML: " + oneLine(context + problem);
  }

  private Problem unreadable(String text, ReaderException e) {
    int end = Math.min(text.length(), text.offsetByCodePoints(0, clampedPosition(text, e)));
    String before = text.substring(0, end);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - (before.lastIndexOf('\n') + 1) + 1;
    String code = String.format(java.util.Locale.ROOT, "U+%04X", e.getCodePoint());
    return new Problem(file, line, column, "", "the character " + code + " is not allowed in text");
  }

  private static int clampedPosition(String text, ReaderException e) {
    return Math.max(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ").strip();
  }
}
