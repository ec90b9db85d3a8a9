package arboretum.experiment.sla;

import arboretum.experiment.scenario.syntax.Tree;

/**
 * The path of a value.
 *
 * @param path written; empty for the whole document
 * @param style how paths of this document are written
 */
record Place(String path, Style style) {
  /** How a path is written. */
  enum Style {
    /** A JSON pointer (RFC 6901), such as {@code /applications/0/application_name}. */
    POINTER,
    /** As in scenarios, such as {@code applications[0].application_name}. */
    KEYS
  }

  /** Returns whether this is in a scenario, where a text needs no quotes. */
  boolean isInline() {
    return style == Style.KEYS;
  }

  /** Returns whether a value of this document is a text. */
  boolean isText(Tree.Scalar scalar) {
    return scalar.quoted() || (isInline() && !scalar.isNothing());
  }

  /** Returns the path of a key below. */
  Place key(String name) {
    return new Place(
        switch (style) {
          case POINTER -> path + "/" + name.replace("~", "~0").replace("/", "~1");
          case KEYS -> path.isEmpty() ? name : path + "." + name;
        },
        style);
  }

  /** Returns the path of an item below, counted from 0. */
  Place item(int index) {
    return new Place(style == Style.POINTER ? path + "/" + index : path + "[" + index + "]", style);
  }
}
