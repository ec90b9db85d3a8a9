package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Dimension;
import java.util.List;
import java.util.stream.Stream;

/** Applications, and what their descriptors do not say. */
public final class ApplicationKeys {
  public static final Key<String> SLA =
      Key.optional(
          "sla",
          Readings.text(),
          "A descriptor (Oakestra's SLA JSON, version 2.0), relative to the scenario. Each of its"
              + " applications is deployed.");
  public static final Key<Long> START =
      Key.preset(
          "start",
          Readings.quantity(Dimension.DURATION),
          "0 s",
          "When it is asked for; an application that the timeline deploys has no start.");

  public static final Key<String> MICROSERVICE =
      Key.required(
          "name",
          Readings.name(),
          "The microservice, by `microservice_name`; by its full name"
              + " `application.namespace.microservice.namespace` where that is not unique.");
  public static final Section SETTINGS =
      new Section(
          "Settings of a microservice",
          "What no descriptor says.",
          Stream.concat(
                  Stream.<Key<?>>of(
                      MICROSERVICE,
                      ServiceKeys.REPLICAS,
                      ServiceKeys.IMAGE_SIZE,
                      ServiceKeys.RUN_TIME,
                      ServiceKeys.USAGE,
                      ServiceKeys.EXITS),
                  ServingKeys.ALL.stream())
              .toList(),
          List.of());
  public static final Key<List<Fields>> SERVICES =
      Key.optional(
          "services",
          new Many<>(SETTINGS, 0, Integer.MAX_VALUE),
          "What the descriptor does not say of its microservices.");

  public static final Key<Tree> NAME =
      Key.optional(
          "application_name",
          new Shape.Foreign("letters and digits"),
          "Inline in place of `sla`: the application's name.");
  public static final Key<Tree> NAMESPACE =
      Key.optional(
          "application_namespace",
          new Shape.Foreign("letters and digits"),
          "Inline: the application's namespace.");
  public static final Key<Tree> DESCRIPTION =
      Key.optional("application_desc", new Shape.Foreign("text"), "Inline: words about it.");
  public static final Key<Tree> MICROSERVICES =
      Key.optional(
          "microservices",
          new Shape.Foreign("microservices as in Oakestra's SLA"),
          "Inline: the microservices, with the field names and units of the SLA (`memory: 100` is"
              + " in MB); here `vcpus` may be fractional.");
  public static final Key<Tree> CONSTRAINTS =
      Key.optional(
          "constraints",
          new Shape.Foreign("constraints as in Oakestra's SLA, each with a `microservice_id`"),
          "Inline: constraints beside the microservices, as in Schema 1 of the paper.");

  /** The keys of an inline application. */
  public static final List<Key<Tree>> INLINE =
      List.of(NAME, NAMESPACE, DESCRIPTION, MICROSERVICES, CONSTRAINTS);

  public static final Section APPLICATION =
      new Section(
          "Application",
          "Either `sla`, or the fields of an application. A microservice is known to the timeline"
              + " and in results as `application.namespace.microservice.namespace`. All services of"
              + " an application are asked for at once, targets of connectivity first.",
          List.of(SLA, START, SERVICES, NAME, NAMESPACE, DESCRIPTION, MICROSERVICES, CONSTRAINTS),
          List.of());

  private ApplicationKeys() {}
}
