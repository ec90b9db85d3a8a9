/**
 * Areas from GeoJSON files. Entry: {@link arboretum.experiment.data.geojson.GeoJsonAreas}. May
 * depend on {@code arboretum.experiment.scenario.syntax}, {@code arboretum.experiment.problem},
 * {@code arboretum.coordinates} and {@code arboretum.units}.
 */
@NullMarked
package arboretum.experiment.data.geojson;

import org.jspecify.annotations.NullMarked;
