package arboretum.sim.world;

import arboretum.aggregate.AggregateForm;
import arboretum.orchestrator.Settings;

/** Settings of test plans. */
public final class TestSettings {
  private static final long SECOND = 1_000_000_000;

  public static final Settings SETTINGS =
      new Settings(
          2 * SECOND,
          5 * SECOND,
          AggregateForm.SUM,
          Settings.Reporting.IMMEDIATE,
          Settings.Admission.RESERVED,
          new Settings.Detection(SECOND, 10 * SECOND, 20 * SECOND, 10 * SECOND),
          new Settings.Recovery(
              0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
          new Settings.Offers(
              Settings.Offers.Choice.RANKED,
              Settings.Offers.Offering.TOGETHER,
              Settings.Offers.Refusal.TO_PARENT,
              Settings.Offers.Retry.ON_AGGREGATE,
              15 * SECOND,
              Settings.Offers.WITHOUT_END));

  private TestSettings() {}
}
