package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import dev.drydock.Engine;
import dev.drydock.container.Outcome;
import dev.drydock.container.StopOptions;
import dev.drydock.error.EngineException;
import dev.drydock.host.DockerHost;
import dev.drydock.network.CreateNetwork;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docker-java sees of an engine with live-restore that begins again; as Docker Engine 28.5.2 with that option did it. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveRestoreTest {
    private static final String[] COUNTS = {"sh", "-c", "i=0; while :; do echo $i; i=$((i+1)); sleep 1; done"};

    @RegisterExtension
    static final DrydockExtension DOCKER = DrydockExtension.builder()
            .images("alpine")
            .time(EngineTime.VIRTUAL)
            .client(ClientTransport.SOCKET)
            .engine(builder -> builder.liveRestore(true))
            .build();

    @Drydock
    DockerClient docker;

    @Drydock
    DockerHost host;

    @Drydock
    Engine engine;

    @Drydock
    ManualClock clock;

    @BeforeEach
    void run() {
        engine.networks().create(CreateNetwork.named("app"));
        engine.run(
                "alpine",
                run -> run.name("web").network("app").publish(8080, 80).command(COUNTS));
        clock.advance(Duration.ofSeconds(5));
    }

    private InspectContainerResponse inspect(String name) {
        return docker.inspectContainerCmd(name).exec();
    }

    private String state(String name) {
        InspectContainerResponse.ContainerState state = inspect(name).getState();
        return state.getStatus() + " " + state.getExitCodeLong();
    }

    @Test
    void the_engine_says_that_it_does_it() {
        assertThat(docker.infoCmd().exec().getRawValues()).containsEntry("LiveRestoreEnabled", true);
    }

    @Test
    void what_runs_runs_on_with_its_process_its_address_its_ports_and_its_log() throws InterruptedException {
        InspectContainerResponse before = inspect("web");

        host.restart();
        clock.advance(Duration.ofSeconds(5));
        host.crash();
        clock.advance(Duration.ofSeconds(5));

        InspectContainerResponse after = inspect("web");
        assertThat(after.getState().getPidLong()).isEqualTo(before.getState().getPidLong());
        assertThat(after.getState().getStartedAt()).isEqualTo(before.getState().getStartedAt());
        assertThat(after.getNetworkSettings().getNetworks().toString())
                .isEqualTo(before.getNetworkSettings().getNetworks().toString());
        assertThat(engine.container("web")).publishes(8080, 80);
        assertThat(engine.container("web").logs().lines())
                .hasSizeBetween(15, 16)
                .startsWith("0", "1", "2", "3", "4", "5", "6");
        assertThat(engine.ledger().faults()).hasSize(2);
    }

    @Test
    void what_is_paused_stays_paused() throws InterruptedException {
        docker.pauseContainerCmd("web").exec();

        host.restart();

        assertThat(state("web")).isEqualTo("paused 0");
        docker.unpauseContainerCmd("web").exec();
        assertThat(state("web")).isEqualTo("running 0");
    }

    @Test
    void the_health_of_what_runs_begins_anew_and_of_what_is_paused_stays() throws InterruptedException {
        for (String name : List.of("runs", "paused")) {
            engine.run(
                    "alpine",
                    run -> run.name(name).command("sleep", "1000").healthcheck("true", Duration.ofSeconds(10), 3));
        }
        clock.advance(Duration.ofSeconds(25));
        docker.pauseContainerCmd("paused").exec();

        host.restart();

        assertThat(engine.container("runs")).hasHealth("starting");
        assertThat(inspect("runs").getState().getHealth().getLog()).isEmpty();
        assertThat(engine.container("paused")).hasHealth("unhealthy");
        assertThat(inspect("paused").getState().getHealth().getLog()).hasSize(2);
        clock.advance(Duration.ofSeconds(11));
        assertThat(engine.container("runs")).isHealthy();
    }

    @Test
    void what_does_not_run_is_started_or_removed_as_without_it() throws InterruptedException {
        for (String policy : List.of("always", "unless-stopped", "on-failure")) {
            engine.run("alpine", run -> run.name(policy).restart(policy).command("sleep", "1000"));
            engine.container(policy).kill("KILL");
        }
        engine.run("alpine", run -> run.name("runs-rm").autoRemove().command("sleep", "1000"));
        docker.createContainerCmd("alpine")
                .withName("new-rm")
                .withHostConfig(HostConfig.newHostConfig().withAutoRemove(true))
                .exec();

        host.restart();

        assertThat(state("always")).isEqualTo("running 0");
        assertThat(state("unless-stopped")).isEqualTo("exited 137");
        assertThat(state("on-failure")).isEqualTo("running 0");
        assertThat(state("runs-rm")).isEqualTo("running 0");
        assertThat(engine).hasNoContainer("new-rm");
    }

    @Test
    void what_waits_to_be_restarted_is_started_at_once() throws InterruptedException {
        engine.run(
                "alpine",
                run -> run.name("loops")
                        .restart("always")
                        .command("sh", "-c", "test -e /again && exec sleep 1000; touch /again; exit 3"));
        engine.run("alpine", run -> run.name("fails").restart("always").command("false"));
        clock.runUntil(() -> engine.container("fails").inspect().restartCount() == 5);
        assertThat(state("fails")).isEqualTo("restarting 1");

        host.restart();

        assertThat(inspect("fails").getState().getStartedAt())
                .startsWith(clock.now().toString().substring(0, 19));
        assertThat(inspect("fails").getRestartCount()).isLessThan(5);
        assertThat(inspect("loops").getRestartCount()).isEqualTo(1);
    }

    @Test
    void clients_are_cut_off() throws Exception {
        CompletableFuture<Boolean> logs = new CompletableFuture<>();
        CompletableFuture<Boolean> attach = new CompletableFuture<>();
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        try (ResultCallback.Adapter<Frame> follower = docker.logContainerCmd("web")
                        .withStdOut(true)
                        .withFollowStream(true)
                        .exec(new Ended(logs, read));
                ResultCallback.Adapter<Frame> attached = docker.attachContainerCmd("web")
                        .withStdOut(true)
                        .withFollowStream(true)
                        .exec(new Ended(attach, new CompletableFuture<>()))) {
            follower.awaitStarted();
            attached.awaitStarted();
            read.get();

            host.restart();

            assertThat(logs.get()).isTrue();
            assertThat(attach.get()).isTrue();
        }
        assertThat(state("web")).isEqualTo("running 0");
    }

    @Test
    void execs_are_forgotten_but_their_processes_go_on() throws InterruptedException {
        String exec = docker.execCreateCmd("web")
                .withCmd("sh", "-c", "sleep 20; echo done > /done")
                .exec()
                .getId();
        docker.execStartCmd(exec).withDetach(true).exec(new ResultCallback.Adapter<>());
        clock.runUntil(() -> engine.execs().inspect(exec).running());

        host.restart();

        assertThatThrownBy(() -> docker.inspectExecCmd(exec).exec()).isInstanceOf(NotFoundException.class);
        assertThat(inspect("web").getExecIds()).isNull();
        clock.advance(Duration.ofSeconds(30));
        assertThat(engine.container("web").read("/done")).asString().isEqualTo("done\n");
        assertThat(engine.ledger().occurrences())
                .noneMatch(each -> each.event().action().equals("exec_die"));
    }

    @Test
    void a_stop_that_was_begun_is_not_ended_by_force() throws InterruptedException {
        CompletableFuture<Outcome> stop = engine.containers()
                .stopAsync("web", new StopOptions("USR1", 10))
                .toCompletableFuture();
        docker.pauseContainerCmd("web").exec();
        docker.unpauseContainerCmd("web").exec();

        host.restart();
        clock.advance(Duration.ofSeconds(60));

        assertThat(stop).isCompletedExceptionally();
        assertThatThrownBy(stop::join).hasCauseInstanceOf(EngineException.class);
        assertThat(state("web")).isEqualTo("running 0");
    }

    private static final class Ended extends ResultCallback.Adapter<Frame> {
        private final CompletableFuture<Boolean> end;
        private final CompletableFuture<Boolean> read;

        Ended(CompletableFuture<Boolean> end, CompletableFuture<Boolean> read) {
            this.end = end;
            this.read = read;
        }

        @Override
        public void onNext(Frame frame) {
            read.complete(true);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            end.complete(true);
        }

        @Override
        public void onError(Throwable broken) {
            super.onError(broken);
            end.complete(true);
        }
    }
}
