package arboretum.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How requests use the GPUs of one worker: a share stays on one device, whole GPUs are exclusive.
 *
 * <p>The free thousandths of each device stand in an {@code int[]} that the caller owns. Everybody
 * chooses devices by this one rule: a share goes to the device with the least room that is enough,
 * whole GPUs to the lowest free indices.
 */
public final class Gpus {
  private Gpus() {}

  /** Returns whether {@code millis} (see {@link Resources#gpuMillis}) fits. */
  public static boolean fits(int[] free, int millis) {
    if (millis == 0) {
      return true;
    }
    int perDevice = Math.min(millis, Resources.WHOLE_GPU);
    int wanted = Math.max(1, millis / Resources.WHOLE_GPU);
    int found = 0;
    for (int device = 0; device < free.length && found < wanted; device++) {
      if (free[device] >= perDevice) {
        found++;
      }
    }
    return found == wanted;
  }

  /** Returns the largest {@code millis} that {@link #fits}; every lesser request fits too. */
  public static int largestRequest(int[] free) {
    int whole = 0;
    int most = 0;
    for (int millis : free) {
      most = Math.max(most, millis);
      if (millis >= Resources.WHOLE_GPU) {
        whole++;
      }
    }
    return whole > 0 ? whole * Resources.WHOLE_GPU : most;
  }

  /**
   * Returns the devices to use for {@code millis}; throws {@link IllegalStateException} if it does
   * not fit.
   */
  public static List<Integer> choose(int[] free, int millis) {
    List<Integer> devices = new ArrayList<>();
    if (millis == 0) {
      return devices;
    }
    if (millis < Resources.WHOLE_GPU) {
      int best = -1;
      for (int device = 0; device < free.length; device++) {
        if (free[device] >= millis && (best < 0 || free[device] < free[best])) {
          best = device;
        }
      }
      if (best >= 0) {
        devices.add(best);
      }
    } else {
      int wanted = millis / Resources.WHOLE_GPU;
      for (int device = 0; device < free.length && devices.size() < wanted; device++) {
        if (free[device] == Resources.WHOLE_GPU) {
          devices.add(device);
        }
      }
    }
    if (devices.size() != Math.max(1, millis / Resources.WHOLE_GPU)) {
      throw new IllegalStateException(millis + " thousandths of a GPU do not fit");
    }
    return devices;
  }

  /**
   * Takes what {@code allocation} holds away from {@code free}; below 0 is the caller's defect to
   * find.
   */
  public static void take(int[] free, Allocation allocation) {
    for (int device : allocation.gpuDevices()) {
      free[device] -= allocation.gpuMillisPerDevice();
    }
  }

  /**
   * Gives what {@code allocation} holds back to {@code free}. A worker may have come back with
   * other devices since: one that is gone takes nothing, and none has more than a whole.
   */
  public static void give(int[] free, Allocation allocation) {
    for (int device : allocation.gpuDevices()) {
      if (device < free.length) {
        free[device] =
            Math.min(Resources.WHOLE_GPU, free[device] + allocation.gpuMillisPerDevice());
      }
    }
  }

  /** Returns whether just these devices of {@code allocation} have the room. */
  public static boolean canTake(int[] free, Allocation allocation) {
    for (int device : allocation.gpuDevices()) {
      if (device < 0 || device >= free.length || free[device] < allocation.gpuMillisPerDevice()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the sum of {@code free}. */
  public static long sum(int[] free) {
    long sum = 0;
    for (int millis : free) {
      sum += millis;
    }
    return sum;
  }
}
