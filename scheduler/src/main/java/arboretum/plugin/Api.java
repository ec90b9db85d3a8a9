package arboretum.plugin;

import java.util.List;

/** What a plug-in may see of the program, in one place. */
public final class Api {
  /**
   * Version of the interfaces. It is a constant of the language, so a plug-in that returns it from
   * {@link PolicyFactory#apiVersion} carries the one that it was compiled with.
   */
  public static final int VERSION = 1;

  private static final List<String> PACKAGES =
      List.of(
          "arboretum.plugin",
          "arboretum.aggregate",
          "arboretum.coordinates",
          "arboretum.model",
          "arboretum.random",
          "arboretum.units");

  private Api() {}

  /** Returns the packages that plug-ins may use beside the JDK; they use no others themselves. */
  public static List<String> packages() {
    return PACKAGES;
  }
}
