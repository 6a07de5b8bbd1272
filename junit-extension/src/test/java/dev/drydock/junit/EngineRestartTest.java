package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.drydock.Engine;
import dev.drydock.host.DockerHost;
import dev.drydock.time.ManualClock;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees when the engine is shut down and begins again; the states are those of Docker Engine 28.5.2. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1, client = ClientTransport.SOCKET)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineRestartTest {
    private static final String[] EXITS_WITH_3 = {"sh", "-c", "trap 'exit 3' TERM; while :; do sleep 1; done"};
    private static final String[] EXITS_WITH_0 = {"sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done"};
    private static final String[] IS_DEAF = {"sleep", "1000"};

    private final DockerClient docker;
    private final DockerHost host;
    private final Engine engine;
    private final ManualClock clock;

    EngineRestartTest(DockerClient docker, DockerHost host, Engine engine) {
        this.docker = docker;
        this.host = host;
        this.engine = engine;
        this.clock = (ManualClock) engine.clock();
    }

    private void create(String name, RestartPolicy policy, String... command) {
        docker.createContainerCmd("alpine")
                .withName(name)
                .withCmd(command)
                .withHostConfig(HostConfig.newHostConfig().withRestartPolicy(policy))
                .exec();
    }

    private void run(String name, RestartPolicy policy, String... command) {
        create(name, policy, command);
        docker.startContainerCmd(name).exec();
        clock.runUntilIdle();
    }

    private void restart() throws InterruptedException {
        clock.letTimePass(() -> {
            host.restart();
            return true;
        });
    }

    private InspectContainerResponse inspect(String name) {
        return docker.inspectContainerCmd(name).exec();
    }

    private String state(String name) {
        InspectContainerResponse.ContainerState state = inspect(name).getState();
        return state.getStatus() + " " + state.getExitCodeLong();
    }

    @Test
    void what_ran_is_stopped_and_runs_again_if_its_policy_says_so() throws InterruptedException {
        run("no", RestartPolicy.noRestart(), EXITS_WITH_3);
        run("always", RestartPolicy.alwaysRestart(), EXITS_WITH_0);
        run("unless-stopped", RestartPolicy.unlessStoppedRestart(), EXITS_WITH_0);
        run("failed", RestartPolicy.onFailureRestart(0), EXITS_WITH_3);
        run("succeeded", RestartPolicy.onFailureRestart(0), EXITS_WITH_0);

        restart();

        assertThat(state("no")).isEqualTo("exited 3");
        assertThat(state("always")).isEqualTo("running 0");
        assertThat(state("unless-stopped")).isEqualTo("running 0");
        assertThat(state("failed")).isEqualTo("running 0");
        assertThat(state("succeeded")).isEqualTo("exited 0");
        assertThat(engine.ledger()).hasFault("engine", "daemon");
    }

    @Test
    void who_does_not_heed_the_signal_is_killed_after_its_timeout() throws InterruptedException {
        run("deaf", RestartPolicy.noRestart(), IS_DEAF);
        run("again", RestartPolicy.alwaysRestart(), IS_DEAF);

        restart();

        assertThat(state("deaf")).isEqualTo("exited 137");
        assertThat(state("again")).isEqualTo("running 0");
        assertThat(inspect("again").getRestartCount()).isZero();
    }

    @Test
    void what_was_stopped_by_hand_begins_again_unless_its_policy_heeds_that() throws InterruptedException {
        List<String> names = List.of("no", "always", "unless-stopped", "failed");
        run("no", RestartPolicy.noRestart(), EXITS_WITH_3);
        run("always", RestartPolicy.alwaysRestart(), EXITS_WITH_3);
        run("unless-stopped", RestartPolicy.unlessStoppedRestart(), EXITS_WITH_3);
        run("failed", RestartPolicy.onFailureRestart(0), EXITS_WITH_3);
        names.forEach(
                name -> clock.letTimePass(() -> docker.stopContainerCmd(name).exec()));

        restart();

        assertThat(names).extracting(this::state).containsExactly("exited 3", "running 0", "exited 3", "running 0");
    }

    @Test
    void what_never_ran_is_not_started_and_what_is_to_be_removed_is_gone() throws InterruptedException {
        create("created", RestartPolicy.alwaysRestart(), EXITS_WITH_3);
        HostConfig removed = HostConfig.newHostConfig().withAutoRemove(true);
        docker.createContainerCmd("alpine")
                .withName("new")
                .withCmd(IS_DEAF)
                .withHostConfig(removed)
                .exec();
        docker.createContainerCmd("alpine")
                .withName("ran")
                .withCmd(IS_DEAF)
                .withHostConfig(removed)
                .exec();
        docker.startContainerCmd("ran").exec();

        restart();

        assertThat(state("created")).isEqualTo("created 0");
        assertThat(engine).hasNoContainer("new").hasNoContainer("ran");
    }

    @Test
    void failures_that_used_up_their_tries_stay() throws InterruptedException {
        create("given-up", RestartPolicy.onFailureRestart(1), "false");
        clock.letTimePass(() -> {
            docker.startContainerCmd("given-up").exec();
            return true;
        });
        clock.runUntil(() -> state("given-up").equals("exited 1"));
        assertThat(inspect("given-up").getRestartCount()).isEqualTo(1);

        restart();

        assertThat(state("given-up")).isEqualTo("exited 1");
        assertThat(inspect("given-up").getRestartCount()).isEqualTo(1);
    }

    @Test
    void execs_are_forgotten_and_the_engine_listens_where_it_did() throws InterruptedException {
        run("web", RestartPolicy.alwaysRestart(), EXITS_WITH_3);
        String exec = docker.execCreateCmd("web").withCmd("true").exec().getId();
        URI before = host.uri();

        restart();

        assertThat(host.uri()).isEqualTo(before);
        assertThatThrownBy(() -> docker.inspectExecCmd(exec).exec())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No such exec instance: " + exec);
    }

    @Test
    void an_engine_that_is_killed_stops_what_it_finds_running_and_takes_it_for_stopped_by_hand()
            throws InterruptedException {
        run("no", RestartPolicy.noRestart(), EXITS_WITH_3);
        run("deaf", RestartPolicy.noRestart(), IS_DEAF);
        run("always", RestartPolicy.alwaysRestart(), EXITS_WITH_3);
        run("unless-stopped", RestartPolicy.unlessStoppedRestart(), EXITS_WITH_3);
        run("failed", RestartPolicy.onFailureRestart(0), EXITS_WITH_3);

        clock.letTimePass(() -> {
            host.crash();
            return true;
        });

        assertThat(List.of("no", "deaf", "always", "unless-stopped", "failed"))
                .extracting(this::state)
                .containsExactly("exited 3", "exited 137", "running 0", "exited 3", "running 0");
    }

    @Test
    void an_event_stream_breaks_off() throws Exception {
        run("web", RestartPolicy.alwaysRestart(), EXITS_WITH_3);
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        CompletableFuture<Throwable> broken = new CompletableFuture<>();
        try (ResultCallback.Adapter<Event> events = docker.eventsCmd().exec(new ResultCallback.Adapter<Event>() {
            @Override
            public void onNext(Event event) {
                seen.add(event.getAction());
                opened.complete(true);
            }

            @Override
            public void onError(Throwable failure) {
                broken.complete(failure);
            }
        })) {
            events.awaitStarted();
            docker.createVolumeCmd().withName("first").exec();
            opened.get();

            restart();

            assertThat(broken.get()).isInstanceOf(Exception.class);
        }
        assertThat(seen).doesNotContain("start");
        docker.pingCmd().exec();
        assertThat(state("web")).isEqualTo("running 0");
    }
}
