package arboretum.experiment.scenario;

/**
 * The value of one varied path at one sweep point.
 *
 * @param path as the scenario writes it
 * @param value as it would be written in the file
 */
public record Parameter(String path, String value) {}
