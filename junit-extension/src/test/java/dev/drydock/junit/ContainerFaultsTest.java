package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.Outcome;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.fault.HealthFault;
import dev.drydock.container.fault.RunFault;
import dev.drydock.container.fault.StartFault;
import dev.drydock.process.Signal;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees of containers that fail. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;
    private final ManualClock clock;

    ContainerFaultsTest(DockerClient docker, Faults faults, Engine engine, ManualClock clock) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
        this.clock = clock;
    }

    private String create(String name) {
        return docker.createContainerCmd("alpine")
                .withName(name)
                .withCmd("sleep", "3600")
                .exec()
                .getId();
    }

    private ContainerState state(String container) {
        return docker.inspectContainerCmd(container).exec().getState();
    }

    @Test
    void the_runtime_refuses_to_start_a_container() {
        faults.starts("web")
                .once()
                .fail(StartFault.refusedByRuntime("write sysctl key net.ipv4.x: no space left on device"));
        String web = create("web");

        assertThatThrownBy(() -> docker.startContainerCmd(web).exec())
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining(
                        "failed to create task for container: failed to create shim task: OCI runtime create"
                                + " failed: runc create failed: unable to start container process: error during container init:"
                                + " write sysctl key net.ipv4.x: no space left on device");
        assertThat(state(web).getStatus()).isEqualTo("created");
        assertThat(state(web).getExitCodeLong()).isEqualTo(128);
        docker.startContainerCmd(web).exec();
        assertThat(state(web).getRunning()).isTrue();
        assertThat(engine.ledger()).hasFault("start", "web");
    }

    @Test
    void the_address_of_a_container_is_taken() {
        faults.starts("alpine").fail(StartFault.addressTaken());
        String web = create("web");

        assertThatThrownBy(() -> docker.startContainerCmd(web).exec())
                .isInstanceOf(DockerException.class)
                .hasMessageContaining("failed to set up container networking: Address already in use");
        assertThat(state(web).getStatus()).isEqualTo("created");
    }

    @Test
    void a_start_takes_its_time() {
        faults.starts("web").fail(StartFault.slow(Duration.ofMinutes(1)));
        String web = create("web");

        clock.letTimePass(() -> docker.startContainerCmd(web).exec());

        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(60));
        assertThat(state(web).getRunning()).isTrue();
    }

    @Test
    void a_container_exits_when_it_is_to() {
        faults.runs("web").once().fail(RunFault.exits(3, SOON));
        ContainerHandle web =
                engine.run("alpine", run -> run.name("web").restart("always").command("sleep", "3600"));
        clock.advance(SOON.minusNanos(1));
        assertThat(web).isRunning();

        clock.advance(Duration.ofNanos(1));
        assertThat(state("web").getStatus()).isEqualTo("restarting");
        assertThat(state("web").getExitCodeLong()).isEqualTo(3);
        clock.advance(SOON);
        assertThat(web).isRunning().hasRestarted(1);
    }

    @Test
    void a_container_runs_out_of_memory() {
        faults.runs("web").fail(RunFault.outOfMemory(SOON));
        engine.run("alpine", run -> run.name("web").command("sleep", "3600"));

        clock.advance(SOON);

        assertThat(state("web").getExitCodeLong()).isEqualTo(137);
        assertThat(state("web").getOOMKilled()).isTrue();
        assertThat(engine).hasEvents("container start web", "container oom web", "container die web");
    }

    @Test
    void a_container_crashes() {
        faults.runs("web").fail(RunFault.crashes(Signal.SEGV, SOON));
        engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        clock.advance(SOON);
        assertThat(state("web").getExitCodeLong()).isEqualTo(139);
    }

    @Test
    void a_container_that_hangs_is_killed_when_its_time_to_stop_is_over() {
        faults.runs("web").fail(RunFault.hangs(SOON));
        ContainerHandle web = engine.run(
                "alpine",
                run -> run.name("web").command("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; echo on; done"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(web.logs().lines()).hasSizeBetween(4, 5);
        assertThat(web.exec("echo", "here").output()).isEqualTo("here\n");

        CompletableFuture<Outcome> stopped = web.stopAsync().toCompletableFuture();
        clock.advance(Duration.ofSeconds(9));
        assertThat(stopped).isNotDone();
        clock.advance(Duration.ofSeconds(1));
        assertThat(stopped).isDone();
        assertThat(web).hasExitCode(137);
    }

    @Test
    void the_disk_of_a_container_is_full_from_then_on() {
        faults.runs("web").fail(RunFault.diskFull(SOON));
        ContainerHandle web = engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        assertThat(web.exec("sh", "-c", "echo some > /before").exitCode()).isZero();
        clock.advance(SOON);
        assertThat(web.exec("sh", "-c", "head -c 100000 /dev/zero > /after").errorOutput())
                .contains("No space left on device");
        assertThat(web.exec("cat", "/before").output()).isEqualTo("some\n");
    }

    @Test
    void the_file_system_of_a_container_is_read_only_until_it_is_started_again() {
        faults.runs("web").once().fail(RunFault.readOnly(SOON));
        ContainerHandle web = engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        clock.advance(SOON);
        assertThat(web.exec("touch", "/new").errorOutput()).contains("Read-only file system");
        assertThat(web.exec("head", "-n", "1", "/proc/mounts").output()).startsWith("overlay / overlay ro,relatime");
        web.kill("KILL");
        web.start();
        assertThat(web.exec("touch", "/new").exitCode()).isZero();
    }

    @Test
    void what_happens_to_one_run_does_not_happen_to_the_next() {
        faults.runs("web").once().fail(RunFault.exits(3, Duration.ofMinutes(1)));
        ContainerHandle web = engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        web.kill("KILL");
        web.start();
        clock.advance(Duration.ofMinutes(2));
        assertThat(web).isRunning();
    }

    @Test
    void health_is_a_sequence() {
        faults.health("web").times(2).fail(HealthFault.failing("starting"));
        faults.health("web").times(2).fail(HealthFault.passing());
        faults.health("web").times(2).fail(HealthFault.failing("connection refused"));
        faults.health("web").once().fail(HealthFault.hanging());
        ContainerHandle web = engine.run(
                "alpine",
                run -> run.name("web").command("sleep", "3600").healthcheck("true", Duration.ofSeconds(10), 3));

        clock.advance(Duration.ofSeconds(25));
        assertThat(web).hasHealth("starting");
        clock.advance(Duration.ofSeconds(10));
        assertThat(web).isHealthy();
        clock.advance(Duration.ofSeconds(10 + 20 + 40));
        assertThat(web).hasHealth("unhealthy");
        assertThat(docker.inspectContainerCmd("web")
                        .exec()
                        .getState()
                        .getHealth()
                        .getLog())
                .extracting(probe -> Objects.requireNonNull(probe.getExitCodeLong()), probe -> probe.getOutput())
                .last()
                .asString()
                .contains("-1", "Health check exceeded timeout (30s)");
        clock.advance(Duration.ofSeconds(10));
        assertThat(web).isHealthy();
    }

    private String exec(String... command) throws InterruptedException {
        String exec = docker.execCreateCmd("web")
                .withCmd(command)
                .withAttachStdout(true)
                .exec()
                .getId();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        docker.execStartCmd(exec)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        output.writeBytes(frame.getPayload());
                    }
                })
                .awaitCompletion();
        return docker.inspectExecCmd(exec).exec().getExitCodeLong() + " " + output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_exec_fails() throws InterruptedException {
        engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        faults.execs("web", "pg_isready").times(1).fail(ExecFault.exits(2));
        faults.execs("web", "echo", "no").fail(ExecFault.refusedByRuntime("resource temporarily unavailable"));

        assertThat(exec("echo", "yes")).isEqualTo("0 yes\n");
        assertThat(exec("echo", "no"))
                .startsWith("128 ")
                .contains("OCI runtime exec failed: exec failed: unable to start container process:"
                        + " resource temporarily unavailable");
        faults.execs("web", "true").fail(ExecFault.exits(2));
        assertThat(exec("true")).isEqualTo("2 ");
    }
}
