package example.deploy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Brings a release of a service to Docker: a container that is healthy or, if it cannot tell, goes on running; or none. */
public final class Deployer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PROBATION = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int PULLS = 3;

    private final DockerClient docker;
    private final Pause pause;

    public Deployer(DockerClient docker, Pause pause) {
        this.docker = docker;
        this.pause = pause;
    }

    /**
     * Starts a container and waits until it is healthy, or has run for a while.
     *
     * @param network that exists
     * @return its id
     * @throws DeploymentFailedException if it ends, or is not healthy in time; the container is removed
     */
    public String deploy(String name, String image, String network) {
        pull(image);
        String id = docker.createContainerCmd(image)
                .withName(name)
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(network))
                .exec()
                .getId();
        try {
            docker.startContainerCmd(id).exec();
            awaitHealthy(id);
            return id;
        } catch (DeploymentFailedException | DockerException failure) {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            throw failure;
        }
    }

    /** A registry that has had enough of us is asked again, a little later each time. */
    private void pull(String image) {
        for (int attempt = 1; !isHere(image); attempt++) {
            try {
                docker.pullImageCmd(image).start().awaitCompletion();
            } catch (DockerException refused) {
                if (refused.getHttpStatus() != TOO_MANY_REQUESTS || attempt == PULLS) {
                    throw refused;
                }
                pause.of(Duration.ofMinutes(attempt));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + image + " was pulled", interrupted);
            }
        }
    }

    private boolean isHere(String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private void awaitHealthy(String id) {
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(STEP)) {
            ContainerState state = docker.inspectContainerCmd(id).exec().getState();
            if (!Boolean.TRUE.equals(state.getRunning())) {
                throw new DeploymentFailedException(
                        "it ended with " + state.getExitCodeLong() + ", and its last word was: " + lastWord(id));
            }
            boolean good = state.getHealth() == null
                    ? waited.compareTo(PROBATION) >= 0
                    : "healthy".equals(state.getHealth().getStatus());
            if (good) {
                return;
            }
            pause.of(STEP);
        }
        throw new DeploymentFailedException("it was not healthy within " + PATIENCE.toSeconds() + " s");
    }

    private String lastWord(String id) {
        StringBuilder words = new StringBuilder();
        ResultCallback.Adapter<Frame> log = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Frame frame) {
                words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            }
        };
        try {
            docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(1)
                    .exec(log)
                    .awaitCompletion();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return words.toString().strip();
    }
}
