package arboretum.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What neither compiler nor linter knows about the text of a source file. A hit reads {@code
 * path:line: X is banned, use Y}.
 *
 * <p>This is a reader of lines, not a parser: comments and the contents of string literals are
 * blanked first, and an expression that is broken over two lines may escape. {@link Rules} sees the
 * same calls in bytecode; here the message names the replacement.
 */
final class StyleRules {
  /** Longest line, in characters; imports and links may be longer. */
  static final int LINE = 120;

  static final int FILE = 400;
  static final int TEST_FILE = 600;

  private static final Pattern LOGIC_AND_SIM =
      Pattern.compile(
          "(scheduler|sim)/src/main/java/.*|experiment/src/main/java/arboretum/experiment/"
              + "(plan|workload|scenario|sla|wire|record|metric|data/(csv|importer|matrix|openb|requests))/.*");

  /** The engine's library has static state of its own, which construction has to guard. */
  private static final Pattern UNLOCKED =
      Pattern.compile("(scheduler/src/main/java|sim/src/main/java/arboretum/sim/(?!engine/)).*");

  private static final Pattern MAIN = Pattern.compile("[a-z]+/src/main/java/.*");
  private static final Pattern SPEAKS =
      Pattern.compile("(scheduler|experiment|report|sim|live)/src/main/java/.*");
  private static final Pattern CONSTANTS =
      Pattern.compile("sim/src/main/java/arboretum/sim/(runtime|network)/.*");

