package arboretum.experiment.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A registry with a small set in openb's format, and the files of its origin. */
final class DataFixture {
  static final String NODES = "sn,cpu_milli,memory_mib,gpu,model\nn0,32000,262144,0,\n";
  private static final String POD_HEADER =
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,"
          + "creation_time,deletion_time,scheduled_time\n";
  static final String LICENCE = "Apache License 2.0\n";
  static final String ORIGIN_PODS = POD_HEADER + "p0,1,1,1,460,,LS,Running,0,9,3\n";
  static final String PODS = POD_HEADER + "p0,1,1,1,460,,LS,Running,0,9,3.0\n";

  private DataFixture() {}

  /** Returns the origin's files by path; {@code pods} may differ from what the registry says. */
  static Map<String, String> origin(String pods) {
    var files = new TreeMap<String, String>();
    files.put("/data/csv/openb_node_list_all_node.csv", NODES);
    files.put("/data/csv/openb_pod_list_default.csv", pods);
    files.put("/LICENSE", LICENCE);
    return files;
  }

  static DataRegistry registry(Path folder, String wantedPods) throws IOException {
    String head =
        """
        data-registry: 1
        sets:
          - name: small
            what: one node and one pod
            licence: Apache-2.0
            citation: nobody
            url: https://example.org/small
            commit: 0123456789012345678901234567890123456789
            changed: nothing
            known-errors: none
            origin: hashed
            raw: https://example.org/small/
            importer: { name: openb-2023, version: 1 }
            origin-files:
        """;
    String tail =
        """
          - name: page
            what: a page
            licence: CC BY 4.0
            citation: nobody
            url: https://example.org/page
            commit: 0123456789012345678901234567890123456789
            changed: nothing
            known-errors: none
            origin: transcribed
            reason: There is no file
            obtain: Write it off
            files:
        """;
    String text =
        head
            + file("path", "data/csv/openb_node_list_all_node.csv", NODES)
            + file("path", "data/csv/openb_pod_list_default.csv", ORIGIN_PODS)
            + file("path", "LICENSE", LICENCE)
            + "    files:\n"
            + file("name", "nodes.csv", NODES)
            + file("name", "pods.csv", wantedPods)
            + file("name", "LICENSE-Apache-2.0.txt", LICENCE)
            + tail
            + file("name", "page.csv", "a,b\n");
    return DataRegistry.read(Files.writeString(folder.resolve("registry.yaml"), text));
  }

  private static String file(String key, String name, String text) {
    return "      - { %s: %s, bytes: %d, sha256: %s }%n"
        .formatted(key, name, text.length(), sha256(text));
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
