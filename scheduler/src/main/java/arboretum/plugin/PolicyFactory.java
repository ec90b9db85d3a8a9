package arboretum.plugin;

import arboretum.random.RandomSource;
import java.util.List;

/**
 * Makes policies of one name: the service that a jar offers. A jar names its factories in {@code
 * META-INF/services}, in a file with the name of one of the interfaces that extend this one.
 *
 * @param <P> what it makes
 */
public interface PolicyFactory<P> {
  /** Returns the version that it was compiled with: {@link Api#VERSION}. */
  int apiVersion();

  /** Returns the name that scenarios use: letters, digits, {@code .}, {@code _} and {@code -}. */
  String name();

  /** Returns what scenarios can set; nothing by default. */
  default List<SettingKey> settings() {
    return List.of();
  }

  /**
   * Returns a new policy. One is made for each orchestrator (an update policy: for each node that
   * reports) in each replication, and again when its node restarts. A policy is asked by one thread
   * and may keep what it likes in its fields; policies must share nothing that changes.
   *
   * @param settings all that {@link #settings} declares, checked
   * @param random a stream of its own; the only randomness that replays
   */
  P create(PolicySettings settings, RandomSource random);
}
