package arboretum.experiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.GreatCircle;
import arboretum.coordinates.OperatingZone;
import arboretum.coordinates.ZoneSettings;
import arboretum.coordinates.Zones;
import arboretum.experiment.data.Located.Found;
import arboretum.experiment.data.matrix.KMedoids;
import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.sites.LocatedPoint;
import arboretum.units.GeoPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Distances between real sites and users; runs where {@code ARBORETUM_DATA} names a folder that has
 * them.
 */
@EnabledIfEnvironmentVariable(named = DataLocations.VARIABLE, matches = ".+")
class MelbourneTest {
  private static final double[] THRESHOLDS_KM = {0.05, 0.2, 1, 120};

  private final DataSets sets =
      new DataSets(
          DataRegistry.bundled(),
          DataLocations.of(Optional.empty(), System.getenv(), Path.of("/nowhere")));

  private List<LocatedPoint> points(String file) {
    return LocatedPoint.read(
        assertInstanceOf(Found.class, sets.file("sites-eua-melbourne", file)).path());
  }

  private List<GeoPoint> places(String file) {
    return points(file).stream().map(LocatedPoint::place).toList();
  }

  private List<GeoPoint> sites() {
    return places("sites_optus_melbourne_cbd.csv");
  }

  /** Users of the city, users all over Australia, and places just around each site. */
  private List<GeoPoint> queries() {
    var queries = new ArrayList<GeoPoint>(places("users_melbourne_cbd_GENERATED.csv"));
    queries.addAll(places("users_australia_ipgeo.csv"));
    var random = new Random(20181112);
    for (GeoPoint site : sites()) {
      for (int i = 0; i < 10; i++) {
        queries.add(
            new GeoPoint(
                site.latitude() + random.nextGaussian() * 0.001,
                site.longitude() + random.nextGaussian() * 0.001));
        queries.add(
            new GeoPoint(
                site.latitude() + random.nextGaussian(), site.longitude() + random.nextGaussian()));
      }
    }
    return queries;
  }

  /** The haversine written anew: hav d = hav dlat + cos cos hav dlon, d = 2 R atan2. */
  private static double haversineKm(GeoPoint a, GeoPoint b) {
    double latitudeA = a.latitude() / 180 * Math.PI;
    double latitudeB = b.latitude() / 180 * Math.PI;
    double havLatitude = hav(latitudeA - latitudeB);
    double havLongitude = hav((a.longitude() - b.longitude()) / 180 * Math.PI);
    double hav = havLatitude + Math.cos(latitudeA) * Math.cos(latitudeB) * havLongitude;
    return 2 * 6371.0088 * Math.atan2(Math.sqrt(hav), Math.sqrt(1 - hav));
  }

  private static double hav(double angle) {
    return Math.pow(Math.sin(angle / 2), 2);
  }

  @Test
  void thereAreSoManySitesAndUsers() {
    assertEquals(125, sites().size());
    assertEquals(816, places("users_melbourne_cbd_GENERATED.csv").size());
    assertEquals(4748, places("users_australia_ipgeo.csv").size());
  }

  @Test
  void theSitesWithinAThresholdAreThoseOfTheBruteForce() {
    List<GeoPoint> sites = sites();
    List<GeoPoint> queries = queries();
    for (double threshold : THRESHOLDS_KM) {
      int within = 0;
      for (GeoPoint query : queries) {
        for (GeoPoint site : sites) {
          boolean expected = haversineKm(query, site) <= threshold;
          boolean isWithin = GreatCircle.kilometres(query, site) <= threshold;
          assertEquals(expected, isWithin, () -> query + " to " + site + " at " + threshold);
          within += isWithin ? 1 : 0;
        }
      }
      // Some are within and some are not: the test can fail both ways.
      int found = within;
      int pairs = queries.size() * sites.size();
      assertTrue(found > 100 && found < pairs, () -> found + " of " + pairs + " at " + threshold);
    }
  }

  @Test
  void noZoneExcludesAClusterThatHasASiteWithinTheThreshold() {
    List<GeoPoint> sites = sites();
    var clusters =
        KMedoids.cluster(
            sites.size(),
            8,
            (i, j) -> Math.round(1e6 * GreatCircle.kilometres(sites.get(i), sites.get(j))));
    var members = new TreeMap<Integer, List<GeoPoint>>();
    for (int i = 0; i < sites.size(); i++) {
      members.computeIfAbsent(clusters.clusterOf()[i], c -> new ArrayList<>()).add(sites.get(i));
    }
    // As in Oakestra one group each; with an epsilon of 200 m, many.
    for (ZoneSettings settings :
        List.of(ZoneSettings.standard(), new ZoneSettings(0.2, 0), new ZoneSettings(0.2, 0.1))) {
      int excluded = 0;
      for (List<GeoPoint> cluster : members.values()) {
        OperatingZone zone = Zones.of(cluster, settings);
        for (GeoPoint query : queries()) {
          double least =
              cluster.stream()
                  .mapToDouble(site -> GreatCircle.kilometres(site, query))
                  .min()
                  .orElseThrow();
          double zoneKm = zone.kilometresTo(query);
          assertTrue(zoneKm <= least, () -> zoneKm + " km, a site is " + least + " km away");
          for (double threshold : THRESHOLDS_KM) {
            boolean mayHave = zoneKm <= threshold;
            assertTrue(mayHave || least > threshold, () -> query + " at " + threshold);
            excluded += mayHave ? 0 : 1;
          }
        }
      }
      assertTrue(excluded > 1000, "zones that exclude nothing tell nothing: " + excluded);
    }
  }

  @Test
  void azureIsAWholeMatrixOf32RegionsThatIsNotSymmetric() {
    var file = assertInstanceOf(Found.class, sets.file("latency-azure-regions", "rtt_p95_ms.csv"));
    LatencyMatrix matrix = LatencyMatrix.readWhole(file.path());
    assertEquals(32, matrix.size());
    var millis = new ArrayList<Long>();
    long asymmetry = 0;
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < 32; j++) {
        if (i != j) {
          millis.add(matrix.rttNanos(i, j) / 1_000_000);
          asymmetry =
              Math.max(
                  asymmetry, Math.abs(matrix.rttNanos(i, j) - matrix.rttNanos(j, i)) / 1_000_000);
        }
      }
    }
    assertEquals(32 * 31, millis.size());
    assertEquals(19, asymmetry);
  }
}
