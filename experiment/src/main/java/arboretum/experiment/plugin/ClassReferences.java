package arboretum.experiment.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The classes that a class file names in its constant pool (JVM Specification, section 4.4): all
 * that its code makes, calls or casts to. The class loader would refuse them too, but only when the
 * code runs.
 */
final class ClassReferences {
  private ClassReferences() {}

  /**
   * Returns their names, with dots.
   *
   * @throws IOException if it is no class file
   */
  static SortedSet<String> of(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    if (in.readInt() != 0xCAFEBABE) {
      throw new IOException("is no class file");
    }
    in.readInt(); // the version
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] classes = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7 -> classes[i] = in.readUnsignedShort();
        case 5, 6 -> {
          in.readLong();
          i++; // these two take two entries
        }
        case 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
        default -> throw new IOException("has a constant of the unknown kind " + tag);
      }
    }
    SortedSet<String> names = new TreeSet<>();
    for (int index : classes) {
      String text = texts[index];
      if (text != null) {
        names.add(element(text).replace('/', '.'));
      }
    }
    return names;
  }

  /** Returns the class that an array is of; other names as they are. */
  private static String element(String name) {
    String element = name.replaceFirst("^\\[+", "");
    return element.equals(name) || !element.startsWith("L")
        ? element
        : element.substring(1, element.length() - 1);
  }
}
