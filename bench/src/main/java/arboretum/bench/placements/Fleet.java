package arboretum.bench.placements;

import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.plugin.PlacementRequest;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workers and the requests: five kinds of devices, a third of them labelled; a request asks for
 * 0.1 to 2 cores and 128 MiB to 4 GiB, one in ten for a GPU or a share of one, and one in ten for
 * an architecture or a label.
 */
final class Fleet {
  static final NodeName CLUSTER = NodeName.ROOT.child("c");

  /** What nobody can take. */
  static final PlacementRequest TOO_MUCH =
      PlacementRequest.of(
          new ServiceSpec(
              new ServiceName("huge"),
              new Resources(64_000, 0, 0),
              "image",
              new Bytes(0),
              Restart.ALWAYS));

  private static final long GIBI = 1L << 30;
  private static final long MEBI = 1L << 20;
  private static final int REQUESTS = 1 << 15;
  private static final int ONE_IN = 10;
  private static final int LABELLED_ONE_IN = 3;
  private static final List<Integer> GPU_MILLIS = List.of(250, 500, 1000, 2000);

  private static final List<Capacity> DEVICES =
      List.of(
          new Capacity(2_000, 4 * GIBI, 0),
          new Capacity(4_000, 8 * GIBI, 0),
          new Capacity(8_000, 16 * GIBI, 0),
          new Capacity(16_000, 32 * GIBI, 2),
          new Capacity(32_000, 64 * GIBI, 4));
  private static final int ARM_DEVICES = 2;

  /** One worker. */
  record Member(NodeName name, Capacity capacity, NodeTraits traits) {}

  private Fleet() {}

  static List<Member> members(int workers, RandomSource random) {
    List<Member> members = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      int device = random.nextInt(DEVICES.size());
      NodeTraits traits =
          new NodeTraits(
              List.of("docker"),
              device < ARM_DEVICES ? "arm64" : "amd64",
              List.of(),
              random.nextInt(LABELLED_ONE_IN) == 0 ? List.of("indoor") : List.of(),
              List.of(),
              Optional.empty());
      members.add(new Member(CLUSTER.child("w" + w), DEVICES.get(device), traits));
    }
    return members;
  }

  /** Returns services to ask for, one after the other and over again. */
  static List<ServiceSpec> requests(RandomSource random) {
    List<ServiceSpec> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      int gpu = random.nextInt(ONE_IN) == 0 ? GPU_MILLIS.get(random.nextInt(4)) : 0;
      Resources request =
          new Resources(100 + random.nextInt(1_901), (128 + random.nextInt(3_969)) * MEBI, gpu);
      boolean isPicky = random.nextInt(ONE_IN) == 0;
      requests.add(
          new ServiceSpec(
              new ServiceName("s" + i),
              request,
              "image",
              new Bytes(0),
              Restart.ALWAYS,
              isPicky ? picky(random) : Requirements.NONE));
    }
    return requests;
  }

  private static Requirements picky(RandomSource random) {
    boolean byLabel = random.nextInt(2) == 0;
    return new Requirements(
        "docker",
        byLabel ? List.of() : List.of("amd64"),
        List.of(),
        byLabel ? List.of(new Constraint.Labels(List.of("indoor"))) : List.of());
  }
}
