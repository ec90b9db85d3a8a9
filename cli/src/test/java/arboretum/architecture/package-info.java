/**
 * What holds over all modules: {@link arboretum.architecture.ArchitectureTest} on their classes,
 * {@link arboretum.architecture.StyleTest} on their text. {@code broken} holds a class against each
 * rule.
 */
@NullMarked
package arboretum.architecture;

import org.jspecify.annotations.NullMarked;
