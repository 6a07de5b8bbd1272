package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.HealthStateLog;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import dev.drydock.Faults;
import dev.drydock.api.fault.WireFault;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.fault.HealthFault;
import dev.drydock.container.fault.RunFault;
import dev.drydock.container.fault.StartFault;
import dev.drydock.host.DockerHost;
import dev.drydock.host.dockerjava.DockerJava;
import dev.drydock.network.fault.PortFault;
import dev.drydock.process.Signal;
import dev.drydock.registry.PullFault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What can be made to go wrong in a real engine, at {@code DRYDOCK_ORACLE}, and is arranged as a fault in Drydock, looks the same to
 * docker-java. What is made has names that begin with {@code faults-}, and is removed.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class FaultsSideBySideTest {
    private static final String IMAGE = "alpine:latest";
    private static final String NAME = "faults-web";
    private static final String OTHER = "faults-other";
    private static final String NETWORK = "faults-net";
    private static final String VOLUME = "faults-disk";
    private static final int PORT = 39321;
    private static final Duration SOON = Duration.ofMillis(100);

    private final DockerHost host = DockerHost.start();
    private final DockerClient ours = DockerJava.connect(host);
    private final Faults faults = host.engine().faults();
    private final DockerClient real = real("1.51");

    private static DockerClient real(String apiVersion) {
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle).as("DRYDOCK_ORACLE, the address of a real engine").isNotNull();
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(oracle)
                        .withApiVersion(apiVersion)
                        .build(),
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(URI.create(oracle))
                        .build());
    }

    @BeforeEach
    void prepare() {
        host.engine().pull("alpine");
        clean(real);
    }

    @AfterEach
    void close() throws IOException {
        clean(real);
        real.close();
        ours.close();
        host.close();
    }

    private static void clean(DockerClient docker) {
        for (String name : List.of(NAME, OTHER)) {
            quietly(() -> docker.removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
        quietly(() -> docker.removeNetworkCmd(NETWORK).exec());
        quietly(() -> docker.removeVolumeCmd(VOLUME).exec());
    }

    private static void quietly(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException absent) {
            // It was not made.
        }
    }

    /** Something that a client does, and what it is told. */
    private interface Script {
        String on(DockerClient docker) throws Exception;
    }

    /** The same in words that do not change from run to run. */
    private static String told(Script script, DockerClient docker) throws Exception {
        String words;
        try {
            words = script.on(docker);
        } catch (DockerException refused) {
            words = refused.getHttpStatus() + " " + refused.getMessage();
        }
        return words.replaceAll("[0-9a-f]{64}", "ID").replaceAll("172\\.17\\.0\\.\\d+", "ADDRESS");
    }

    private void same(Script onReal, Script here) throws Exception {
        String truth = told(onReal, real);
        assertThat(told(here, ours)).isEqualTo(truth);
        assertThat(truth).isNotEmpty();
    }

    private static CreateContainerCmd named(DockerClient docker, String... command) {
        return docker.createContainerCmd(IMAGE).withName(NAME).withCmd(command);
    }

    private static Script starting(String... command) {
        return docker -> {
            DockerJavaCase.started(docker, named(docker, command));
            return "started";
        };
    }

    /** Runs it until it ends by itself. */
    private static Script endOf(HostConfig settings, String... command) {
        return docker -> {
            String id = DockerJavaCase.started(docker, named(docker, command).withHostConfig(settings));
            int code = docker.waitContainerCmd(id).start().awaitStatusCode();
            return code + " " + end(docker);
        };
    }

    private static String end(DockerClient docker) {
        ContainerState state = docker.inspectContainerCmd(NAME).exec().getState();
        return state.getStatus() + " " + state.getExitCodeLong() + " oom=" + state.getOOMKilled() + " error="
                + state.getError();
    }

    @Test
    void a_container_runs_out_of_memory() throws Exception {
        faults.runs(NAME).fail(RunFault.outOfMemory(SOON));
        HostConfig little = HostConfig.newHostConfig().withMemory(16L << 20).withMemorySwap(16L << 20);

        same(endOf(little, "tail", "/dev/zero"), endOf(little, "sleep", "1000"));
    }

    @Test
    void a_container_crashes() throws Exception {
        faults.runs(NAME).fail(RunFault.crashes(Signal.SEGV, SOON));
        HostConfig settings = HostConfig.newHostConfig().withInit(true);

        same(endOf(settings, "sh", "-c", "kill -SEGV $$"), endOf(settings, "sleep", "1000"));
    }

    @Test
    void a_container_exits() throws Exception {
        faults.runs(NAME).fail(RunFault.exits(3, SOON));

        same(
                endOf(HostConfig.newHostConfig(), "sh", "-c", "sleep 0.1; exit 3"),
                endOf(HostConfig.newHostConfig(), "sleep", "1000"));
    }

    @Test
    void a_container_that_hangs_is_killed() throws Exception {
        faults.runs(NAME).fail(RunFault.hangs(Duration.ZERO));
        Script stop = docker -> {
            DockerJavaCase.started(docker, named(docker, "sh", "-c", "exec sleep 1000"));
            docker.stopContainerCmd(NAME).withTimeout(1).exec();
            return end(docker);
        };

        same(stop, stop);
    }

    @Test
    void the_runtime_refuses_a_start() throws Exception {
        faults.starts(NAME)
                .fail(StartFault.refusedByRuntime("exec: \"/nothing\": stat /nothing: no such file or directory"));

        same(starting("/nothing"), starting("sleep", "1000"));
    }

    @Test
    void the_runtime_refuses_an_exec() throws Exception {
        faults.execs(NAME, "true")
                .fail(ExecFault.refusedByRuntime("exec: \"nothing\": executable file not found in $PATH"));

        same(executing("nothing"), executing("true"));
    }

    private static Script executing(String command) {
        return docker -> {
            DockerJavaCase.started(docker, named(docker, "sleep", "1000"));
            String exec = docker.execCreateCmd(NAME)
                    .withCmd(command)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            String output = docker.execStartCmd(exec)
                    .exec(new Words())
                    .awaitCompletion()
                    .toString();
            return output + docker.inspectExecCmd(exec).exec().getExitCodeLong();
        };
    }

    @Test
    void an_address_is_taken() throws Exception {
        faults.starts(NAME).fail(StartFault.addressTaken());

        same(
                docker -> {
                    network(docker);
                    DockerJavaCase.started(docker, addressed(docker, OTHER));
                    return starting(addressed(docker, NAME), docker);
                },
                docker -> {
                    network(docker);
                    return starting(addressed(docker, NAME), docker);
                });
    }

    private static void network(DockerClient docker) {
        docker.createNetworkCmd()
                .withName(NETWORK)
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet("10.213.7.0/24")))
                .exec();
    }

    private static CreateContainerCmd addressed(DockerClient docker, String name) {
        return docker.createContainerCmd(IMAGE)
                .withName(name)
                .withCmd("sleep", "1000")
                .withIpv4Address("10.213.7.9")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(NETWORK));
    }

    private static String starting(CreateContainerCmd container, DockerClient docker) {
        DockerJavaCase.started(docker, container);
        return "started";
    }

    @Test
    void a_port_is_taken_by_another_program_of_the_machine() throws Exception {
        faults.ports(PORT).fail(PortFault.taken());

        same(
                docker -> {
                    DockerJavaCase.started(
                            docker,
                            docker.createContainerCmd(IMAGE)
                                    .withName(OTHER)
                                    .withCmd("sh", "-c", "nc -ll -p " + PORT + " -e cat & echo up; wait")
                                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("host")));
                    Words out = new Words();
                    docker.logContainerCmd(OTHER)
                            .withStdOut(true)
                            .withFollowStream(true)
                            .exec(out)
                            .await("up");
                    DockerJavaCase.execute(
                            docker,
                            OTHER,
                            "sh",
                            "-c",
                            "until netstat -ltn | grep -q :" + PORT + "; do sleep 0.1; done");
                    return starting(published(docker), docker);
                },
                docker -> starting(published(docker), docker));
    }

    private static CreateContainerCmd published(DockerClient docker) {
        return named(docker, "sleep", "1000")
                .withExposedPorts(ExposedPort.tcp(80))
                .withHostConfig(
                        HostConfig.newHostConfig().withPortBindings(PortBinding.parse("0.0.0.0:" + PORT + ":80")));
    }

    @Test
    void a_registry_is_down() throws Exception {
        faults.pulls().fail(PullFault.connectionRefused());
        Script pull = docker -> {
            docker.pullImageCmd("127.0.0.1:39322/faults")
                    .withTag("latest")
                    .start()
                    .awaitCompletion();
            return "pulled";
        };

        same(pull, pull);
    }

    @Test
    void a_disk_is_full() throws Exception {
        faults.runs(NAME).fail(RunFault.diskFull(Duration.ZERO));

        same(
                docker -> {
                    docker.createVolumeCmd()
                            .withName(VOLUME)
                            .withDriverOpts(Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=4k"))
                            .exec();
                    DockerJavaCase.started(
                            docker,
                            named(docker, "sleep", "1000")
                                    .withHostConfig(
                                            HostConfig.newHostConfig().withBinds(Bind.parse(VOLUME + ":/disk"))));
                    return writing(docker);
                },
                docker -> {
                    DockerJavaCase.started(docker, named(docker, "sleep", "1000"));
                    return writing(docker);
                });
    }

    private static String writing(DockerClient docker) throws Exception {
        return DockerJavaCase.execute(
                docker,
                NAME,
                "sh",
                "-c",
                "mkdir -p /disk; dd if=/dev/zero of=/disk/file bs=4k count=9 2>&1 | grep error");
    }

    @Test
    void a_container_is_not_healthy() throws Exception {
        faults.health(NAME).fail(HealthFault.failing("no\n"));

        same(probed("echo no; exit 1"), probed("true"));
    }

    private static Script probed(String command) {
        return docker -> {
            DockerJavaCase.started(
                    docker,
                    named(docker, "sleep", "1000")
                            .withHealthcheck(new HealthCheck()
                                    .withTest(List.of("CMD-SHELL", command))
                                    .withInterval(Duration.ofMillis(300).toNanos())
                                    .withRetries(2)));
            ContainerState state = docker.inspectContainerCmd(NAME).exec().getState();
            while (!Objects.equals(state.getHealth().getStatus(), "unhealthy")) {
                state = docker.inspectContainerCmd(NAME).exec().getState();
            }
            HealthStateLog first = state.getHealth().getLog().get(0);
            return first.getExitCodeLong() + " " + first.getOutput();
        };
    }

    @Test
    void an_engine_is_older_than_its_client() throws Exception {
        host.wireFaults()
                .calls()
                .fail(WireFault.newestVersion(host.engine().version().newestApi()));
        try (DockerClient newer = real("1.99")) {
            String truth = told(docker -> newer.listContainersCmd().exec().toString(), real);
            assertThat(told(docker -> docker.listContainersCmd().exec().toString(), ours))
                    .isEqualTo(truth.replace("1.99", "1.51"));
        }
    }
}
