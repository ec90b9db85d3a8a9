package arboretum.experiment.data.catalog;

import arboretum.units.GeoPoint;

/**
 * A city.
 *
 * @param name its name in English, without accents
 * @param country ISO 3166-1 alpha-2 code
 * @param point its centre, rounded to 0.01 degrees (about 1 km)
 */
public record Place(String name, String country, GeoPoint point) {}
