package arboretum.resolution;

import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name by which callers address a service: {@code
 * <instance|any>.<policy>.<service>.<service-ns>.<app>.<app-ns>} (Oakestra paper, section 3.4).
 *
 * <p>Labels may be left out from both ends: {@code closest.detection} is {@code
 * any.closest.detection} of the caller's application, {@code 3.detection} its instance 3. A number
 * names one instance, so a policy beside it chooses nothing: {@code 3.closest.detection} is {@code
 * 3.detection}. Upper and lower case are the same, as in DNS.
 *
 * @param policy how an instance is chosen
 * @param instance its number; empty: any
 * @param labels the service's name, then its namespace, its application, that one's namespace, as
 *     far as they are given; one to four
 */
public record SemanticName(Balancing policy, Optional<Integer> instance, List<String> labels) {
  /** What is not given and cannot be taken from the caller. */
  public static final String DEFAULT = "default";

  private static final int MOST_LABELS = 4;
  private static final int LONGEST_LABEL = 63;
  private static final int MOST_DIGITS = 9;

  public SemanticName {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static SemanticName parse(String text) {
    List<String> labels = new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).split("\\.", -1)));
    for (String label : labels) {
      if (!isLabel(label)) {
        throw bad(text, "\"" + label + "\" is no label: letters, digits, '-' and '_', at most 63");
      }
    }
    Optional<Integer> instance = Optional.empty();
    boolean prefixed = false;
    if (isNumber(labels.getFirst())) {
      instance = Optional.of(Integer.parseInt(labels.removeFirst()));
      prefixed = true;
    } else if (labels.getFirst().equals("any")) {
      labels.removeFirst();
      prefixed = true;
    }
    Optional<Balancing> policy =
        labels.size() > 1 ? Balancing.of(labels.getFirst()) : Optional.empty();
    if (policy.isPresent()) {
      labels.removeFirst();
    }
    if (!prefixed && policy.isEmpty()) {
      throw bad(text, "it begins with an instance, \"any\" or a policy: " + Balancing.words());
    }
    if (labels.isEmpty() || labels.size() > MOST_LABELS) {
      throw bad(text, "a service is named by one to four labels");
    }
    Balancing chosen =
        instance.isPresent() ? Balancing.INSTANCE : policy.orElse(Balancing.ROUND_ROBIN);
    if (chosen == Balancing.INSTANCE && instance.isEmpty()) {
      throw bad(text, "which instance? It begins with a number");
    }
    return new SemanticName(chosen, instance, labels);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label
            .chars()
            .allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_');
  }

  private static boolean isNumber(String label) {
    return label.length() <= MOST_DIGITS && label.chars().allMatch(SemanticName::isDigit);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException bad(String text, String why) {
    return new IllegalArgumentException("\"" + text + "\" is no semantic name: " + why);
  }

  /**
   * Returns the services that may be meant, in the order in which they are looked for: what is left
   * out is taken from the caller; then the service's namespace is {@code default}; then the whole
   * is of the application {@code default.default}. The first that exists is meant.
   *
   * @param caller the calling service; empty for callers that belong to no application
   */
  public List<ServiceName> candidates(Optional<ServiceName> caller) {
    Qualified from = caller.map(Qualified::of).orElse(Qualified.of(new ServiceName(DEFAULT)));
    List<ServiceName> found = new ArrayList<>();
    add(found, from.serviceNamespace(), from.app(), from.appNamespace());
    add(found, DEFAULT, from.app(), from.appNamespace());
    add(found, DEFAULT, DEFAULT, DEFAULT);
    return found;
  }

  private void add(List<ServiceName> found, String serviceNs, String app, String appNs) {
    ServiceName name =
        new Qualified(label(0, ""), label(1, serviceNs), label(2, app), label(3, appNs)).name();
    if (!found.contains(name)) {
      found.add(name);
    }
  }

  private String label(int index, String otherwise) {
    return index < labels.size() ? labels.get(index) : otherwise;
  }

  /**
   * The four parts of a service's name.
   *
   * <p>A service of an application is called {@code app.app-ns.service.service-ns}, as in
   * Oakestra's root; one of no application by its own name, which is short for {@code
   * default.default.name.default}.
   */
  record Qualified(String service, String serviceNamespace, String app, String appNamespace) {
    static Qualified of(ServiceName name) {
      String[] parts = name.value().toLowerCase(Locale.ROOT).split("\\.", -1);
      return parts.length == MOST_LABELS
          ? new Qualified(parts[2], parts[3], parts[0], parts[1])
          : new Qualified(name.value().toLowerCase(Locale.ROOT), DEFAULT, DEFAULT, DEFAULT);
    }

    ServiceName name() {
      boolean plain =
          serviceNamespace.equals(DEFAULT) && app.equals(DEFAULT) && appNamespace.equals(DEFAULT);
      return new ServiceName(
          plain ? service : app + "." + appNamespace + "." + service + "." + serviceNamespace);
    }
  }

  /** Returns the name of a service by which all cases and short forms are found. */
  public static ServiceName canonical(ServiceName name) {
    return Qualified.of(name).name();
  }
}
