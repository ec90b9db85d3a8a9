/**
 * Places of real base stations and users. Entry: {@link
 * arboretum.experiment.data.sites.LocatedPoint}. May depend on {@code
 * arboretum.experiment.data.csv}, {@code arboretum.experiment.problem} and {@code arboretum.units}.
 */
@NullMarked
package arboretum.experiment.data.sites;

import org.jspecify.annotations.NullMarked;
