package arboretum.experiment.data.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportersTest {
  @TempDir Path folder;
  private Path origin;
  private Path target;

  @BeforeEach
  void folders() throws IOException {
    origin = Files.createDirectory(folder.resolve("origin"));
    target = Files.createDirectory(folder.resolve("target"));
    put("LICENSE", "MIT\n");
  }

  private void put(String file, String text) throws IOException {
    Path path = origin.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String content(Path file) throws IOException {
    try (var in = TextFile.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(String importer) throws IOException {
    Importers.named(importer).orElseThrow().run(origin, target);
  }

  private void slices(String firstNine, String lastNine) throws IOException {
    for (int k = 1; k <= 18; k++) {
      put("PlanetLab/PlanetLabData_" + k, k <= 9 ? firstNine : lastNine);
    }
  }

  @Test
  void planetLabGivesTheMedianOfFloatsRoundedFromItsBinaryValue() throws IOException {
    // The nearest floats of 23.363 and 23.378 have the mean 23.3705005..., which rounds up; in
    // double
    // it would be 23.3705 minus a little and round down. 2.546 and 2.547: 2.54649996..., down.
    slices(
        "0\t23.363\t2.546\n23.363\t0\t127.05\n2.546\t127.05\t0\n",
        "0\t23.378\t2.547\n23.378\t0\t127.05\n2.547\t127.05\t0\n");
    run("planetlab-490");
    assertEquals(
        "0,23.371,2.546\n23.371,0,127.05\n2.546,127.05,0\n",
        content(target.resolve("rtt_median_ms.csv.gz")));
    List<String> slices = content(target.resolve("rtt_slices_ms.csv.gz")).lines().toList();
    assertEquals(4, slices.size());
    assertEquals(
        "i,j,t1,t2,t3,t4,t5,t6,t7,t8,t9,t10,t11,t12,t13,t14,t15,t16,t17,t18", slices.get(0));
    assertEquals("0,1" + ",23.4".repeat(18), slices.get(1));
    // The nearest float of 127.05 lies above it.
    assertEquals("1,2" + ",127.1".repeat(18), slices.get(3));
    assertEquals("MIT\n", content(target.resolve("LICENSE")));
  }

  @Test
  void planetLabOfAnotherShapeIsRefusedWithItsPlace() throws IOException {
    slices("0\t1\n1\t0\n", "0\t1\n1\t0\n");
    put("PlanetLab/PlanetLabData_7", "0\tx\n1\n");
    var thrown = assertThrows(InputException.class, () -> run("planetlab-490"));
    Path file = origin.resolve("PlanetLab/PlanetLabData_7");
    assertEquals(
        file
            + ":1:2: \"x\"; allowed: a round-trip time of at least 0 ms\n"
            + file
            + ":2: 1 fields; the file has 2 rows",
        thrown.getMessage());
    put("PlanetLab/PlanetLabData_7", "0\n");
    thrown = assertThrows(InputException.class, () -> run("planetlab-490"));
    assertEquals("PlanetLab/PlanetLabData_7: 1 rows; slice 1 has 2", thrown.getMessage());
  }

  private static final String POD_HEADER =
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,"
          + "creation_time,deletion_time,scheduled_time\n";

  @Test
  void openbGetsOneDecimalInScheduledTime() throws IOException {
    String nodes = "sn,cpu_milli,memory_mib,gpu,model\nopenb-node-0000,32000,262144,0,\n";
    put("data/csv/openb_node_list_all_node.csv", nodes);
    put(
        "data/csv/openb_pod_list_default.csv",
        POD_HEADER
            + "p0,12000,16384,1,1000,,LS,Running,0,12537496,0\n"
            + "p1,6000,12288,1,460,,LS,Pending,427061,12902960,\n");
    run("openb-2023");
    assertEquals(nodes, content(target.resolve("nodes.csv")));
    assertEquals(
        POD_HEADER
            + "p0,12000,16384,1,1000,,LS,Running,0,12537496,0.0\n"
            + "p1,6000,12288,1,460,,LS,Pending,427061,12902960,\n",
        content(target.resolve("pods.csv")));
    assertEquals("MIT\n", content(target.resolve("LICENSE-Apache-2.0.txt")));
  }

  @Test
  void openbOfAnotherShapeIsRefused() throws IOException {
    put("data/csv/openb_node_list_all_node.csv", "sn,cpu_milli,memory_mib,gpu,model\nx,1\n");
    put("data/csv/openb_pod_list_default.csv", POD_HEADER + "p0,1,1,1,1,,LS,Running,0,1,soon\n");
    var thrown = assertThrows(InputException.class, () -> run("openb-2023"));
    assertEquals(2, thrown.problems().size());
  }

  @Test
  void azureConversationsCountFromTheFirstRequest() throws IOException {
    // 14.05955 s is a little less in binary, and rounds down.
    put(
        "data/AzureLLMInferenceTrace_conv.csv",
        "TIMESTAMP,ContextTokens,GeneratedTokens\r\n"
            + "2023-11-16 18:15:46.6805900,374,44\r\n"
            + "2023-11-16 18:15:50.9951690,396,109\r\n"
            + "2023-11-16 18:16:00.7401400,181,154\r\n");
    run("azure-llm-conv-2023");
    assertEquals(
        "arrival_s,context_tokens,generated_tokens\n"
            + "0.0000,374,44\n4.3146,396,109\n14.0595,181,154\n",
        content(target.resolve("requests.csv")));
  }

  @Test
  void anAzureStampThatIsNoTimeIsRefused() throws IOException {
    put(
        "data/AzureLLMInferenceTrace_conv.csv",
        "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16,374,44\n");
    var thrown = assertThrows(InputException.class, () -> run("azure-llm-conv-2023"));
    assertEquals(1, thrown.problems().size());
  }

  private static final String SITE_HEADER =
      "SITE_ID,LATITUDE,LONGITUDE,NAME,STATE,LICENSING_AREA_ID,POSTCODE,SITE_PRECISION,"
          + "ELEVATION,HCIS_L2";
  private static final String USER_HEADER = "IP,Latitude,Longitude,PostCode,City,State,Country";

  private void eua(String sites, String users, String generated) throws IOException {
    put("edge-servers/site-optus-melbCBD.csv", SITE_HEADER + "\r\n" + sites);
    put("users/users-aus.csv", USER_HEADER + "\r\n" + users);
    put("users/users-melbcbd-generated.csv", "Latitude,Longitude\r\n" + generated);
  }

  @Test
  void euaLosesAddressesAndLineEndsAndItsNumbersAreWrittenAnew() throws IOException {
    eua(
        "134317,-37.812121999999995,144.97071,Cnr Bourke & Exhibition,VIC,2,3000.0,Within,,KX3P\r\n"
            + "134822,-37.8,144.96090800000002,136 Exhibition St,VIC,2,,Within 10 meters,15.0,K\r\n",
        "1.120.0.1,-26.730999999999998,152.9977,4554.0,Ilkley,QLD,AU\r\n"
            + "1.120.2.1,-37.7,144.7667,3037,Sydenham,VIC,AU\r\n"
            + "1.120.3.1,-33.8647,151.207,,\"Sydney (Level 36, Metcentre)\",,AU\r\n",
        "-37.811659660777174,144.96590852785317\r\n");
    run("eua-melbourne");
    assertEquals(
        SITE_HEADER
            + "\n134317,-37.812122,144.97071,Cnr Bourke & Exhibition,VIC,2,3000.0,Within,,KX3P"
            + "\n134822,-37.8,144.96090800000002,136 Exhibition St,VIC,2,,Within 10 meters,15.0,K\n",
        content(target.resolve("sites_optus_melbourne_cbd.csv")));
    assertEquals(
        "user_id,Latitude,Longitude,PostCode,City,State,Country\n"
            + "0,-26.731,152.9977,4554.0,Ilkley,QLD,AU\n"
            + "1,-37.7,144.7667,3037.0,Sydenham,VIC,AU\n"
            + "2,-33.8647,151.207,,\"Sydney (Level 36, Metcentre)\",,AU\n",
        content(target.resolve("users_australia_ipgeo.csv")));
    assertEquals(
        "user_id,Latitude,Longitude\n0,-37.81165966077717,144.96590852785317\n",
        content(target.resolve("users_melbourne_cbd_GENERATED.csv")));
    assertEquals("MIT\n", content(target.resolve("LICENSE")));
  }

  @Test
  void euaOfAnotherShapeIsRefusedWithEveryPlace() throws IOException {
    eua("1,south,144.9,x,VIC,2,,,,\r\n2,1\r\n", "1.1.1.1,,1,1,x,y,z\r\n", "1,2\r\n");
    put("users/users-melbcbd-generated.csv", "Longitude,Latitude\r\n1,2\r\n");
    var thrown = assertThrows(InputException.class, () -> run("eua-melbourne"));
    assertEquals(
        "edge-servers/site-optus-melbCBD.csv:2:2: \"south\"; allowed: a decimal number\n"
            + "edge-servers/site-optus-melbCBD.csv:3:1: 2 fields; allowed: 4 or more\n"
            + "users/users-aus.csv:2:2: \"\"; allowed: a decimal number\n"
            + "users/users-melbcbd-generated.csv:1:1: the columns are Longitude,Latitude; allowed:"
            + " Latitude,Longitude",
        String.valueOf(thrown.getMessage()).replace(origin + "/", ""));
  }
}
