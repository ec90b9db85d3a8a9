package arboretum.experiment.sla;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of a descriptor, read by its fields. What has another type than its field is absent
 * here and says nothing: {@link FieldCheck} has reported it.
 *
 * @param mapping the object
 * @param place its path
 */
record Part(Tree.Mapping mapping, Place place) {
  private static final int LONGEST_NUMBER = 40;

  boolean has(String field) {
    return mapping.get(field).isPresent();
  }

  /** Returns a text; empty also if it is blank. */
  Optional<String> text(String field) {
    return mapping.get(field).flatMap(this::text).filter(text -> !text.isBlank());
  }

  private Optional<String> text(Tree tree) {
    return tree instanceof Tree.Scalar scalar && place.isText(scalar)
        ? Optional.of(scalar.text().strip())
        : Optional.empty();
  }

  Optional<BigDecimal> number(String field) {
    return mapping
        .get(field)
        .filter(tree -> tree instanceof Tree.Scalar scalar && !scalar.quoted())
        .flatMap(tree -> decimal(((Tree.Scalar) tree).text()));
  }

  /** Returns the number that is written so; empty if it is none. */
  static Optional<BigDecimal> decimal(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean flag(String field) {
    return mapping.get(field).orElse(mapping) instanceof Tree.Scalar scalar
        && scalar.text().equals("true");
  }

  boolean isList(String field) {
    return mapping.get(field).filter(Tree.Sequence.class::isInstance).isPresent();
  }

  /** Returns the texts of a list that are not blank; none if it is not there. */
  List<String> texts(String field) {
    return items(field).stream()
        .flatMap(item -> text(item).stream())
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** Returns the objects of a list; none if it is not there. */
  List<Part> parts(String field) {
    var parts = new ArrayList<Part>();
    List<Tree> items = items(field);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Tree.Mapping item) {
        parts.add(new Part(item, place.key(field).item(i)));
      }
    }
    return parts;
  }

  private List<Tree> items(String field) {
    return mapping.get(field).orElse(mapping) instanceof Tree.Sequence list
        ? list.items()
        : List.of();
  }

  /** Returns where the value of a field stands, or its object if it is not there. */
  Mark mark(String field) {
    return mapping.get(field).map(Tree::mark).orElse(mapping.mark());
  }

  /** Returns a problem with the value of a field. */
  Problem problem(String field, String message) {
    return problem(mark(field), place.key(field), message);
  }

  /** Returns a problem with the object. */
  Problem problem(String message) {
    return problem(mapping.mark(), place, message);
  }

  static Problem problem(Mark mark, Place place, String message) {
    return new Problem(mark.file(), mark.line(), mark.column(), place.path(), message);
  }
}
