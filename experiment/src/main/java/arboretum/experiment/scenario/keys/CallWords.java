package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.workload.ServedPlan;
import java.util.LinkedHashMap;
import java.util.List;

/** The choices among words of calls and of how they are served. */
final class CallWords {
  private CallWords() {}

  static One<CallKeys.Per> per() {
    var words = new LinkedHashMap<String, CallKeys.Per>();
    words.put("caller", CallKeys.Per.CALLER);
    words.put("all", CallKeys.Per.ALL);
    return Shape.choice("word", words, List.of());
  }

  static One<CallKeys.Law> arrivals() {
    var words = new LinkedHashMap<String, CallKeys.Law>();
    words.put("poisson", CallKeys.Law.POISSON);
    words.put("constant", CallKeys.Law.CONSTANT);
    return Shape.choice("law of arrivals", words, List.of());
  }

  static One<CallKeys.Use> connections() {
    var words = new LinkedHashMap<String, CallKeys.Use>();
    words.put("per-request", CallKeys.Use.PER_REQUEST);
    words.put("kept", CallKeys.Use.KEPT);
    return Shape.choice("use of connections", words, List.of());
  }

  static One<ServingKeys.Law> serviceLaws() {
    var words = new LinkedHashMap<String, ServingKeys.Law>();
    words.put("constant", ServingKeys.Law.CONSTANT);
    words.put("exponential", ServingKeys.Law.EXPONENTIAL);
    words.put("lognormal", ServingKeys.Law.LOGNORMAL);
    words.put("hyperexponential", ServingKeys.Law.HYPEREXPONENTIAL);
    words.put("erlang", ServingKeys.Law.ERLANG);
    return Shape.choice("law of service times", words, List.of());
  }

  static One<ServedPlan.Order> orders() {
    var words = new LinkedHashMap<String, ServedPlan.Order>();
    words.put("in-turn", ServedPlan.Order.IN_TURN);
    words.put("at-once", ServedPlan.Order.AT_ONCE);
    words.put("onward", ServedPlan.Order.ONWARD);
    return Shape.choice("order", words, List.of());
  }
}
