package arboretum.experiment.plugin;

import arboretum.plugin.PolicyFactory;
import arboretum.plugin.PolicySettings;
import arboretum.plugin.SettingKey;
import arboretum.random.RandomSource;
import java.util.List;

/**
 * A policy that a jar offers.
 *
 * @param jar file name
 * @param settings as the factory declares them; read once
 */
public record PlugIn(
    Kind kind, String name, String jar, List<SettingKey> settings, PolicyFactory<?> factory) {
  public PlugIn {
    settings = List.copyOf(settings);
  }

  /** Makes a policy; what it throws is the plug-in's. */
  <P> P create(Class<P> type, PolicySettings values, RandomSource random) {
    return type.cast(factory.create(values, random));
  }
}
