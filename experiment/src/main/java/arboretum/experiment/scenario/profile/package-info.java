/**
 * Named sets of settings, each with where it is from. Entry: {@link
 * arboretum.experiment.scenario.profile.Profiles}. Depends on the JDK only.
 */
@NullMarked
package arboretum.experiment.scenario.profile;

import org.jspecify.annotations.NullMarked;
