package arboretum.cli;

import arboretum.cli.play.Salt;
import java.util.Arrays;

/**
 * What {@code run --check-determinism} starts: a command in a JVM whose salt is as wanted. Looks
 * before anything else is loaded, for most JVMs are not wanted.
 */
public final class FreshJvm {
  private static final int OWN_ARGUMENTS = 3;

  private FreshJvm() {}

  /** Takes start and direction of the other JVM's salt, the relation to it, and a command. */
  public static void main(String[] args) {
    Salt other = new Salt(Integer.parseInt(args[0]), Salt.Direction.valueOf(args[1]));
    if (!Salt.ofThisJvm().has(Salt.Relation.valueOf(args[2]), other)) {
      System.exit(Salt.OTHER_WANTED);
    }
    Main.main(Arrays.copyOfRange(args, OWN_ARGUMENTS, args.length));
  }
}
