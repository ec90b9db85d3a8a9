package arboretum.experiment.scenario.syntax;

/**
 * Where something stands.
 *
 * @param file the file as the user named it, or the option that it came with
 * @param line from 1; 0 if it came with an option
 * @param column from 1, in code points; 0 if it came with an option
 */
public record Mark(String file, int line, int column) {}
