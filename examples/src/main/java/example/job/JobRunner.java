package example.job;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.HostConfig;
import example.deploy.Pause;
import java.time.Duration;

/** Runs a container to its end, and again if that was not a good one. */
public final class JobRunner {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final DockerClient docker;
    private final Pause pause;

    public JobRunner(DockerClient docker, Pause pause) {
        this.docker = docker;
        this.pause = pause;
    }

    /**
     * What is to be done.
     *
     * @param memoryBytes how much it may take
     * @param attempts how often it may be begun; 1 or more
     * @param backOff how long the second attempt waits; each further one waits twice as long
     * @param limit how long one attempt may take
     */
    public record Job(String name, String image, long memoryBytes, int attempts, Duration backOff, Duration limit) {}

    /**
     * Returns when the job is done; nothing of it is left then.
     *
     * @return how often it was begun
     * @throws JobFailedException if it never succeeds
     */
    public int run(Job job) {
        Duration wait = job.backOff();
        for (int attempt = 1; ; attempt++) {
            String problem = attempt(job);
            if (problem.isEmpty()) {
                return attempt;
            }
            if (attempt == job.attempts()) {
                throw new JobFailedException(job.name() + " failed " + attempt + " times; the last time it " + problem);
            }
            pause.of(wait);
            wait = wait.multipliedBy(2);
        }
    }

    /** @return what went wrong; empty if nothing did */
    private String attempt(Job job) {
        String id = docker.createContainerCmd(job.image())
                .withName(job.name())
                .withHostConfig(HostConfig.newHostConfig().withMemory(job.memoryBytes()))
                .exec()
                .getId();
        try {
            docker.startContainerCmd(id).exec();
            for (Duration ran = Duration.ZERO; ran.compareTo(job.limit()) < 0; ran = ran.plus(STEP)) {
                ContainerState state = docker.inspectContainerCmd(id).exec().getState();
                if (!Boolean.TRUE.equals(state.getRunning())) {
                    return problem(state);
                }
                pause.of(STEP);
            }
            return "took longer than " + job.limit().toSeconds() + " s";
        } finally {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
    }

    private static String problem(ContainerState state) {
        if (Boolean.TRUE.equals(state.getOOMKilled())) {
            return "ran out of memory";
        }
        long status = state.getExitCodeLong() == null ? -1 : state.getExitCodeLong();
        return status == 0 ? "" : "ended with " + status;
    }
}
