package arboretum.architecture.broken.live.docker;

import com.github.dockerjava.api.DockerClient;

/** Allowed. */
record MayUseDocker(DockerClient client) {}
