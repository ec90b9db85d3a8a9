/**
 * Container runtimes and testbeds. Filled by the issue "Live mode I": a {@code ContainerRuntime}
 * and {@code Usage} over a Docker or Podman engine, images by content hash, adoption of containers
 * after a restart, and agents on local devices or machines reached by SSH. The only package that
 * will know the Docker client. Will depend on loop, transport and the logic.
 */
@NullMarked
package arboretum.live.docker;

import org.jspecify.annotations.NullMarked;
