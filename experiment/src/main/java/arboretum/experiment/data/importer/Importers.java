package arboretum.experiment.data.importer;

import java.util.List;
import java.util.Optional;

/** All importers. */
public final class Importers {
  private static final List<Importer> ALL =
      List.of(
          new PlanetLabImporter(), new OpenbImporter(), new EuaImporter(), new AzureLlmImporter());

  private Importers() {}

  /** Returns the importer that the registry calls {@code name}. */
  public static Optional<Importer> named(String name) {
    return ALL.stream().filter(importer -> importer.name().equals(name)).findFirst();
  }

  /** Returns all of them, in a fixed order. */
  public static List<Importer> all() {
    return ALL;
  }
}
