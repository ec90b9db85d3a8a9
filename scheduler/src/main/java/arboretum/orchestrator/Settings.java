package arboretum.orchestrator;

import arboretum.aggregate.AggregateForm;
import arboretum.coordinates.ZoneSettings;
import arboretum.resolution.ResolutionSettings;
import java.util.Optional;

/**
 * How the roles behave: everything in which the profiles differ. All times are in nanoseconds.
 *
 * @param heartbeatNanos period of a worker's heartbeat, above 0
 * @param aggregateNanos period of a cluster's push to its parent, above 0
 * @param aggregateForm what the push carries of each resource
 * @param reporting when a change of an instance is told upwards
 * @param admission what counts as free on a worker
 * @param detection when silence means loss
 * @param recovery what is done about loss
 * @param offers how a parent offers an instance to its members
 * @param coordinates how workers find out where they are in the network
 * @param zones how a cluster tells its parent where its workers are; empty: not at all
 * @param levels what is done to keep service levels
 * @param resolution how callers find instances; empty: nobody calls
 */
public record Settings(
    long heartbeatNanos,
    long aggregateNanos,
    AggregateForm aggregateForm,
    Reporting reporting,
    Admission admission,
    Detection detection,
    Recovery recovery,
    Offers offers,
    CoordinateSettings coordinates,
    Optional<ZoneSettings> zones,
    LevelSettings levels,
    Optional<ResolutionSettings> resolution) {

  /** Without coordinates and zones; service levels are not watched. */
  public Settings(
      long heartbeatNanos,
      long aggregateNanos,
      AggregateForm aggregateForm,
      Reporting reporting,
      Admission admission,
      Detection detection,
      Recovery recovery,
      Offers offers) {
    this(
        heartbeatNanos,
        aggregateNanos,
        aggregateForm,
        reporting,
        admission,
        detection,
        recovery,
        offers,
        CoordinateSettings.NONE,
        Optional.empty(),
        LevelSettings.UNWATCHED,
        Optional.empty());
  }

  /** Returns the same with coordinates and zones. */
  public Settings with(CoordinateSettings kept, Optional<ZoneSettings> told) {
    return new Settings(
        heartbeatNanos,
        aggregateNanos,
        aggregateForm,
        reporting,
        admission,
        detection,
        recovery,
        offers,
        kept,
        told,
        levels,
        resolution);
  }

  /** Returns the same with another way to keep service levels. */
  public Settings with(LevelSettings kept) {
    return new Settings(
        heartbeatNanos,
        aggregateNanos,
        aggregateForm,
        reporting,
        admission,
        detection,
        recovery,
        offers,
        coordinates,
        zones,
        kept,
        resolution);
  }

  /** Returns the same with another way to find instances; empty: nobody calls. */
  public Settings with(Optional<ResolutionSettings> called) {
    return new Settings(
        heartbeatNanos,
        aggregateNanos,
        aggregateForm,
        reporting,
        admission,
        detection,
        recovery,
        offers,
        coordinates,
        zones,
        levels,
        called);
  }

  public Settings {
    if (heartbeatNanos <= 0 || aggregateNanos <= 0) {
      throw new IllegalArgumentException(
          "periods must be above 0: heartbeat "
              + heartbeatNanos
              + " ns, aggregate "
              + aggregateNanos
              + " ns");
    }
  }

  /** When a change of an instance is told upwards. */
  public enum Reporting {
    /** At once, by a message of its own; periodic reports repeat it. */
    IMMEDIATE,
    /**
     * With the next periodic report (Oakestra's code: the 2 s resource report makes an instance
     * Running).
     */
    PERIODIC
  }

  /** What counts as free on a worker. */
  public enum Admission {
    /** Capacity minus what was reserved. */
    RESERVED,
    /**
     * CPU: all that is installed, whatever runs there; memory: minus measured use (Oakestra's code:
     * CPU is never depleted). Over-commits.
     */
    INSTALLED,
    /** Capacity minus measured use (paper; Oakestra's code): may over-commit. */
    MEASURED,
    /** Capacity minus measured use and minus what was placed since that measurement. */
    MEASURED_PENDING
  }

  /**
   * When silence means loss.
   *
   * @param sweepNanos period of the look for silent members, above 0
   * @param workerSilenceNanos silence of a worker beyond this is loss
   * @param clusterSilenceNanos silence of a cluster beyond this is loss
   * @param deliveryNanos a report from a member that does not list an instance this long after it
   *     was handed to the member means that the hand-over was lost
   */
  public record Detection(
      long sweepNanos, long workerSilenceNanos, long clusterSilenceNanos, long deliveryNanos) {
    public Detection {
      if (sweepNanos <= 0) {
        throw new IllegalArgumentException(
            "the sweep's period must be above 0: " + sweepNanos + " ns");
      }
    }
  }

  /**
   * What is done about loss.
   *
   * @param redeployScanNanos period of the scan that places lost instances again; 0: at once
   * @param escalation what a cluster does with a lost instance for which it has no worker
   * @param recreation what a parent does with the instances of a silent cluster
   * @param fencing which copies of an instance are told to stop
   * @param backOff how long a container that keeps ending is left alone
   * @param reports what becomes of periodic reports while the parent is away
   */
  public record Recovery(
      long redeployScanNanos,
      Escalation escalation,
      Recreation recreation,
      Fencing fencing,
      BackOff backOff,
      Reports reports) {
    /** Fencing by epoch, without back-off, reports dropped. */
    public Recovery(long redeployScanNanos, Escalation escalation, Recreation recreation) {
      this(redeployScanNanos, escalation, recreation, Fencing.EPOCH, BackOff.NONE, Reports.DROPPED);
    }

    /** What a cluster does with a lost instance for which it has no worker. */
    public enum Escalation {
      /** Hands it to its parent (paper, section 3.2). */
      TO_PARENT,
      /** Tries again at its next scan (Oakestra's code). */
      NONE
    }

    /** What a parent does with the instances of a silent cluster. */
    public enum Recreation {
      /** Places them in other clusters under a higher epoch (paper, section 3.5). */
      ELSEWHERE,
      /** Nothing (Oakestra's code). */
      NONE
    }

    /** Which copies of an instance are told to stop. */
    public enum Fencing {
      /** Those with a lower epoch than the one on record, wherever they are. */
      EPOCH,
      /** Those of another member than the one on record (the paper's artifact). */
      OWNER,
      /**
       * None: whoever reports an instance changes its one record (Oakestra's code of April 2026). A
       * late report of an end hits the placement that replaced it, and two copies stay two.
       */
      NONE
    }

    /** What becomes of periodic reports while the parent is away. */
    public enum Reports {
      /** The newest that were not acknowledged are kept, and sent when it is back (paper). */
      QUEUED,
      /** Each is sent once, whether anybody hears it or not (Oakestra's code). */
      DROPPED
    }
  }

  /**
   * How long a container that keeps ending is left alone: before the n-th start in a row {@code
   * first * factor^(n-1)}, at most {@code most}.
   *
   * @param firstNanos wait before the first start after an end; 0: nothing waits
   * @param factor at least 1
   * @param mostNanos at least {@code firstNanos}
   * @param resetAfterNanos a container that ran this long starts a new row
   */
  public record BackOff(long firstNanos, double factor, long mostNanos, long resetAfterNanos) {
    /** Nothing waits. */
    public static final BackOff NONE = new BackOff(0, 1, 0, 0);

    public BackOff {
      if (firstNanos < 0 || !(factor >= 1) || mostNanos < firstNanos || resetAfterNanos < 0) {
        throw new IllegalArgumentException(
            "out of range: first "
                + firstNanos
                + " ns, factor "
                + factor
                + ", most "
                + mostNanos
                + " ns, reset after "
                + resetAfterNanos
                + " ns");
      }
    }

    /**
     * Returns the wait before the next start in nanoseconds.
     *
     * @param ends in a row, at least 1
     */
    public long waitNanos(int ends) {
      double wait = (double) firstNanos * StrictMath.pow(factor, (double) ends - 1);
      return wait >= mostNanos ? mostNanos : (long) wait;
    }
  }

  /**
   * How a parent offers an instance to its members.
   *
   * @param choice how many of the ranking are asked
   * @param offering how the services of one application are offered
   * @param refusal what a cluster does with an offer for which it has no worker
   * @param retry whether an instance that nobody took is offered again
   * @param retryEveryNanos how often at the least a pending instance is offered again
   * @param retryForNanos how long it is pending before it is rejected; {@link #WITHOUT_END} for
   *     ever
   */
  public record Offers(
      Choice choice,
      Offering offering,
      Refusal refusal,
      Retry retry,
      long retryEveryNanos,
      long retryForNanos) {
    /** A pending instance is never rejected. */
    public static final long WITHOUT_END = Long.MAX_VALUE;

    /** How many of the ranking are asked. */
    public enum Choice {
      /** One after the other until one takes it (paper, section 3.2). */
      RANKED,
      /** Only the first (Oakestra's code). */
      SINGLE
    }

    /** How the services of one application are offered. */
    public enum Offering {
      /** Together to one cluster; what it refuses goes on to the next (paper, section 3.2). */
      TOGETHER,
      /** Each by itself (Oakestra's code). */
      ONE_BY_ONE,
      /** Together; if one of them finds no place, those that have one are taken back. */
      ALL_OR_NOTHING
    }

    /** What a cluster does with an offer for which it has no worker. */
    public enum Refusal {
      /** It refuses, and the instance is Requested again at its parent (paper, Fig. 3). */
      TO_PARENT,
      /** It keeps the instance and looks for a worker at each scan (the paper's artifact). */
      KEPT,
      /**
       * It does nothing, and nobody reacts: the instance is stuck (Oakestra's code of April 2026,
       * read: the handler of the scheduler's answer raises).
       */
      STUCK
    }

    /** Whether an instance that nobody took is offered again. */
    public enum Retry {
      /** Never: it stays as it is (Oakestra's code). */
      NEVER,
      /** At each retry period. */
      PERIODIC,
      /** On every aggregate that could fit it, and at each retry period. */
      ON_AGGREGATE
    }
  }
}
