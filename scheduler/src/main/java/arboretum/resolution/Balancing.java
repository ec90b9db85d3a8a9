package arboretum.resolution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Balancing policies by name. Each service has an address for each of them that chooses among its
 * instances, in this order (Oakestra paper, section 3.4: one service address for each policy).
 */
public enum Balancing {
  /** One after the other, each in turn; the paper's policy. */
  ROUND_ROBIN("round-robin", "rr"),
  /** Any, each flow anew: what Oakestra's code does whatever the policy. */
  RANDOM("random", "random"),
  /** The nearest in the network. */
  CLOSEST("closest", "closest"),
  /** The one that answers fastest under what is under way to it. */
  LEAST_LOADED("least-loaded", "least"),
  /** Those of the caller's own cluster before others (the CALB fork of Oakestra). */
  CLUSTER_AWARE("cluster-aware", "cluster"),
  /** One instance by its number; it has an address of its own. */
  INSTANCE("instance", "instance");

  private final String word;
  private final String shortWord;

  Balancing(String word, String shortWord) {
    this.word = word;
    this.shortWord = shortWord;
  }

  /** Returns the name in scenarios and in semantic names. */
  public String word() {
    return word;
  }

  /** Returns the policy that goes by a name or by its short form, in any case. */
  public static Optional<Balancing> of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word.equalsIgnoreCase(word) || one.shortWord.equalsIgnoreCase(word))
        .findFirst();
  }

  /** Returns all names, not the short forms. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Balancing::word).toList();
  }
}