  private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern GRADED =
      Pattern.compile("TODO\\(#\\d+, (before-results|before-release|someday)\\)");
  private static final Pattern CODE_IN_COMMENT =
      Pattern.compile("^\\s*//\\s*(?!source:)[\\w.<>\\[\\], ]+(\\([^)]*\\)|\\s=\\s.*);\\s*$");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*(?:(?:public|private|protected)\\s+)?(?:static\\s+final|final\\s+static)\\s+"
              + "(?:byte|short|int|long|float|double)(?:\\[\\])?\\s+([A-Z][A-Z0-9_]*)\\b.*");

  /**
   * @param where paths, from the project's root, that the ban is about
   * @param what pattern in code without comments and literals
   * @param name what the message calls it
   * @param instead what to use
   */
  private record Banned(Pattern where, Pattern what, String name, String instead) {}

  private static final List<Banned> BANNED =
      List.of(
          banned(
              LOGIC_AND_SIM,
              "\\bSet\\.(of|copyOf)\\(",
              "Set.of/copyOf",
              "List.of, a TreeSet or an EnumSet (salted order)"),
          banned(
              LOGIC_AND_SIM,
              "\\bMap\\.(of|ofEntries|copyOf)\\(",
              "Map.of/copyOf",
              "a TreeMap, LinkedHashMap or EnumMap (salted order)"),
          banned(
              LOGIC_AND_SIM,
              "\\bnew (HashMap|HashSet|IdentityHashMap|WeakHashMap)\\b",
              "a hashed collection",
              "TreeMap, LinkedHashMap, EnumMap or an array"),
          banned(
              LOGIC_AND_SIM,
              "\\b(Collectors\\.)?toSet\\(\\)",
              "Collectors.toSet",
              "Collectors.toCollection(TreeSet::new)"),
          banned(
              LOGIC_AND_SIM,
              "\\bparallelStream\\(|\\.parallel\\(\\)",
              "parallelStream",
              "stream (replications are what runs in parallel)"),
          banned(
              LOGIC_AND_SIM,
              "\\bMath\\.(sin|cos|tan|asin|acos|atan2?|exp|expm1|log|log10|log1p|pow|sinh|cosh|tanh|cbrt|hypot)\\b",
              "Math's transcendental functions",
              "StrictMath (the same bits on every platform)"),
          banned(
              LOGIC_AND_SIM,
              "\\bMath\\.random\\b|\\bnew Random\\b|\\bThreadLocalRandom\\b|\\bUUID\\.randomUUID\\b",
              "randomness without a name",
              "RandomSource.fork(purpose)"),
          banned(
              LOGIC_AND_SIM,
              "\\bSystem\\.(nanoTime|currentTimeMillis)\\b|\\bInstant\\.now\\b",
              "the wall clock",
              "the time that comes with the input"),
          banned(
              LOGIC_AND_SIM,
              "\\bThread\\.(sleep|ofVirtual|ofPlatform|startVirtualThread)\\b|\\bnew Thread\\b",
              "a thread or a sleep",
              "Timers.set"),
          banned(UNLOCKED, "\\bsynchronized\\b", "synchronized", "one owner per state"),
          banned(
              LOGIC_AND_SIM,
              "\\bDouble\\.MIN_VALUE\\b",
              "Double.MIN_VALUE (the smallest positive)",
              "Double.NEGATIVE_INFINITY"),
          banned(
              MAIN,
              "\\bString\\.format\\((?!\\s*(java\\.util\\.)?Locale\\b)(?=.)",
              "String.format in the user's locale",
              "String.format(Locale.ROOT, ...)"),
          banned(
              MAIN,
              "\\.formatted\\(",
              "formatted in the user's locale",
              "String.format(Locale.ROOT, ...)"),
          banned(
              MAIN,
              "\\.to(Lower|Upper)Case\\(\\)",
              "upper or lower case in the user's locale",
              "the overload with Locale.ROOT"),
          banned(MAIN, "\\.printStackTrace\\(", "printStackTrace", "throw, or a logger"),
          banned(
              SPEAKS,
              "\\bSystem\\.(out|err)\\b",
              "System.out/err",
              "a return value, Trace or a logger; only cli and bench print"));

  private StyleRules() {}

  private static Banned banned(Pattern where, String what, String name, String instead) {
    return new Banned(where, Pattern.compile(what), name, instead);
  }

  /**
   * Returns every hit in one Java file.
   *
   * @param path from the project's root, with slashes
   */
  static List<String> hits(String path, List<String> lines) {
    List<String> hits = new ArrayList<>();
    int most = path.contains("/src/test/") ? TEST_FILE : FILE;
    if (lines.size() > most) {
      hits.add(path + ":" + lines.size() + ": a file over " + most + " lines is banned, use two");
    }
    List<String> code = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    split(lines, code, comments);
    for (int i = 0; i < lines.size(); i++) {
      String at = path + ":" + (i + 1) + ": ";
      String line = lines.get(i);
      if (line.length() > LINE && !line.startsWith("import ") && !line.contains("://")) {
        hits.add(at + "a line over " + LINE + " characters is banned, use two");
      }
      if (TODO.matcher(comments.get(i)).find() && !GRADED.matcher(line).find()) {
        hits.add(
            at + "a bare TODO is banned, use TODO(#issue, before-results|before-release|someday)");
      }
      if (CODE_IN_COMMENT.matcher(line).matches()) {
        hits.add(at + "commented-out code is banned, use the history");
      }
      for (Banned ban : BANNED) {
        if (ban.where().matcher(path).matches() && ban.what().matcher(code.get(i)).find()) {
          hits.add(at + ban.name() + " is banned, use " + ban.instead());
        }
      }
    }
    if (CONSTANTS.matcher(path).matches()) {
      hits.addAll(untagged(path, lines));
    }
    return hits;
  }

  /** Constants of the model that do not name their source on their line or in the comment above. */
  private static List<String> untagged(String path, List<String> lines) {
    List<String> hits = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher constant = NUMBER.matcher(lines.get(i));
      if (constant.matches() && !tagged(lines, i)) {
        hits.add(
            path
                + ":"
                + (i + 1)
                + ": the constant "
                + constant.group(1)
                + " without provenance is banned, use \"// source: ...\" on its line or above");
      }
    }
    return hits;
  }

  private static boolean tagged(List<String> lines, int at) {
    int end = at;
    while (end < lines.size() - 1 && !lines.get(end).contains(";")) {
      end++;
    }
    int begin = at;
    while (begin > 0 && lines.get(begin - 1).strip().matches("(//|/\\*|\\*|@).*|.*\\*/")) {
      begin--;
    }
    return lines.subList(begin, end + 1).stream().anyMatch(line -> line.contains("source:"));
  }

  /** Adds, for each line, its code without the contents of literals, and its comments. */
  private static void split(List<String> lines, List<String> code, List<String> comments) {
    String inside = "";
    for (String line : lines) {
      StringBuilder kept = new StringBuilder();
      StringBuilder said = new StringBuilder();
      int i = 0;
      while (i < line.length()) {
        if (!inside.isEmpty()) {
          int end = line.indexOf(inside, i);
          int next = end < 0 ? line.length() : end + inside.length();
          if (inside.equals("*/")) {
            said.append(line, i, next);
          }
          inside = end < 0 ? inside : "";
          i = next;
        } else if (line.startsWith("//", i)) {
          said.append(line, i, line.length());
          i = line.length();
        } else if (line.startsWith("/*", i)) {
          inside = "*/";
          i += 2;
        } else if (line.startsWith("\"\"\"", i)) {
          inside = "\"\"\"";
          i += 3;
        } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
          i = endOfLiteral(line, i);
          kept.append("\"\"");
        } else {
          kept.append(line.charAt(i++));
        }
      }
      code.add(kept.toString());
      comments.add(said.toString());
    }
  }

  private static int endOfLiteral(String line, int begin) {
    char quote = line.charAt(begin);
    int i = begin + 1;
    while (i < line.length() && line.charAt(i) != quote) {
      i += line.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, line.length());
  }

  /** The path as hits print it. */
  static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
