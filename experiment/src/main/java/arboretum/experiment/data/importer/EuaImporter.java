package arboretum.experiment.data.importer;

import arboretum.experiment.data.csv.Decimal;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Base stations and users of the EUA data set: line ends become those of Unix, users get a number
 * from 0 in place of their IP address or in front, and latitudes, longitudes and the users' post
 * codes are written anew.
 *
 * <p>Arithmetic, fixed because the bytes depend on it: the first 17 digits of a number are summed
 * up in a double, which is divided by the power of ten; the result is written with the fewest
 * digits that mean it. So {@code -37.812121999999995} becomes {@code -37.812122}, and {@code 3037}
 * becomes {@code 3037.0}.
 */
final class EuaImporter implements Importer {
  private static final int MAX_DIGITS = 17;
  private static final String SITES = "edge-servers/site-optus-melbCBD.csv";
  private static final String USERS = "users/users-aus.csv";
  private static final String GENERATED = "users/users-melbcbd-generated.csv";
  private static final String USER_ID = "user_id,";

  @Override
  public String name() {
    return "eua-melbourne";
  }

  @Override
  public int version() {
    return 1;
  }

  /** What becomes of the first field of a line. */
  private enum First {
    KEPT,
    NUMBER_INSTEAD,
    NUMBER_BEFORE
  }

  @Override
  public void run(Path origin, Path target) throws IOException {
    var problems = new Problems();
    String sites =
        new Table(origin.resolve(SITES), First.KEPT, List.of(1, 2), problems)
            .read(
                "SITE_ID,LATITUDE,LONGITUDE,NAME,STATE,LICENSING_AREA_ID,POSTCODE,SITE_PRECISION,"
                    + "ELEVATION,HCIS_L2");
    String users =
        new Table(origin.resolve(USERS), First.NUMBER_INSTEAD, List.of(1, 2, 3), problems)
            .read("IP,Latitude,Longitude,PostCode,City,State,Country");
    String generated =
        new Table(origin.resolve(GENERATED), First.NUMBER_BEFORE, List.of(0, 1), problems)
            .read("Latitude,Longitude");
    problems.throwIfAny();
    write(target.resolve("sites_optus_melbourne_cbd.csv"), sites);
    write(target.resolve("users_australia_ipgeo.csv"), users);
    write(target.resolve("users_melbourne_cbd_GENERATED.csv"), generated);
    Files.copy(origin.resolve("LICENSE"), target.resolve("LICENSE"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** Converts one file. */
  private record Table(Path file, First first, List<Integer> numbers, Problems problems) {
    String read(String header) {
      var out = new StringBuilder();
      try (BufferedReader in = TextFile.reader(file)) {
        String columns = in.readLine();
        if (!header.equals(columns)) {
          problem(1, 1, "the columns are " + columns + "; allowed: " + header);
          return "";
        }
        out.append(
                switch (first) {
                  case KEPT -> header;
                  case NUMBER_INSTEAD -> USER_ID + header.substring(header.indexOf(',') + 1);
                  case NUMBER_BEFORE -> USER_ID + header;
                })
            .append('\n');
        int row = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          row(line, row++, out);
        }
      } catch (IOException e) {
        problems.add(Problem.of(file.toString(), TextFile.reason(e)));
      }
      return out.toString();
    }

    private void row(String line, int row, StringBuilder out) {
      // What follows the numbers is taken as it is: names of cities may hold commas in quotes.
      int cut = numbers.getLast() + 2;
      String[] fields = line.split(",", cut);
      if (fields.length <= numbers.getLast()) {
        problem(row + 2, 1, fields.length + " fields; allowed: " + cut + " or more");
        return;
      }
      for (int column : numbers) {
        // A post code may be missing; a place may not.
        boolean mayBeEmpty = column > 2;
        if (!(mayBeEmpty && fields[column].isEmpty())) {
          fields[column] = rewritten(fields[column], row + 2, column + 1);
        }
      }
      switch (first) {
        case KEPT -> {}
        case NUMBER_INSTEAD -> fields[0] = Integer.toString(row);
        case NUMBER_BEFORE -> out.append(row).append(',');
      }
      out.append(String.join(",", fields)).append('\n');
    }

    private String rewritten(String text, int line, int column) {
      if (!text.matches("-?\\d+(\\.\\d+)?") || Double.isNaN(Decimal.parse(text))) {
        problem(line, column, "\"" + text + "\"; allowed: a decimal number");
        return text;
      }
      return Double.toString(number(text));
    }

    private void problem(int line, int column, String message) {
      problems.add(file.toString(), line, column, "", message);
    }
  }

  private static double number(String text) {
    double number = 0;
    int digits = 0;
    int scale = 0;
    boolean fraction = false;
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        fraction = true;
      } else if (digits < MAX_DIGITS) {
        number = number * 10 + (c - '0');
        digits++;
        scale += fraction ? 1 : 0;
      } else {
        scale -= fraction ? 0 : 1;
      }
    }
    double power = Double.parseDouble("1e" + Math.abs(scale));
    double scaled = scale >= 0 ? number / power : number * power;
    return text.startsWith("-") ? -scaled : scaled;
  }
}
