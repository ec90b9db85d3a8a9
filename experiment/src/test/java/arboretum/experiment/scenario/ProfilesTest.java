package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.experiment.scenario.profile.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  @Test
  void everyProfileHasEverySettingOnceAndNoOther() {
    var wanted = new ArrayList<String>();
    collect(ScenarioKeys.SCENARIO, "", wanted);
    for (Profile profile : Profiles.all()) {
      List<String> paths = profile.settings().stream().map(Setting::path).sorted().toList();
      assertEquals(wanted.stream().sorted().toList(), paths, profile.name());
      profile.settings().forEach(setting -> assertFalse(setting.source().isBlank()));
    }
  }

  private static void collect(Shape.Section record, String path, List<String> byProfile) {
    for (Key<?> key : record.keys()) {
      String at = path.isEmpty() ? key.name() : path + "." + key.name();
      if (key.presence() instanceof Key.ByProfile) {
        byProfile.add(at);
      } else if (key.shape() instanceof Shape.Section below) {
        collect(below, at, byProfile);
      } else if (key.shape() instanceof Shape.Either<?> either) {
        collect(either.record(), at, byProfile);
      }
    }
  }
}
