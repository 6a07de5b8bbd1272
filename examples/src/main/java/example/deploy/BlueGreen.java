package example.deploy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;

/**
 * A service of which one container works, the blue or the green one, while the next release is made ready beside it. Clients on
 * the service's network find the one that works by the name of the service.
 */
public final class BlueGreen {
    private static final int STOP_SECONDS = 10;

    private final DockerClient docker;
    private final Deployer deployer;
    private final String service;
    private final String network;

    /** @param network that exists */
    public BlueGreen(DockerClient docker, Deployer deployer, String service, String network) {
        this.docker = docker;
        this.deployer = deployer;
        this.service = service;
        this.network = network;
    }

    /**
     * Lets a release do the work from now on. Until it is healthy the one before does; if it never is, that one goes on.
     *
     * @throws DeploymentFailedException if the release does not run
     */
    public void switchTo(String image) {
        String blue = service + "-blue";
        String green = service + "-green";
        String old = exists(blue) ? blue : green;
        String next = exists(blue) ? green : blue;
        String id = deployer.deploy(next, image, network);
        giveName(id);
        if (exists(old)) {
            docker.stopContainerCmd(old).withTimeout(STOP_SECONDS).exec();
            docker.removeContainerCmd(old).exec();
        }
    }

    /** A name on a network is given with the connection. For a moment both have it. */
    private void giveName(String container) {
        docker.disconnectFromNetworkCmd()
                .withNetworkId(network)
                .withContainerId(container)
                .exec();
        docker.connectToNetworkCmd()
                .withNetworkId(network)
                .withContainerId(container)
                .withContainerNetwork(new ContainerNetwork().withAliases(service))
                .exec();
    }

    private boolean exists(String container) {
        try {
            docker.inspectContainerCmd(container).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }
}
