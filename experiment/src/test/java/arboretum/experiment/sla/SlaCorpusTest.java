package arboretum.experiment.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.model.ServiceSpec;
import arboretum.units.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SlaCorpusTest {
  @TestFactory
  Stream<DynamicTest> eachBadDescriptorHasItsLocatedProblems() {
    return Corpus.bad().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> bad(file)));
  }

  private static void bad(Path file) {
    var exception = assertThrows(InputException.class, () -> SlaReader.read(file));
    String actual =
        exception.problems().stream()
            .map(problem -> problem.format().replace(file.getParent() + "/", "") + "\n")
            .collect(Collectors.joining());
    assertEquals(Corpus.expected(file, actual), actual);
    if (!file.endsWith("empty.json")) {
      for (Problem problem : exception.problems()) {
        assertTrue(problem.line() > 0 && problem.column() > 0, problem.format());
      }
    }
  }

  @Test
  void theCorpusHasAtLeastFortyBadDescriptors() {
    assertTrue(Corpus.bad().size() >= 40, Corpus.bad().size() + " descriptors");
  }

  @TestFactory
  Stream<DynamicTest> eachGoodDescriptorMeansWhatItSays() {
    return Corpus.good().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> good(file)));
  }

  private static void good(Path file) {
    Descriptor descriptor = SlaReader.read(file);
    var actual = new StringBuilder();
    for (Application application : descriptor.applications()) {
      actual.append(application.fullName()).append('\n');
      for (Application.Microservice service : application.microservices()) {
        ServiceSpec spec = service.spec(new Bytes(7));
        actual.append("- ").append(spec.name()).append(", line ").append(service.mark().line());
        actual.append(", ").append(spec.image()).append(", ").append(spec.restart()).append('\n');
        actual.append("  ").append(spec.request()).append('\n');
        actual.append("  ").append(spec.requirements().virtualization());
        actual.append(", arch ").append(spec.requirements().architectures());
        actual.append(", volumes ").append(spec.requirements().volumeDrivers()).append('\n');
        spec.requirements().constraints().forEach(c -> actual.append("  ").append(c).append('\n'));
      }
    }
    descriptor.warning().ifPresent(warning -> actual.append(warning).append('\n'));
    assertEquals(Corpus.expected(file, actual.toString()), actual.toString());
  }

  @Test
  void aFileThatIsNotThereIsOneProblem() {
    var exception =
        assertThrows(InputException.class, () -> SlaReader.read(Path.of("no-such.json")));
    assertEquals(
        List.of("no-such.json: there is no such file"),
        exception.problems().stream().map(Problem::format).toList());
  }
}
