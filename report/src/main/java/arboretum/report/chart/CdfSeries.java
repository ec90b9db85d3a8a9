package arboretum.report.chart;

/**
 * One curve, as it is drawn and as its CSV has it: steps at ascending x.
 *
 * @param name what the legend says
 * @param population members of the population, those without a value included
 * @param unseen members without a value
 * @param steps at least one
 * @param isComplete whether the curve reaches 1
 */
record CdfSeries(
    String name, long population, long unseen, java.util.List<Step> steps, boolean isComplete) {
  /**
   * From {@code x} on the share is {@code share}.
   *
   * @param low lower end of the band; equal to the share without band
   * @param high upper end of the band; equal to the share without band
   */
  record Step(double x, double share, double low, double high) {}

  CdfSeries {
    steps = java.util.List.copyOf(steps);
  }

  String legend() {
    String text = name + " (n = " + population;
    return text + (unseen > 0 ? ", " + unseen + " not seen)" : ")");
  }
}
