package arboretum.architecture.broken.sim;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Each method draws from something that no seed governs. */
final class DrawsByLuck {
  double math() {
    return Math.random();
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  void shuffle(List<String> list) {
    Collections.shuffle(list);
  }

  int identity(Object any) {
    return System.identityHashCode(any);
  }

  int generator() {
    return new Random(42).nextInt(6);
  }

  int threadLocal() {
    return ThreadLocalRandom.current().nextInt(6);
  }
}
