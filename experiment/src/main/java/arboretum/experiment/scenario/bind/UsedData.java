package arboretum.experiment.scenario.bind;

/**
 * A file that a scenario's runs depend on.
 *
 * @param set registered data set; empty for a file of the user's own
 * @param file its name in the set, or its path as the scenario has it
 * @param sha256 of its uncompressed bytes
 */
public record UsedData(String set, String file, String sha256) {}
