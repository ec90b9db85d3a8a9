package arboretum.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of {@link Rules} holds for the classes of all modules. */
class ArchitectureTest {
  private static final Packages PACKAGES = new Packages("arboretum");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(PACKAGES.root());

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    return new Rules(PACKAGES)
        .byName().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> {
                          EvaluationResult result = rule.getValue().evaluate(CLASSES);
                          if (result.hasViolation()) {
                            fail(result.getFailureReport().toString());
                          }
                        }));
  }

  @Test
  void everyPackageThatARuleNamesHoldsAClass() {
    List<String> empty =
        Packages.named().stream()
            .filter(name -> !holdsAClass(name) && !Packages.LATER.contains(name))
            .toList();
    assertEquals(List.of(), empty, "renamed? The rules about these packages say nothing now");
  }

  @Test
  void everyClassLiesInAPackageThatARuleKnows() {
    List<String> homeless =
        CLASSES.stream()
            .filter(
                type ->
                    Stream.of(Packages.LAYERS, Packages.MODULES)
                        .flatMap(List::stream)
                        .noneMatch(name -> liesIn(type, name)))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertEquals(List.of(), homeless, "add their package to Packages");
  }

  private static boolean holdsAClass(String name) {
    return CLASSES.stream()
        .anyMatch(type -> liesIn(type, name) && !type.getSimpleName().equals("package-info"));
  }

  private static boolean liesIn(JavaClass type, String name) {
    return (type.getPackageName() + ".").startsWith(PACKAGES.of(name) + ".");
  }
}
