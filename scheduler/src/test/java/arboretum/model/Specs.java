package arboretum.model;

import arboretum.units.Bytes;

/** Services for tests that care for amounts only. */
public final class Specs {
  private Specs() {}

  /** Returns a service that asks for so much and may run anywhere. */
  public static ServiceSpec asking(Resources request) {
    return asking(request, Requirements.NONE);
  }

  /** Returns a service that asks for so much, with requirements. */
  public static ServiceSpec asking(Resources request, Requirements requirements) {
    return new ServiceSpec(
        new ServiceName("web"), request, "web", new Bytes(0), Restart.ALWAYS, requirements);
  }
}
