/**
 * What is wrong with an input, where, and what is allowed: all problems of an input at once, never
 * only the first. Entry: {@link arboretum.experiment.problem.Problems}. Depends on the JDK only.
 */
@NullMarked
package arboretum.experiment.problem;

import org.jspecify.annotations.NullMarked;
