package arboretum.coordinates;

/**
 * How a cluster's operating zone is drawn.
 *
 * @param epsilonKm workers up to this far apart are of one group; at least 0
 * @param bufferKm what is around a hull and still belongs to the zone; at least 0
 */
public record ZoneSettings(double epsilonKm, double bufferKm) {
  public ZoneSettings {
    if (!(epsilonKm >= 0 && bufferKm >= 0 && Double.isFinite(epsilonKm + bufferKm))) {
      throw new IllegalArgumentException(
          "distances are finite and at least 0 km: " + epsilonKm + ", " + bufferKm);
    }
  }

  /**
   * 200 km and 0.5 km, as in Oakestra's branch {@code service-scheduling} (read in code at
   * 866c5db5, not executed).
   */
  public static ZoneSettings standard() {
    return new ZoneSettings(200, 0.5);
  }
}
