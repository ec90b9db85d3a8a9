/**
 * What a command gets from its process and says to its user: streams, progress, problems. Entry:
 * {@link arboretum.cli.console.Console}. Depends on experiment.
 */
@NullMarked
package arboretum.cli.console;

import org.jspecify.annotations.NullMarked;
