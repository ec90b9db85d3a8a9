package arboretum.experiment.scenario.bind;

import arboretum.coordinates.Area;
import arboretum.experiment.data.geojson.Areas;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.ApplicationKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.ServiceKeys;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.sla.Application;
import arboretum.experiment.sla.Application.Microservice;
import arboretum.experiment.sla.Descriptor;
import arboretum.experiment.sla.SlaReader;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.Restart;
import arboretum.model.ServiceSpec;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Binds the applications of the file: descriptors, and what they do not say. */
final class Applications {
  private static final double MILLIONTHS = 1e6;

  private final Sources sources;
  private final Surroundings surroundings;
  private final Problems problems;
  private final Map<String, Bound> byName = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * An application of the file.
   *
   * @param services targets of connectivity first
   * @param startNanos when it is asked for, unless the timeline does that
   * @param fields its entry
   */
  record Bound(String name, List<Services.Service> services, long startNanos, Fields fields) {
    Bound {
      services = List.copyOf(services);
    }

    boolean startWritten() {
      return fields.has(ApplicationKeys.START);
    }
  }

  /** What constraints refer to beyond the tree: named areas, and the users who are in them. */
  record Surroundings(Areas areas, List<UserPlan> users) {
    List<NodeName> usersIn(Area area) {
      return users.stream()
          .filter(user -> user.place().filter(area::contains).isPresent())
          .map(UserPlan::name)
          .toList();
    }
  }

  Applications(Fields file, Sources sources, Surroundings surroundings, Problems problems) {
    this.sources = sources;
    this.surroundings = surroundings;
    this.problems = problems;
    for (Fields entry : file.items(ScenarioKeys.APPLICATIONS)) {
      checkStart(entry, file.get(ScenarioKeys.DURATION));
      descriptor(entry).ifPresent(descriptor -> bind(entry, descriptor));
    }
  }

  /** Returns the applications that are right, in the order of the file. */
  List<Bound> all() {
    return List.copyOf(byName.values());
  }

  /** Returns the application {@code name.namespace}. */
  Optional<Bound> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns what descriptors say and nothing here depends on, a sentence for each of them. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void checkStart(Fields entry, Optional<Long> duration) {
    Optional<Long> start = entry.get(ApplicationKeys.START);
    if (start.isPresent() && duration.isPresent() && start.get() >= duration.get()) {
      String message =
          Dimension.DURATION.write(start.get())
              + " is after the end; allowed: less than "
              + Dimension.DURATION.write(duration.get());
      entry.report(problems, ApplicationKeys.START, message);
    }
  }

  private Optional<Descriptor> descriptor(Fields entry) {
    List<Key<Tree>> inline = ApplicationKeys.INLINE.stream().filter(entry::has).toList();
    if (!entry.has(ApplicationKeys.SLA)) {
      if (inline.isEmpty()) {
        entry.report(problems, ApplicationKeys.SLA, "is missing; wanted, or an application inline");
        return Optional.empty();
      }
      Optional<Descriptor> descriptor = inline(entry);
      descriptor.flatMap(Descriptor::warning).ifPresent(w -> warn(entry.path(), w));
      return descriptor;
    }
    for (Key<Tree> key : inline) {
      entry.report(problems, key, "does not go with sla; allowed: one of both");
    }
    Optional<String> file = entry.get(ApplicationKeys.SLA);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Descriptor> descriptor = sources.descriptor(entry, ApplicationKeys.SLA, problems);
    descriptor.flatMap(Descriptor::warning).ifPresent(w -> warn(file.get(), w));
    return descriptor;
  }

