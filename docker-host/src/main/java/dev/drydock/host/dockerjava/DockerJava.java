package dev.drydock.host.dockerjava;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import dev.drydock.host.DockerHost;

/** Clients of docker-java; {@code docker-java-core} is all that they need. */
public final class DockerJava {
    /** docker-java wants an address, and never asks who lives there. */
    private static final String NOWHERE = "tcp://drydock.invalid:2375";

    private DockerJava() {}

    /**
     * A client of an engine in this JVM, over no socket. It is the caller's to close; an engine that is closed before ends what
     * it is doing.
     */
    public static DockerClient connect(DockerHost docker) {
        return DockerClientImpl.getInstance(configuration(NOWHERE), new InProcessTransport(docker.api()));
    }

    /** What docker-java reads from its surroundings, but for the address of the engine. */
    public static DockerClientConfig configuration(String address) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address)
                .withDockerTlsVerify(false)
                .build();
    }
}
