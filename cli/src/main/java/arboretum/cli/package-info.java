/**
 * The command line: one picocli command per verb, and the only place that sees both adapters and
 * wires them by hand. Entry class: {@link arboretum.cli.Main}. May depend on every module.
 */
@NullMarked
package arboretum.cli;

import org.jspecify.annotations.NullMarked;
