package arboretum.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Names by which callers address services. */
class SemanticNameTest {
  private static final Optional<ServiceName> NOBODY = Optional.empty();
  private static final Optional<ServiceName> CALLER =
      Optional.of(new ServiceName("video.shop.source.cams"));

  @Test
  void theFullFormNamesEveryPart() {
    SemanticName name = SemanticName.parse("any.closest.detection.default.video.shop");
    assertEquals(Balancing.CLOSEST, name.policy());
    assertEquals(Optional.empty(), name.instance());
    assertEquals(List.of(new ServiceName("video.shop.detection.default")), name.candidates(NOBODY));
  }

  @Test
  void aNumberNamesAnInstanceWhateverPolicyIsWritten() {
    SemanticName plain = SemanticName.parse("3.detection");
    assertEquals(Balancing.INSTANCE, plain.policy());
    assertEquals(Optional.of(3), plain.instance());
    assertEquals(plain, SemanticName.parse("3.closest.detection"));
    assertEquals(plain, SemanticName.parse("3.instance.detection"));
  }

  @Test
  void whatIsLeftOutIsTakenFromTheCallerThenFromTheDefaults() {
    assertEquals(
        List.of(
            new ServiceName("video.shop.ms2.cams"),
            new ServiceName("video.shop.ms2.default"),
            new ServiceName("ms2")),
        SemanticName.parse("closest.ms2").candidates(CALLER));
    assertEquals(
        List.of(new ServiceName("ms2")), SemanticName.parse("closest.ms2").candidates(NOBODY));
    assertEquals(
        List.of(new ServiceName("shop.shop.ms2.x"), new ServiceName("shop.default.ms2.x")),
        SemanticName.parse("rr.ms2.x.shop").candidates(CALLER));
  }

  @Test
  void aServiceOfNoApplicationHasTwoSpellings() {
    assertEquals(
        List.of(new ServiceName("web")),
        SemanticName.parse("any.rr.web.default.default.default").candidates(CALLER));
  }

  @Test
  void anyAloneIsRoundRobin() {
    assertEquals(Balancing.ROUND_ROBIN, SemanticName.parse("any.web").policy());
    assertEquals(Balancing.ROUND_ROBIN, SemanticName.parse("rr.web").policy());
  }

  @Test
  void namesSayWhatIsWrongWithThem() {
    says("web", "it begins with an instance, \"any\" or a policy");
    says("closest..web", "\"\" is no label");
    says("closest.we b", "\"we b\" is no label");
    says("closest.a.b.c.d.e", "one to four labels");
    says("instance.web", "which instance?");
    says("-1.web", "\"-1\" is no label");
    says("", "\"\" is no label");
  }

  private static void says(String name, String what) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> SemanticName.parse(name))
                .getMessage());
    assertTrue(message.contains(what), message);
  }

  @Property
  void caseDoesNotMatter(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String service,
      @ForAll @IntRange(min = 0, max = 5) int policy) {
    String word = Balancing.words().get(policy);
    String text = (word.equals("instance") ? "4" : word) + "." + service;
    assertEquals(
        SemanticName.parse(text.toLowerCase(Locale.ROOT)),
        SemanticName.parse(text.toUpperCase(Locale.ROOT)));
  }
}
