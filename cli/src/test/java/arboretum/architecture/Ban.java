package arboretum.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * Members of one class that may not be accessed: called, constructed, read or taken as a method
 * reference, in every overload. (ArchUnit's own {@code callMethod(Class, name)} means the overload
 * without parameters.)
 *
 * @param owner the class that declares the members
 * @param reach whether access through a subclass counts
 * @param members their names; {@code <init>} is the constructor
 * @param mostParameters overloads with more parameters are allowed
 */
record Ban(Class<?> owner, Reach reach, List<String> members, int mostParameters) {
  enum Reach {
    /** {@code Set.of} and not {@code EnumSet.of}. */
    CLASS,
    SUBCLASSES
  }

  static final String CONSTRUCTOR = "<init>";

  static Ban members(Class<?> owner, String... members) {
    return new Ban(owner, Reach.SUBCLASSES, List.of(members), Integer.MAX_VALUE);
  }

  static Ban ofItself(Class<?> owner, String... members) {
    return new Ban(owner, Reach.CLASS, List.of(members), Integer.MAX_VALUE);
  }

  static Ban shortOverloads(Class<?> owner, int mostParameters, String... members) {
    return new Ban(owner, Reach.SUBCLASSES, List.of(members), mostParameters);
  }

  boolean forbids(JavaAccess<?> access) {
    return members.contains(access.getName())
        && ownedBy(access.getTargetOwner(), access.getName())
        && parametersOf(access) <= mostParameters;
  }

  private boolean ownedBy(JavaClass target, String member) {
    if (reach == Reach.CLASS || member.equals(CONSTRUCTOR)) {
      return target.isEquivalentTo(owner);
    }
    return target.isAssignableTo(owner);
  }

  private static int parametersOf(JavaAccess<?> access) {
    return access.getTarget()
            instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }

  /** An access that one of {@code bans} forbids. */
  static DescribedPredicate<JavaAccess<?>> anyOf(String description, List<Ban> bans) {
    return DescribedPredicate.describe(
        description, access -> bans.stream().anyMatch(ban -> ban.forbids(access)));
  }
}
