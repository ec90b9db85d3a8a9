package arboretum.experiment.sla;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.syntax.JsonReader;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads Oakestra's deployment descriptor: SLA JSON, {@code sla_version} v2.0 only.
 *
 * <p>Units are those of the format; {@code memory} and {@code storage} are in MB, taken as 10^6
 * bytes as everywhere in Arboretum (the format names no factor), {@code bandwidth_in} and {@code
 * bandwidth_out} in kbit/s of 1000 bit/s, thresholds in ms of round-trip time or km. Amounts that
 * are not given are 0.
 *
 * <p>Aliases: {@code container} for {@code docker}; {@code vcpu} and {@code vgpu} for {@code vcpus}
 * and {@code vgpus} (the schema has the latter; the scheduler of the paper's artifact read the
 * former, so that what was asked for by the schema counted as 0); constraints beside the
 * microservices, each with its {@code microservice_id}, and a threshold that stands under the name
 * {@code latency} (Schema 1 of the paper, in our reading).
 *
 * <p>Fields that the format does not know are allowed, as in Oakestra, and named in the warning of
 * the {@link Descriptor}. One that differs by a slip from a field that is missing is a problem.
 */
public final class SlaReader {
  private static final String APPLICATIONS = "applications";

  private final Problems problems;
  private final Notes notes = new Notes();

  private SlaReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @throws InputException with every problem of it, in order of place
   */
  public static Descriptor read(Path file) {
    var problems = new Problems();
    Optional<Descriptor> descriptor =
        YamlReader.text(file, "a descriptor", problems)
            .flatMap(text -> parse(file.toString(), text, problems));
    problems.throwIfAny();
    return descriptor.orElseThrow();
  }

  /**
   * Reads a text.
   *
   * @param file how the user named it, for problems
   * @return empty if there are problems
   */
  static Optional<Descriptor> parse(String file, String text, Problems problems) {
    var found = new Problems();
    Optional<Descriptor> descriptor =
        JsonReader.parse(file, text, found).flatMap(new SlaReader(found)::file);
    problems.addAll(found.sorted());
    return found.isEmpty() ? descriptor : Optional.empty();
  }

  /**
   * Reads an application that stands in a scenario: the same fields, but texts need no quotes and
   * {@code vcpus} may be fractional, in thousandths.
   *
   * @param path of the application in the scenario
   * @return a descriptor of one application; empty if there are problems
   */
  public static Optional<Descriptor> inline(Tree.Mapping tree, String path, Problems problems) {
    var found = new Problems();
    var reader = new SlaReader(found);
    var place = new Place(path, Place.Style.KEYS);
    new FieldCheck(found, reader.notes).check(tree, Fields.APPLICATION, place);
    Optional<Application> application = reader.application(new Part(tree, place));
    problems.addAll(found.sorted());
    return found.isEmpty()
        ? application.map(a -> new Descriptor(List.of(a), reader.notes.sentence()))
        : Optional.empty();
  }

  private Optional<Descriptor> file(Tree tree) {
    var place = new Place("", Place.Style.POINTER);
    if (tree instanceof Tree.Mapping mapping && isOtherVersion(new Part(mapping, place))) {
      return Optional.empty();
    }
    new FieldCheck(problems, notes).check(tree, Fields.FILE, place);
    if (!(tree instanceof Tree.Mapping mapping)) {
      return Optional.empty();
    }
    var applications = new ArrayList<Application>();
    var names = new TreeMap<String, Part>();
    for (Part part : new Part(mapping, place).parts(APPLICATIONS)) {
      application(part).ifPresent(applications::add);
      unique(part, names);
    }
    return Optional.of(new Descriptor(applications, notes.sentence()));
  }

  /** Nothing else is looked at in a file of another version: every field may mean another thing. */
  private boolean isOtherVersion(Part file) {
    Optional<String> version = file.text("sla_version").filter(v -> !v.equals(Fields.VERSION));
    version.ifPresent(
        v ->
            problems.add(
                file.problem(
                    "sla_version",
                    "\"" + v + "\" is not read; allowed: \"" + Fields.VERSION + "\"")));
    return version.isPresent();
  }

  private void unique(Part part, Map<String, Part> names) {
    Optional<String> name = part.text("application_name");
    Optional<String> namespace = part.text("application_namespace");
    if (name.isEmpty() || namespace.isEmpty()) {
      return;
    }
    Part first = names.putIfAbsent(name.get() + "." + namespace.get(), part);
    if (first != null) {
      String message = "\"" + name.get() + "\" is the name of " + first.place().path() + " as well";
      problems.add(part.problem("application_name", message));
    }
  }

  private Optional<Application> application(Part part) {
    return new ApplicationReader(part, problems, notes).read();
  }
}
