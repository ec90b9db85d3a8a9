package arboretum.cli.play;

import java.util.Iterator;
import java.util.Set;

/**
 * The salt of {@code Set.of} and {@code Map.of}, which each JVM draws once: where the iteration of
 * such a collection begins in its table, and in which direction it goes. Two JVMs with close salts
 * iterate alike, so a program that depends on the order would pass for a deterministic one.
 *
 * @param start in which of the 16 slots of an eight-element set iteration begins
 * @param direction which way it goes
 */
public record Salt(int start, Direction direction) {
  /** Which way iteration goes. */
  public enum Direction {
    UP,
    DOWN
  }

  /** What another JVM's salt should be like. */
  public enum Relation {
    /** Begins far away and goes the other way. */
    OPPOSITE,
    /** Begins far away and goes the same way: what is alike both ways differs here. */
    SHIFTED
  }

  /** Exit code of a JVM whose salt is not as wanted; another one is started then. */
  public static final int OTHER_WANTED = 75;

  private static final int SLOTS = 16;

  /** Of eight elements in 16 slots, six empty ones in a row are rare. */
  private static final int FAR = 6;

  /** Returns the salt of this JVM. */
  public static Salt ofThisJvm() {
    Iterator<Integer> even = Set.of(0, 2, 4, 6, 8, 10, 12, 14).iterator();
    int first = even.next();
    boolean up = Math.floorMod(even.next() - first, SLOTS) == 2;
    return new Salt(first, up ? Direction.UP : Direction.DOWN);
  }

  /** Returns whether another JVM's salt stands in that relation to this one. */
  public boolean has(Relation relation, Salt other) {
    int apart = Math.floorMod(start - other.start, SLOTS);
    boolean same = direction == other.direction;
    return Math.min(apart, SLOTS - apart) >= FAR && same == (relation == Relation.SHIFTED);
  }
}
