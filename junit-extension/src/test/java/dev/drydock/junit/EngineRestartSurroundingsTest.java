package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.WaitResponse;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.fault.RunFault;
import dev.drydock.host.DockerHost;
import dev.drydock.network.CreateNetwork;
import dev.drydock.registry.PullFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is around containers when the engine is shut down and begins again, and who is just asking something of it. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1, client = ClientTransport.SOCKET)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineRestartSurroundingsTest {
    private final DockerClient docker;
    private final DockerHost host;
    private final Engine engine;
    private final ManualClock clock;
    private final Faults faults;

    EngineRestartSurroundingsTest(DockerClient docker, DockerHost host, Engine engine, Faults faults) {
        this.docker = docker;
        this.host = host;
        this.engine = engine;
        this.clock = (ManualClock) engine.clock();
        this.faults = faults;
    }

    private void run(String name, String policy) {
        engine.run(
                "alpine", run -> run.name(name).network("app").restart(policy).command("sleep", "10000"));
    }

    private void restart() throws InterruptedException {
        clock.letTimePass(() -> {
            host.restart();
            return true;
        });
    }

    private String address(String container) {
        return docker.inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .get("app")
                .getIpAddress();
    }

    @Test
    void addresses_are_given_anew_from_the_lowest_on_and_names_lead_to_them() throws InterruptedException {
        engine.networks().create(CreateNetwork.named("app"));
        run("gone", "no");
        run("web", "always");
        run("db", "always");
        assertThat(address("db")).endsWith(".4");

        restart();

        assertThat(address("web")).endsWith(".2");
        assertThat(address("db")).endsWith(".3");
        assertThat(address("gone")).isEmpty();
        assertThat(engine.container("web").exec("ping", "-c", "1", "db").output())
                .contains("(" + address("db") + ")", "1 packets received");
    }

    @Test
    void an_address_that_was_asked_for_is_kept() throws InterruptedException {
        docker.createNetworkCmd()
                .withName("app")
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet("172.30.0.0/24")))
                .exec();
        docker.createContainerCmd("alpine")
                .withName("web")
                .withCmd("sleep", "10000")
                .withIpv4Address("172.30.0.9")
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("app")
                        .withRestartPolicy(RestartPolicy.alwaysRestart()))
                .exec();
        docker.startContainerCmd("web").exec();

        restart();

        assertThat(address("web")).isEqualTo("172.30.0.9");
    }

    @Test
    void published_ports_are_published_again_and_those_of_what_stays_down_are_free() throws InterruptedException {
        engine.run(
                "alpine",
                run -> run.name("web").publish(8080, 80).restart("always").command("sleep", "10000"));
        engine.run("alpine", run -> run.name("old").publish(8081, 80).command("sleep", "10000"));

        restart();

        assertThat(engine.container("web")).publishes(8080, 80);
        engine.run("alpine", run -> run.name("new").publish(8081, 80).command("sleep", "10000"));
        assertThat(engine.container("new")).publishes(8081, 80);
    }

    @Test
    void ports_that_nobody_named_are_given_from_the_lowest_free_one_on() throws InterruptedException {
        engine.run("alpine", run -> run.name("gone").publish(80).command("sleep", "10000"));
        engine.run(
                "alpine", run -> run.name("web").publish(80).restart("always").command("sleep", "10000"));
        assertThat(engine.container("web")).publishes(32769, 80);

        restart();

        assertThat(engine.container("web")).publishes(32768, 80);
    }

    @Test
    void volumes_and_files_keep_what_was_written() throws InterruptedException {
        engine.run(
                "alpine",
                run -> run.name("web")
                        .volume("data:/data")
                        .restart("always")
                        .command("sh", "-c", "echo run >> /data/runs; echo run >> /runs; exec sleep 10000"));

        restart();

        assertThat(engine.container("web").read("/data/runs")).asString().isEqualTo("run\nrun\n");
        assertThat(engine.container("web").read("/runs")).asString().isEqualTo("run\nrun\n");
        assertThat(docker.inspectVolumeCmd("data").exec().getName()).isEqualTo("data");
    }

    @Test
    void what_is_paused_is_stopped_too_and_runs_again_if_it_is_to() throws InterruptedException {
        engine.networks().create(CreateNetwork.named("app"));
        run("always", "always");
        run("no", "no");
        docker.pauseContainerCmd("always").exec();
        docker.pauseContainerCmd("no").exec();

        restart();

        assertThat(engine.container("always")).isRunning();
        assertThat(engine.container("no")).hasExitCode(137);
    }

    @Test
    void who_follows_is_attached_or_waits_is_cut_off() throws Exception {
        engine.run(
                "alpine",
                run -> run.name("web").restart("always").command("sh", "-c", "while :; do echo on; sleep 1; done"));
        End<Frame> follower = new End<>();
        End<Frame> attached = new End<>();
        End<Frame> exec = new End<>();
        End<WaitResponse> waiting = new End<>();
        String id = docker.execCreateCmd("web")
                .withCmd("sh", "-c", "while :; do echo exec; sleep 1; done")
                .withAttachStdout(true)
                .exec()
                .getId();
        docker.logContainerCmd("web").withStdOut(true).withFollowStream(true).exec(follower);
        docker.attachContainerCmd("web")
                .withStdOut(true)
                .withLogs(true)
                .withFollowStream(true)
                .exec(attached);
        docker.execStartCmd(id).exec(exec);
        docker.waitContainerCmd("web").exec(waiting);
        follower.first.get();
        attached.first.get();
        exec.first.get();

        restart();

        follower.last.get();
        attached.last.get();
        exec.last.get();
        waiting.last.get();
        assertThat(engine.container("web")).isRunning();
        engine.ledger().whenNoneIsOpen().toCompletableFuture().get();
    }

    @Test
    void a_pull_is_broken_off() throws Exception {
        faults.pulls("nginx").once().fail(PullFault.layerStalls(1, Duration.ofMinutes(10)));
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        docker.pullImageCmd("nginx").withTag("latest").exec(new PullImageResultCallback() {
            @Override
            public void onNext(PullResponseItem item) {
                begun.complete(true);
                super.onNext(item);
            }

            @Override
            public void onError(Throwable broken) {
                over.complete(true);
                super.onError(broken);
            }

            @Override
            public void onComplete() {
                over.complete(true);
                super.onComplete();
            }
        });
        begun.get();

        host.restart();
        over.get();
        engine.ledger().whenNoneIsOpen().toCompletableFuture().get();
        clock.advance(Duration.ofMinutes(11));

        assertThat(engine).hasNoImage("nginx");
        docker.pullImageCmd("nginx")
                .withTag("latest")
                .exec(new PullImageResultCallback())
                .awaitCompletion();
        assertThat(engine).hasImage("nginx");
    }

    @Test
    void one_that_nothing_ends_is_left_alone() throws InterruptedException {
        faults.runs("stuck").fail(RunFault.uninterruptible(Duration.ofSeconds(1), RunFault.FOR_EVER));
        engine.run("alpine", run -> run.name("stuck").command("sleep", "10000"));
        engine.run("alpine", run -> run.name("web").restart("always").command("sleep", "10000"));
        clock.advance(Duration.ofSeconds(2));

        restart();

        assertThat(engine.container("stuck")).isRunning();
        assertThat(engine.container("web")).isRunning();
    }

    @Test
    void a_restart_during_another_one_is_refused_and_disturbs_nobody() throws Exception {
        engine.run("alpine", run -> run.name("web").restart("always").command("sleep", "10000"));
        CompletableFuture<Void> first = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                restart();
                first.complete(null);
            } catch (InterruptedException | RuntimeException broken) {
                first.completeExceptionally(broken);
            }
        });
        CompletableFuture<Throwable> second = new CompletableFuture<>();
        clock.schedule(Duration.ofSeconds(3), () -> {
            try {
                host.crash();
                second.completeExceptionally(new AssertionError("it was not refused"));
            } catch (InterruptedException | RuntimeException refused) {
                second.complete(refused);
            }
        });
        thread.start();

        first.get();
        assertThat(second.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this engine is being restarted already");
        docker.pingCmd().exec();
        assertThat(engine.container("web")).isRunning();
    }

    @Test
    void an_engine_that_is_closed_is_not_restarted() {
        host.close();
        assertThatThrownBy(host::restart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this engine is closed");
        assertThatThrownBy(() -> engine.crash(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this engine is closed");
    }

    @Test
    void an_engine_that_is_closed_while_it_is_down_does_not_begin_again() {
        engine.run("alpine", run -> run.name("web").restart("always").command("sleep", "10000"));
        assertThatThrownBy(() -> clock.letTimePass(() -> {
                    engine.restart(host::close);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this engine is closed");
    }

    /** Hears of a stream's first piece, and of its end, however it comes. */
    private static final class End<T> extends ResultCallback.Adapter<T> {
        private final CompletableFuture<Boolean> first = new CompletableFuture<>();
        private final CompletableFuture<Boolean> last = new CompletableFuture<>();

        @Override
        public void onNext(T piece) {
            first.complete(true);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            last.complete(true);
        }

        @Override
        public void onError(Throwable broken) {
            super.onError(broken);
            last.complete(true);
        }
    }
}