  private void warn(String where, String warning) {
    String sentence = where + ": " + warning;
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  private Optional<Descriptor> inline(Fields entry) {
    var entries = new ArrayList<Tree.Entry>();
    for (Tree.Entry written : entry.written().entries()) {
      if (ApplicationKeys.INLINE.stream().anyMatch(key -> key.name().equals(written.key()))) {
        entries.add(written);
      }
    }
    return SlaReader.inline(new Tree.Mapping(entries, entry.mark()), entry.path(), problems);
  }

  private void bind(Fields entry, Descriptor descriptor) {
    var settings = new Settings(entry, descriptor);
    long start = entry.get(ApplicationKeys.START).orElse(0L);
    for (Application application : descriptor.applications()) {
      if (byName.containsKey(application.fullName())) {
        Mark mark = entry.mark();
        String message = "\"" + application.fullName() + "\" is another application's name";
        problems.add(mark.file(), mark.line(), mark.column(), entry.path(), message);
        continue;
      }
      var services = new ArrayList<Services.Service>();
      for (Microservice service : application.microservices()) {
        settings.bind(service, start).ifPresent(services::add);
      }
      byName.put(application.fullName(), new Bound(application.fullName(), services, start, entry));
    }
  }

  /** Returns the requirements with the shapes of areas, and who is in them. */
  private Requirements placed(Microservice service) {
    Requirements needs = service.requirements();
    return new Requirements(
        needs.virtualization(),
        needs.architectures(),
        needs.volumeDrivers(),
        needs.constraints().stream()
            .map(c -> c instanceof Constraint.Latency latency ? placed(latency, service) : c)
            .toList(),
        needs.level());
  }

  private Constraint placed(Constraint.Latency latency, Microservice service) {
    Optional<Area> area = surroundings.areas().find(latency.area());
    if (area.isEmpty()) {
      Mark mark = service.mark();
      String message = surroundings.areas().unknown(latency.area());
      problems.add(mark.file(), mark.line(), mark.column(), service.path(), message);
      return latency;
    }
    List<NodeName> users = surroundings.usersIn(area.get());
    if (users.isEmpty()) {
      warn(service.service().value(), "latency to \"" + latency.area() + "\": no user is there");
    }
    return new Constraint.Latency(
        latency.area(), area.get().rings(), users, latency.thresholdNanos());
  }

  /** What an entry says of its microservices beside the descriptor. */
  private final class Settings {
    private final Fields entry;
    private final Map<String, Fields> written = new LinkedHashMap<>();

    Settings(Fields entry, Descriptor descriptor) {
      this.entry = entry;
      List<Microservice> all =
          descriptor.applications().stream().flatMap(a -> a.microservices().stream()).toList();
      for (Fields fields : entry.items(ApplicationKeys.SERVICES)) {
        fields.get(ApplicationKeys.MICROSERVICE).ifPresent(name -> add(fields, name, all));
      }
    }

    private void add(Fields fields, String name, List<Microservice> all) {
      List<String> meant =
          all.stream()
              .filter(m -> m.name().equals(name) || m.service().value().equals(name))
              .map(m -> m.service().value())
              .toList();
      if (meant.size() == 1) {
        if (written.putIfAbsent(meant.getFirst(), fields) != null) {
          fields.report(
              problems, ApplicationKeys.MICROSERVICE, "\"" + name + "\" stands here twice");
        }
        return;
      }
      var names = new TreeSet<String>();
      all.forEach(m -> names.add(meant.isEmpty() ? m.name() : m.service().value()));
      String what =
          meant.isEmpty()
              ? "unknown microservice \"" + name + "\"; known: "
              : "\"" + name + "\" is several microservices; allowed: ";
      fields.report(
          problems,
          ApplicationKeys.MICROSERVICE,
          what + Listing.of(names) + (meant.isEmpty() ? Nearest.hint(name, names) : ""));
    }

    private Optional<Services.Service> bind(Microservice service, long startNanos) {
      Fields fields =
          Optional.ofNullable(written.get(service.service().value()))
              .orElseGet(() -> entry.empty(ApplicationKeys.SERVICES));
      boolean job = service.restart() == Restart.ON_FAILURE;
      Optional<Long> runTime = fields.get(ServiceKeys.RUN_TIME);
      String name = "\"" + service.name() + "\"";
      if (job && !fields.has(ServiceKeys.RUN_TIME)) {
        String message = "is missing; " + name + " is one_shot and needs it";
        fields.report(problems, ServiceKeys.RUN_TIME, message);
      } else if (!job && runTime.isPresent()) {
        String message = "is only for jobs; " + name + " is not one_shot";
        fields.report(problems, ServiceKeys.RUN_TIME, message);
      }
      Fields usage = fields.section(ServiceKeys.USAGE);
      Optional<Long> image = fields.get(ServiceKeys.IMAGE_SIZE);
      Optional<Long> replicas = fields.get(ServiceKeys.REPLICAS);
      Optional<Long> cpuUse = usage.get(ServiceKeys.CPU_USE);
      Optional<Long> memoryUse = usage.get(ServiceKeys.MEMORY_USE);
      if (image.isEmpty() || replicas.isEmpty() || cpuUse.isEmpty() || memoryUse.isEmpty()) {
        return Optional.empty();
      }
      // Where the descriptor has it: what is wrong with its amounts is wrong there.
      var place =
          new Fields(
              new Tree.Mapping(List.of(), service.mark()), service.path(), p -> Optional.empty());
      ServiceSpec spec = service.spec(new Bytes(image.get()));
      return Optional.of(
          new Services.Service(
              new ServiceSpec(
                  spec.name(),
                  spec.request(),
                  spec.image(),
                  spec.imageSize(),
                  spec.restart(),
                  placed(service)),
              Math.toIntExact(replicas.get()),
              startNanos,
              entry.has(ApplicationKeys.START),
              runTime.orElse(RuntimePlan.ENDLESS),
              cpuUse.get() / MILLIONTHS,
              memoryUse.get() / MILLIONTHS,
              Services.Exits.of(fields),
              place));
    }
  }
}
