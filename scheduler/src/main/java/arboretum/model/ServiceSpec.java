package arboretum.model;

import arboretum.units.Bytes;

/**
 * One service as an operator asked for it.
 *
 * @param name unique name
 * @param request what each instance reserves; {@link Resources#isRequestable} holds
 * @param image the image's reference
 * @param imageSize what a worker has to pull when it does not have the image
 * @param restart what a clean exit means
 * @param requirements what it needs of its worker beside amounts
 */
public record ServiceSpec(
    ServiceName name,
    Resources request,
    String image,
    Bytes imageSize,
    Restart restart,
    Requirements requirements) {
  /** A container that may run anywhere. */
  public ServiceSpec(
      ServiceName name, Resources request, String image, Bytes imageSize, Restart restart) {
    this(name, request, image, imageSize, restart, Requirements.NONE);
  }

  /** Returns the same without the constraints that are watched. */
  public ServiceSpec unwatched() {
    return new ServiceSpec(name, request, image, imageSize, restart, requirements.unwatched());
  }

  public ServiceSpec {
    if (!request.isRequestable()) {
      throw new IllegalArgumentException(
          "a service asks for a share of one GPU or for whole GPUs, not for "
              + request.gpuMillis()
              + " thousandths");
    }
  }
}
