package arboretum.experiment.data;

import java.nio.file.Path;

/** The outcome of getting a data set. */
public sealed interface GetResult {
  /** It was downloaded, verified, converted and verified, and is now in {@code folder}. */
  record Got(Path folder) implements GetResult {}

  /** It was in {@code folder} already, and every hash is right. Nothing was downloaded. */
  record AlreadyThere(Path folder) implements GetResult {}

  /** It can't be downloaded; {@code message} says why and how to obtain it. */
  record ByHand(String message) implements GetResult {}

  /** It could not be had; {@code message} says why in one line. Nothing was kept. */
  record Failed(String message) implements GetResult {}
}
