package arboretum.model;

import java.util.Optional;

/**
 * A node's stable outside name: the path of names from the root, such as {@code root/munich/w1}.
 * Kept over restarts; messages, files and traces carry it.
 *
 * @param path segments of {@code [A-Za-z0-9._-]+} joined by {@code /}
 */
public record NodeName(String path) implements Comparable<NodeName> {
  /** The name of the one node without a parent. */
  public static final NodeName ROOT = new NodeName("root");

  public NodeName {
    if (!isPath(path)) {
      throw new IllegalArgumentException(
          "a node name is letters, digits, '.', '_', '-' between '/': \"" + path + "\"");
    }
  }

  /** Returns the name of this node's member {@code segment}. */
  public NodeName child(String segment) {
    return new NodeName(path + "/" + segment);
  }

  /** Returns the parent's name; empty for the root. */
  public Optional<NodeName> parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(new NodeName(path.substring(0, slash)));
  }

  /** Returns the last segment. */
  public String leaf() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the number of edges to the root: 0 for the root itself. */
  public int depth() {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        depth++;
      }
    }
    return depth;
  }

  /** Returns whether this node is {@code ancestor} or lies below it. */
  public boolean isWithin(NodeName ancestor) {
    return path.startsWith(ancestor.path)
        && (path.length() == ancestor.path.length() || path.charAt(ancestor.path.length()) == '/');
  }

  @Override
  public int compareTo(NodeName other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }

  private static boolean isPath(String path) {
    boolean segmentStarted = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '/') {
        if (!segmentStarted) {
          return false;
        }
        segmentStarted = false;
      } else if (isNameCharacter(c)) {
        segmentStarted = true;
      } else {
        return false;
      }
    }
    return segmentStarted;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
