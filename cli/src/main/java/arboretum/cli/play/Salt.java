package arboretum.cli.play;

import java.util.Set;

/**
 * The salt of {@code Set.of} and {@code Map.of}, which each JVM draws once: where the iteration of
 * such a collection begins. Two JVMs whose salts are close iterate small sets alike, so a program
 * that depends on the order could pass for a deterministic one.
 */
public final class Salt {
  /** Slots of a set with eight elements, of which the even ones are taken below. */
  private static final int SLOTS = 16;

  /** Six empty slots in a row are what an eight-element set needs to begin alike all the same. */
  private static final int FAR = 6;

  private Salt() {}

  /** Returns where iteration begins in this JVM, as one of 16 slots. */
  public static int ofThisJvm() {
    return Set.of(0, 2, 4, 6, 8, 10, 12, 14).iterator().next();
  }

  /** Returns whether iteration begins far enough from another JVM's begin. */
  public static boolean isFarFrom(int other) {
    int apart = Math.abs(ofThisJvm() - other) % SLOTS;
    return Math.min(apart, SLOTS - apart) >= FAR;
  }
}
