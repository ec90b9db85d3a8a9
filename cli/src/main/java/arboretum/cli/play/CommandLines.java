package arboretum.cli.play;

import arboretum.experiment.run.Task;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Command lines for a shell, to make something again. */
public final class CommandLines {
  private static final String PROGRAM = "./arboretum";

  private CommandLines() {}

  /** Returns {@code ./arboretum} and its arguments, quoted where a shell needs it. */
  public static String of(List<String> arguments) {
    StringBuilder line = new StringBuilder(PROGRAM);
    arguments.forEach(argument -> line.append(' ').append(quoted(argument)));
    return line.toString();
  }

  /** Returns the command that makes a run again. */
  static String again(List<String> command, Request request, LoadedScenario scenario) {
    List<String> words = begin(command, request);
    words.addAll(List.of("--seed", Long.toString(scenario.seed())));
    words.addAll(List.of("--replications", Integer.toString(scenario.replications())));
    return of(words);
  }

  /** Returns the command that makes a replication again, and looks closely. */
  static String again(List<String> command, Request request, LoadedScenario scenario, Task task) {
    List<String> words = begin(command, request);
    for (Parameter parameter : scenario.points().get(task.point()).parameters()) {
      words.add("--set");
      words.add(parameter.path() + "=" + parameter.value());
    }
    words.addAll(List.of("--seed", Long.toString(scenario.seed())));
    words.addAll(List.of("--replications", Integer.toString(task.replication() + 1)));
    return of(words);
  }

  private static List<String> begin(List<String> command, Request request) {
    List<String> words = new ArrayList<>(command);
    words.add(request.file().toString());
    for (String set : request.sets()) {
      words.add("--set");
      words.add(set);
    }
    request.jars().ifPresent(folder -> words.addAll(List.of("--plugins", folder.toString())));
    return words;
  }

  private static String quoted(String word) {
    if (!word.isEmpty() && word.matches("[A-Za-z0-9_./:=,@%+~-]+")) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
