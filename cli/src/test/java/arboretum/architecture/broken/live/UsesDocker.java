package arboretum.architecture.broken.live;

import com.github.dockerjava.api.DockerClient;

/** Knows the Docker client outside its package. */
record UsesDocker(DockerClient client) {}
