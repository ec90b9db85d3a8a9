package arboretum.experiment.scenario;

import java.util.List;

/**
 * A sweep point.
 *
 * @param index from 0, the last path varying fastest
 * @param parameters in the order of the file; none without a sweep
 */
public record Point(int index, List<Parameter> parameters) {
  public Point {
    parameters = List.copyOf(parameters);
  }
}
