package arboretum.experiment.sla;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.sla.Field.Count;
import arboretum.experiment.sla.Field.Level;
import arboretum.experiment.sla.Field.Need;
import arboretum.experiment.sla.Field.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds a descriptor against the fields of the format. Fields that the format does not know are
 * allowed and noted, but for those that are a slip of one that is missing: the value would be lost
 * and another run.
 */
final class FieldCheck {
  private static final int SHOWN = 40;
  private static final int LETTERS_PER_SLIP = 4;

  private final Problems problems;
  private final Notes notes;

  FieldCheck(Problems problems, Notes notes) {
    this.problems = problems;
    this.notes = notes;
  }

  /** Adds a problem for everything that {@code level} does not allow. */
  void check(Tree tree, Level level, Place place) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      report(tree.mark(), place, found(tree, place) + "; wanted: an object");
      return;
    }
    Map<String, Mark> seen = new TreeMap<>();
    for (Tree.Entry entry : mapping.entries()) {
      Mark first = seen.putIfAbsent(entry.key(), entry.mark());
      if (first == null) {
        entry(entry, level, mapping, place.key(entry.key()));
      } else {
        String where = first.line() + ":" + first.column();
        report(entry.mark(), place.key(entry.key()), "stands here twice; first at " + where);
      }
    }
    for (Field field : level.fields()) {
      if (field.need() == Need.REQUIRED && !seen.containsKey(field.name())) {
        String message = "is missing; wanted: " + field.kind().wanted();
        report(mapping.mark(), place.key(field.name()), message);
      }
    }
  }

  private void entry(Tree.Entry entry, Level level, Tree.Mapping mapping, Place place) {
    Optional<Field> field = level.field(entry.key());
    if (field.isEmpty()) {
      unknown(entry, absent(level, mapping), place);
      return;
    }
    boolean nested = field.get().kind() instanceof Field.Parts;
    if (nested && field.get().use() == Use.CARRIED) {
      new FieldCheck(problems, new Notes()).value(entry.value(), field.get().kind(), place);
    } else {
      value(entry.value(), field.get().kind(), place);
    }
    if (field.get().use() == Use.CARRIED && saysSomething(entry.value())) {
      notes.carried(entry.key(), entry.mark());
    }
  }

  private void unknown(Tree.Entry entry, List<String> absent, Place place) {
    Optional<String> near = Nearest.of(entry.key(), absent);
    if (near.filter(name -> isSlip(entry.key(), name)).isPresent()) {
      report(entry.mark(), place, "unknown field; did you mean \"" + near.get() + "\"?");
    } else {
      String hint = near.map(name -> " [\"" + name + "\"?]").orElse("");
      notes.carried(entry.key() + hint, entry.mark());
    }
  }

  private static boolean isSlip(String written, String known) {
    int longer = Math.max(written.length(), known.length());
    return Nearest.distance(written.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT))
        <= Math.max(1, longer / LETTERS_PER_SLIP);
  }

  private static List<String> absent(Level level, Tree.Mapping mapping) {
    return level.fields().stream()
        .filter(field -> field.use() == Use.READ)
        .map(Field::name)
        .filter(name -> !Fields.ALIASES.contains(name))
        .filter(name -> mapping.get(name).isEmpty())
        .toList();
  }

  /** Returns whether a value is more than the absence of its field. */
  private static boolean saysSomething(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> !scalar.text().isEmpty() && !isWord(scalar, "false");
      case Tree.Sequence list -> !list.items().isEmpty();
      case Tree.Mapping mapping -> !mapping.entries().isEmpty();
    };
  }

  private void value(Tree tree, Field.Kind kind, Place place) {
    switch (kind) {
      case Field.Text text -> {
        if (!isText(tree, place)
            || !text.pattern().matcher(((Tree.Scalar) tree).text()).matches()) {
          wrong(tree, kind.wanted(), place);
        }
      }
      case Field.Amount number -> number(tree, number, place);
      case Field.Cores cores ->
          number(tree, place.isInline() ? cores.fractional() : cores.whole(), place);
      case Field.Flag flag -> {
        if (!isWord(tree, "true") && !isWord(tree, "false")) {
          wrong(tree, kind.wanted(), place);
        }
      }
      case Field.Texts texts -> texts(tree, place);
      case Field.Parts parts -> parts(tree, parts, place);
      case Field.Any any -> {}
    }
  }

  private void number(Tree tree, Field.Amount number, Place place) {
    Optional<BigDecimal> value =
        tree instanceof Tree.Scalar scalar && !scalar.quoted()
            ? Part.decimal(scalar.text())
            : Optional.empty();
    boolean within =
        value.isPresent()
            && value.get().compareTo(new BigDecimal(number.least())) >= 0
            && value.get().compareTo(new BigDecimal(number.most())) <= 0;
    if (!within) {
      wrong(tree, number.wanted(), place);
    } else if (value.get().stripTrailingZeros().scale() > number.digits()) {
      boolean whole = number.digits() == 0;
      String digits = ", with at most " + number.digits() + " digits after the point";
      wrong(tree, number.wanted() + (whole ? "" : digits), place);
    }
  }

  private void texts(Tree tree, Place place) {
    if (!(tree instanceof Tree.Sequence list)) {
      wrong(tree, "a list of texts", place);
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      if (!isText(list.items().get(i), place)) {
        wrong(list.items().get(i), "a text", place.item(i));
      }
    }
  }

  private void parts(Tree tree, Field.Parts parts, Place place) {
    if (parts.count() == Count.ONE) {
      check(tree, parts.level(), place);
      return;
    }
    boolean list = tree instanceof Tree.Sequence;
    if (!list || (parts.count() == Count.SOME && ((Tree.Sequence) tree).items().isEmpty())) {
      wrong(tree, parts.wanted(), place);
      return;
    }
    List<Tree> items = ((Tree.Sequence) tree).items();
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), parts.level(), place.item(i));
    }
  }

  private static boolean isText(Tree tree, Place place) {
    return tree instanceof Tree.Scalar scalar && place.isText(scalar);
  }

  private static boolean isWord(Tree tree, String word) {
    return tree instanceof Tree.Scalar scalar && !scalar.quoted() && scalar.text().equals(word);
  }

  private void wrong(Tree tree, String wanted, Place place) {
    report(tree.mark(), place, found(tree, place) + "; wanted: " + wanted);
  }

  private static String found(Tree tree, Place place) {
    return switch (tree) {
      case Tree.Scalar scalar -> {
        String text = scalar.text().length() <= SHOWN ? scalar.text() : cut(scalar.text());
        yield "is " + (scalar.quoted() || place.isInline() ? "\"" + text + "\"" : text);
      }
      case Tree.Sequence list -> list.items().isEmpty() ? "is an empty list" : "is a list";
      case Tree.Mapping mapping -> "is an object";
    };
  }

  private static String cut(String text) {
    return text.substring(0, SHOWN) + "...";
  }

  private void report(Mark mark, Place place, String message) {
    problems.add(Part.problem(mark, place, message));
  }
}
