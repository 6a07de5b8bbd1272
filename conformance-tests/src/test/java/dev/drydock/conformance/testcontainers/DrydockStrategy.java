package dev.drydock.conformance.testcontainers;

import dev.drydock.host.DockerHost;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** Gives Testcontainers an engine in this JVM, made when it first asks. */
public final class DrydockStrategy extends DockerClientProviderStrategy {
    private static final DockerHost DOCKER = DockerHost.start();

    @Override
    public TransportConfig getTransportConfig() {
        return TransportConfig.builder().dockerHost(DOCKER.uri()).build();
    }

    /** Before those that look for a Docker on this machine. */
    @Override
    protected int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String getDescription() {
        return "Drydock in this JVM";
    }
}
