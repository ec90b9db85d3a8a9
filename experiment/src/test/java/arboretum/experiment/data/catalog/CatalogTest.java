package arboretum.experiment.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import arboretum.units.Bytes;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final Gazetteer PLACES = Gazetteer.bundled();
  private static final DeviceCatalog DEVICES = DeviceCatalog.bundled();

  @Test
  void capitalsOfTheGermanLaenderAreKnown() {
    for (String capital :
        List.of(
            "Stuttgart",
            "München",
            "Berlin",
            "Potsdam",
            "Bremen",
            "Hamburg",
            "Wiesbaden",
            "Schwerin",
            "Hannover",
            "Düsseldorf",
            "Mainz",
            "Saarbrücken",
            "Dresden",
            "Magdeburg",
            "Kiel",
            "Erfurt")) {
      assertEquals("DE", PLACES.find(capital).orElseThrow().country(), capital);
    }
  }

  @Test
  void europeanCapitalsAndMelbourneAreKnown() {
    for (String city :
        List.of(
            "Amsterdam",
            "Athens",
            "Belgrade",
            "Bern",
            "Bratislava",
            "Brussels",
            "Bucharest",
            "Budapest",
            "Chisinau",
            "Copenhagen",
            "Dublin",
            "Helsinki",
            "Kyiv",
            "Lisbon",
            "Ljubljana",
            "London",
            "Luxembourg",
            "Madrid",
            "Minsk",
            "Moscow",
            "Nicosia",
            "Oslo",
            "Paris",
            "Podgorica",
            "Prague",
            "Reykjavik",
            "Riga",
            "Rome",
            "Sarajevo",
            "Skopje",
            "Sofia",
            "Stockholm",
            "Tallinn",
            "Tirana",
            "Valletta",
            "Vienna",
            "Vilnius",
            "Warsaw",
            "Zagreb",
            "Melbourne")) {
      assertTrue(PLACES.find(city).isPresent(), city);
    }
  }

  @Test
  void caseAndAccentsDoNotMatterAndOtherSpellingsAreKnown() {
    Place munich = PLACES.find("munich").orElseThrow();
    assertEquals("Munich", munich.name());
    assertEquals(Optional.of(munich), PLACES.find(" MÜNCHEN"));
    assertEquals(48.14, munich.point().latitude());
    assertEquals(11.58, munich.point().longitude());
    assertEquals(PLACES.find("Koln"), PLACES.find("Cologne"));
  }

  @Test
  void aMistypedPlaceGivesTheNearest() {
    assertEquals(Optional.empty(), PLACES.find("Munihc"));
    assertEquals(Optional.of("Munich"), PLACES.nearest("Munihc"));
    assertEquals(Optional.of("Frankfurt"), PLACES.nearest("frankfort"));
    assertEquals(Optional.empty(), PLACES.nearest("xqxqxqxqxq"));
  }

  @Test
  void placesAreDifferentAndWhereTheyShouldBe() {
    assertEquals(
        PLACES.places().size(),
        new TreeSet<>(PLACES.places().stream().map(Place::name).toList()).size());
    assertTrue(PLACES.places().size() >= 150);
    for (Place place : PLACES.places()) {
      boolean inEurope = place.point().longitude() > 5.8 && place.point().longitude() < 15.1;
      assertTrue(!place.country().equals("DE") || inEurope, place::toString);
    }
  }

  @Test
  void theDevicesOfThePaperAreThere() {
    assertEquals(
        List.of(
            "raspberry-pi-4",
            "raspberry-pi-5",
            "intel-nuc",
            "mini-desktop",
            "jetson-xavier",
            "vm-s",
            "vm-m",
            "vm-l",
            "vm-xl",
            "server"),
        DEVICES.names());
    DeviceProfile xl = DEVICES.find("vm-xl").orElseThrow();
    assertEquals(8, xl.cores());
    assertEquals(Bytes.ofMebi(8192), xl.memory());
    assertEquals(1_000_000_000, xl.downlink().value());
    assertEquals(810_000_000, xl.bootNanos());
    assertEquals(1, DEVICES.find("jetson-xavier").orElseThrow().gpus());
    assertEquals("arm64", DEVICES.find("raspberry-pi-4").orElseThrow().architecture());
    // 11.774 / 4 cores over 62.067 / 4 cores.
    assertEquals(0.190, DEVICES.find("raspberry-pi-4").orElseThrow().speed());
  }

  @Test
  void everyNumberHasASource() {
    for (String name : DEVICES.names()) {
      DeviceProfile device = DEVICES.find(name).orElseThrow();
      assertEquals(
          "[architecture, boot, cores, downlink, gpus, memory, speed]",
          device.sources().keySet().toString());
    }
  }

  @Test
  void aMistypedDeviceGivesTheNearest() {
    assertEquals(Optional.empty(), DEVICES.find("rasberry-pi-4"));
    assertEquals(Optional.of("raspberry-pi-4"), DEVICES.nearest("rasberry-pi-4"));
  }

  @Test
  void aCatalogueWithDefectsNamesThemAll() {
    String text =
        """
        device,field,value,unit,source
        a,cores,4,,hearsay
        a,memory,4,GB,stated: maker
        a,colour,red,,stated: maker
        """;
    var in = new BufferedReader(new StringReader(text));
    var thrown = assertThrows(InputException.class, () -> DeviceCatalog.read("d.csv", in));
    assertEquals(
        """
        d.csv: a: has [cores, memory]; wanted [architecture, cores, memory, gpus, speed, downlink, boot]
        d.csv:2:5: source: begins with none of: stated, measured, derived, assumed
        d.csv:3:4: unit: "GB"; allowed: "MiB"
        d.csv:4:2: field: "colour"; allowed: architecture, cores, memory, gpus, speed, downlink, boot""",
        thrown.getMessage());
  }
}
