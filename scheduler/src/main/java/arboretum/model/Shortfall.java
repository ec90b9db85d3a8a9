package arboretum.model;

import java.util.Optional;

/** Why a candidate cannot take an instance; of several reasons the first in this order counts. */
public enum Shortfall {
  /** The candidate was not heard of for too long. */
  SILENT,
  /** Another node, or a node of another cluster, was asked for by name. */
  DIRECT,
  /** Its cluster is not among those allowed. */
  CLUSTER,
  /** It cannot run this kind of container. */
  VIRTUALIZATION,
  /** It has another processor architecture. */
  ARCHITECTURE,
  ADDON,
  LABEL,
  /** It lacks a driver for a volume. */
  VOLUME,
  CPU,
  MEMORY,
  GPU,
  TPU,
  STORAGE,
  BANDWIDTH,
  /** It is too far from a place, or from a target. */
  GEO,
  /** It is too far, in time, from users. */
  LATENCY,
  /** It is too far, in time, from a target service. */
  CONNECTIVITY,
  /** A target service has no place yet, or none that is known here. */
  TARGET,
  /** It would not keep the service level better by enough than where the instance runs. */
  GAIN,
  /** The policy that was to judge it failed. */
  POLICY;

  private final Optional<Shortfall> present = Optional.of(this);

  /** Returns this as what was found, always the same object: asked of many workers. */
  public Optional<Shortfall> found() {
    return present;
  }

  /** Returns the word used in messages and files. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
