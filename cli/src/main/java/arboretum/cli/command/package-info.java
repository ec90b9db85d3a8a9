/**
 * One class per command: its options and their checks; what they do lies elsewhere. Entry: {@link
 * arboretum.cli.command.CommandTree}. Depends on every module and on picocli.
 */
@NullMarked
package arboretum.cli.command;

import org.jspecify.annotations.NullMarked;
