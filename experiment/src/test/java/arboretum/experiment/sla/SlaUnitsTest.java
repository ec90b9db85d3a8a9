package arboretum.experiment.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.experiment.problem.Problems;
import arboretum.experiment.sla.Application.Microservice;
import arboretum.model.Constraint;
import arboretum.model.Extra;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class SlaUnitsTest {
  private static Microservice read(String fields) {
    String text =
        "{ \"sla_version\": \"v2.0\", \"customerID\": \"\", \"applications\": [ {"
            + " \"application_name\": \"a\", \"application_namespace\": \"b\", \"microservices\": [ {"
            + " \"microservice_name\": \"c\", \"microservice_namespace\": \"d\","
            + " \"virtualization\": \"docker\", \"code\": \"x\", "
            + fields
            + " } ] } ] }";
    var problems = new Problems();
    Descriptor descriptor = SlaReader.parse("x.json", text, problems).orElseThrow();
    return descriptor.applications().getFirst().microservices().getFirst();
  }

  @Property(tries = 200)
  void wholeAmountsAreExact(
      @ForAll @IntRange(max = 1_000_000_000) int megabytes,
      @ForAll @IntRange(max = 10_000) int cores,
      @ForAll @IntRange(max = 1_000) int gpus,
      @ForAll @IntRange(min = 1, max = 1_000_000_000) int kilobits) {
    Microservice service =
        read(
            String.format(
                Locale.ROOT,
                "\"memory\": %d, \"vcpus\": %d.0, \"vgpus\": %d, \"bandwidth_in\": %d",
                megabytes,
                cores,
                gpus,
                kilobits));
    assertEquals(megabytes * 1_000_000L, service.request().memoryBytes());
    assertEquals(cores * 1_000L, service.request().cpuMillis());
    assertEquals(gpus * 1_000, service.request().gpuMillis());
    assertEquals(
        List.of(new Extra(Extra.Kind.BANDWIDTH_IN, kilobits * 1_000L)), service.request().extras());
  }

  @Property(tries = 200)
  void thresholdsAreExactToTheNanosecond(
      @ForAll @BigRange(min = "0.000001", max = "1000000000") @Scale(6) BigDecimal millis) {
    Microservice service =
        read(
            "\"constraints\": [ { \"type\": \"latency\", \"area\": \"x\", \"threshold\": "
                + millis.toPlainString()
                + " } ]");
    var latency = (Constraint.Latency) service.requirements().constraints().getFirst();
    assertEquals(
        0, new BigDecimal(latency.thresholdNanos()).compareTo(millis.movePointRight(6)), "ns");
  }
}
