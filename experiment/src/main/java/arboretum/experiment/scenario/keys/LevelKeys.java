package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.orchestrator.LevelSettings.Escalation;
import arboretum.orchestrator.LevelSettings.Order;
import java.util.List;

/** How service levels are watched and kept. */
public final class LevelKeys {
  private static final long MANY = 1000;

  public static final Key<Long> WATCH =
      Key.byProfile(
          "watch",
          Readings.quantityOr(Readings.above0(Dimension.DURATION), "never", 0),
          "Period in which a worker measures the round trips that its instances' constraints with a"
              + " `rigidness` are about; `never`: they count for the choice of the place only.");
  public static final Key<Long> WINDOW =
      Key.preset(
          "window",
          Readings.whole(1, MANY),
          "10",
          "Looks whose outcomes count: a constraint is violated when rigidness times their number is"
              + " above the number of those that met it. A limit on the latency to users has an"
              + " outcome for each of them in each look.");
  public static final Key<Long> STRIKES =
      Key.byProfile(
          "strikes",
          Readings.whole(1, MANY),
          "Looks in a row that find a constraint violated until that is an alarm; counting begins"
              + " anew after it.");
  public static final Key<OnViolation> STRATEGY =
      Key.byProfile(
          "strategy",
          Words.onViolation(),
          "What is done on an alarm, unless the service has a `sla_violation_strategy`: `migrate`:"
              + " the instance moves; `replicate`: its service gets one instance more, once for each"
              + " instance; `none`: it is only traced.");
  public static final Key<Order> ORDER =
      Key.byProfile(
          "order",
          Words.order(),
          "`make-before-break`: the old copy is stopped when the new one runs; `break-before-make`:"
              + " the new one is started when the old one is stopped.");
  public static final Key<Long> GAIN =
      Key.byProfile(
          "gain",
          Readings.quantity(Dimension.SHARE),
          "An instance moves only if the worst of its round trips and distances, as a share of its"
              + " limit, falls by this much.");
  public static final Key<Escalation> ESCALATION =
      Key.byProfile(
          "escalation",
          Words.moveEscalation(),
          "What a cluster does that has no better worker: `to-parent`: asks its parent to move the"
              + " instance to another cluster; `none`: nothing.");
  public static final Key<Long> BLOCK =
      Key.byProfile(
          "block",
          Readings.whole(0, MANY),
          "Instance numbers that a cluster is granted with the delegation of a service that is to"
              + " `replicate`: with them it makes instances on its own workers without asking,"
              + " also while its parent is away; 0: it asks for each.");
  public static final Key<Fields> SLA =
      Key.optional(
          "sla",
          new Section(
              "Service levels",
              "What is done so that constraints with a `rigidness` hold while services run.",
              List.of(WATCH, WINDOW, STRIKES, STRATEGY, ORDER, GAIN, ESCALATION, BLOCK),
              List.of()),
          "How service levels are watched and kept.");

  private LevelKeys() {}
}
