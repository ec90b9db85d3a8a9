package arboretum.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/**
 * The rules, by name, for the classes below one root. They are built for a root so that the very
 * same rules can be tried on classes that break them.
 */
final class Rules {
  private final Packages packages;
  private final Map<String, ArchRule> byName = new LinkedHashMap<>();

  Rules(Packages packages) {
    this.packages = packages;
    modules();
    insideTheLogic();
    vendors();
    sameSeedSameBytes();
    outside();
    habits();
  }

  /** All rules; each is about packages that may be empty, which another test looks after. */
  Map<String, ArchRule> byName() {
    return byName;
  }

  private void add(String name, ArchRule rule) {
    if (byName.put(name, rule.as(name).allowEmptyShould(true)) != null) {
      throw new IllegalStateException("two rules are called " + name);
    }
  }

  private void modules() {
    add(
        "logic depends on the JDK and on itself only",
        classes()
            .that()
            .resideInAnyPackage(packages.logic())
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(packages.logic())
                    .or(
                        resideInAnyPackage(
                            "java.lang",
                            "java.lang.annotation",
                            "java.lang.invoke",
                            "java.lang.runtime",
                            "java.math",
                            "java.nio.charset",
                            "java.time",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "org.jspecify.annotations"))
                    .or(belongToAnyOf(Serializable.class))));
    stranger("experiment", "report", "sim", "live", "cli", "bench");
    stranger("report", "sim", "live", "cli", "bench");
    stranger("sim", "live", "report", "cli", "bench");
    stranger("live", "sim", "report", "cli", "bench");
    stranger("bench", "cli");
  }

  private void stranger(String module, String... others) {
    add(
        module + " knows none of " + String.join(", ", others),
        noClasses()
            .that()
            .resideInAPackage(packages.of(module) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages.all(List.of(others))));
  }

  private void insideTheLogic() {
    List<String> below = new ArrayList<>(Packages.LAYERS);
    for (String layer : Packages.LAYERS) {
      below.remove(layer);
      if (!below.isEmpty()) {
        add(
            layer + " knows only what is above it",
            noClasses()
                .that()
                .resideInAPackage(packages.of(layer) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.all(below)));
      }
    }
    add(
        "plug-ins see packages that see no others",
        classes()
            .that()
            .resideInAnyPackage(packages.api())
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(packages.api())
                    .or(resideInAnyPackage("java..", "org.jspecify.annotations"))));
    add(
        "pure packages hold no port",
        noClasses()
            .that()
            .resideInAnyPackage(packages.pure())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packages.of("port") + ".."));
    add(
        "tiers are strangers",
        slices()
            .matching(packages.of("orchestrator") + ".(root|cluster|worker)..")
            .should()
            .notDependOnEachOther());
    for (String sealed :
        List.of(
            "protocol.Message", "protocol.Payload", "protocol.JournalRecord", "trace.TraceEvent")) {
      add(
          "each " + sealed.substring(sealed.indexOf('.') + 1) + " is a record",
          classes()
              .that()
              .areAssignableTo(packages.of(sealed))
              .and()
              .areNotInterfaces()
              .should()
              .beRecords());
    }
  }

  private void vendors() {
    onlyIn("sim.engine", "the simulation engine", "nl.tudelft..", "org.djutils..", "org.djunits..");
    onlyIn("sim.oracle", "the solver", "org.ojalgo..");
    onlyIn("live.docker", "the Docker client", "com.github.dockerjava..");
  }

  private void onlyIn(String home, String what, String... vendor) {
    // The benchmark's peer: the engine's library as it comes, measured beside our engine.
    DescribedPredicate<JavaClass> peer =
        describe(
            "are a measured peer",
            type ->
                type.getName().startsWith(packages.of("bench") + ".")
                    && type.getName().contains(".StockDsol"));
    add(
        "only " + home + " knows " + what,
        noClasses()
            .that(
                resideInAPackage(packages.root() + "..")
                    .and(not(resideInAPackage(packages.of(home) + "..")))
                    .and(not(peer)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(vendor));
  }

  private void sameSeedSameBytes() {
    banned("logic and sim read no clock", packages.deterministic(), Bans.CLOCK);
    banned("randomness comes from named streams", packages.deterministic(), Bans.RANDOM);
    add(
        "no generator but our own",
        noClasses()
            .that()
            .resideInAnyPackage(packages.deterministic())
            .should()
            .dependOnClassesThat(
                belongToAnyOf(Random.class, SplittableRandom.class)
                    .or(
                        resideInAnyPackage(
                            "java.util.random..",
                            "java.security..",
                            "org.apache.commons.math3.random..")))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom"));
    banned("iteration is ordered", packages.deterministic(), Bans.HASHED);
    banned("no collection with a salted order", packages.deterministic(), Bans.SALTED);
    banned("streams keep order", packages.deterministic(), Bans.UNORDERED);
    banned("transcendental functions are StrictMath's", packages.deterministic(), Bans.INTRINSICS);
  }

  private void banned(String name, String[] where, List<Ban> bans) {
    add(
        name,
        noClasses()
            .that()
            .resideInAnyPackage(where)
            .should()
            .accessTargetWhere(Ban.anyOf(name, bans)));
  }

  private void outside() {
    DescribedPredicate<JavaClass> concurrency =
        resideInAPackage("java.util.concurrent..")
            .and(not(belongToAnyOf(TimeUnit.class)))
            .or(belongToAnyOf(ThreadLocal.class, Timer.class));
    add(
        "logic and sim start and await no thread",
        noClasses()
            .that()
            .resideInAnyPackage(packages.logicAndSim())
            .should()
            .dependOnClassesThat(concurrency)
            .orShould()
            .accessTargetWhere(Ban.anyOf("waits", Bans.THREADS))
            .orShould()
            .accessTargetWhere(startsOrAwaitsAThread()));
    add(
        "logic and sim take no lock",
        noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(packages.logicAndSim())
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED));
    add(
        "logic and sim do no input or output",
        noClasses()
            .that()
            .resideInAnyPackage(packages.logicAndSim())
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.sql..")
                    .and(not(belongToAnyOf(Serializable.class)))
                    .or(
                        belongToAnyOf(
                            Scanner.class,
                            ServiceLoader.class,
                            Process.class,
                            ProcessBuilder.class)))
            .orShould()
            .accessTargetWhere(Ban.anyOf("touches the process", Bans.PROCESS)));
    add(
        "only cli ends the process",
        noClasses()
            .that(
                resideInAPackage(packages.root() + "..")
                    .and(not(resideInAPackage(packages.of("cli") + ".."))))
            .should()
            .accessTargetWhere(Ban.anyOf("exits", List.of(Ban.members(System.class, "exit")))));
  }

  /** A run may ask whether it was told to end: it then gives no result, and so changes none. */
  private static DescribedPredicate<JavaAccess<?>> startsOrAwaitsAThread() {
    return describe(
        "starts or awaits a thread",
        access ->
            access.getTargetOwner().isEquivalentTo(Thread.class)
                && !List.of("currentThread", "isInterrupted").contains(access.getName()));
  }

  private void habits() {
    add(
        "packages form no cycle",
        slices().matching(packages.root() + ".(**)").should().beFreeOfCycles());
    add(
        "every package is null-marked",
        classes()
            .that()
            .resideInAPackage(packages.root() + "..")
            .and(
                describe(
                    "are not generated", type -> !type.getPackageName().endsWith(".jmh_generated")))
            .should(resideInANullMarkedPackage()));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type,
                  type.getName() + ": its package has no package-info.java with @NullMarked"));
        }
      }
    };
  }
}
