package arboretum.resolution;

import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A range of addresses, handed out in their order; returned ones go out again before new ones, the
 * lowest first, as from Oakestra's free lists.
 */
public final class AddressPool {
  private final int first;
  private final int size;
  private final int step;
  private final TreeSet<Integer> returned = new TreeSet<>();
  private final TreeSet<Integer> reserved = new TreeSet<>();
  private int next;

  /**
   * @param first IPv4 address as a number
   * @param size how many there are
   * @param step from one to the next: 1, or the size of a subnet
   */
  public AddressPool(int first, int size, int step) {
    this.first = first;
    this.size = size;
    this.step = step;
  }

  /** Addresses of services and instances: 10.30.0.0/16, without the first and the last. */
  public static AddressPool ofServices() {
    // source: Oakestra, root service manager, read: instance and service addresses from 10.30.0.0
    return new AddressPool(ipv4(10, 30, 0, 1), (1 << 16) - 2, 1);
  }

  /** Subnets of workers: /26 blocks from 10.18.0.0 to 10.29.255.192. */
  public static AddressPool ofSubnets() {
    // source: Oakestra, root service manager, read: /26 from 10.18.0.0 upwards, below 10.30
    return new AddressPool(ipv4(10, 18, 0, 0), 12 << 10, 1 << 6);
  }

  /** Returns an address as a number. */
  public static int ipv4(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }

  /** Returns an address as people write it. */
  public static String text(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xFF)
        + "."
        + (address >>> 8 & 0xFF)
        + "."
        + (address & 0xFF);
  }

  /** Returns a free address, which is taken from now on; empty if there is none. */
  public OptionalInt take() {
    if (!returned.isEmpty()) {
      return OptionalInt.of(address(returned.removeFirst()));
    }
    while (next < size && reserved.remove(next)) {
      next++;
    }
    return next < size ? OptionalInt.of(address(next++)) : OptionalInt.empty();
  }

  /** Takes this address; returns false if it is taken or not of this range. */
  public boolean take(int address) {
    int index = index(address);
    if (index < 0) {
      return false;
    }
    return index < next ? returned.remove(index) : reserved.add(index);
  }

  /** Gives an address back; one that is not taken is ignored. */
  public void giveBack(int address) {
    int index = index(address);
    if (index >= next) {
      reserved.remove(index);
    } else if (index >= 0) {
      returned.add(index);
    }
  }

  /** Returns how many are free. */
  public int free() {
    return size - next - reserved.size() + returned.size();
  }

  private int address(int index) {
    return first + index * step;
  }

  private int index(int address) {
    int offset = address - first;
    boolean within = offset >= 0 && offset % step == 0 && offset / step < size;
    return within ? offset / step : -1;
  }
}
