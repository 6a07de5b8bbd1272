package dev.drydock.host.testcontainers;

import dev.drydock.host.DockerHost;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Gives Testcontainers an engine in this JVM, before any Docker that it would find on this machine. Who wants that says so by one
 * line, the name of this class, in the file
 * {@code src/test/resources/META-INF/services/org.testcontainers.dockerclient.DockerClientProviderStrategy}.
 *
 * <p>Testcontainers asks once, and keeps to one engine until the JVM ends.
 */
public final class DrydockStrategy extends DockerClientProviderStrategy {
    /** Made when somebody asks. */
    private static final class Only {
        static final DockerHost DOCKER = DockerHost.start();
    }

    /** For Testcontainers, which makes its strategies itself. */
    public DrydockStrategy() {}

    /** The engine that all of Testcontainers shares, to look into. */
    public static DockerHost docker() {
        return Only.DOCKER;
    }

    @Override
    public TransportConfig getTransportConfig() {
        return TransportConfig.builder().dockerHost(docker().uri()).build();
    }

    @Override
    protected int getPriority() {
        return Integer.MAX_VALUE;
    }

    /** It would be written into a file of the user's home, and be meant for all other projects, too. */
    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    public String getDescription() {
        return "Drydock in this JVM";
    }
}
