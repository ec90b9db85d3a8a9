package arboretum.experiment.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "METRICS.md");

  /** With {@code -Darboretum.acceptGolden=true} the page is written anew. */
  @Test
  void thePageInTheDocumentationIsCurrent() throws IOException {
    String page = MetricsPage.markdown(MetricRegistry.standard());
    if (Boolean.getBoolean("arboretum.acceptGolden")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE), "./verify --accept-golden writes docs/METRICS.md");
  }

  @Test
  void everyDefinitionIsComplete() {
    for (Metric metric : MetricRegistry.standard().all()) {
      assertTrue(metric.name().matches("[a-z][a-z_]*"), metric.name());
      assertTrue(metric.doc().endsWith("."), metric.name());
      assertFalse(metric.isDistribution() && !metric.labels().isEmpty(), metric.name());
      for (String text :
          new String[] {
            metric.unit(), metric.start(), metric.end(), metric.population(), metric.exclusions()
          }) {
        assertFalse(text.isBlank(), metric.name());
      }
    }
  }

  @Test
  void anUnknownMetricNamesTheNearest() {
    var failure =
        assertThrows(
            InputException.class, () -> MetricRegistry.standard().find("deploytime", "--metric"));
    assertTrue(failure.problems().get(0).message().contains("did you mean \"deploy_time\"?"));
  }

  @Test
  void everyMessageHasItsWireName() {
    assertEquals("aggregate-push", MessageCounts.nameOf(0));
    assertTrue(
        IntStream.range(0, MessageCounts.typeCount())
            .mapToObj(MessageCounts::nameOf)
            .anyMatch("register-again"::equals));
    for (int type = 0; type < MessageCounts.typeCount(); type++) {
      assertTrue(MessageCounts.nameOf(type).matches("[a-z]+(-[a-z]+)*"));
    }
  }
}
