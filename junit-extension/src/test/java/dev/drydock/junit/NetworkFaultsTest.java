package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.ContainerHandle;
import dev.drydock.fault.FaultRule;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.fault.LookupFault;
import dev.drydock.network.fault.PacketFault;
import dev.drydock.network.fault.PortFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What containers, and clients, see of networks that fail. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkFaultsTest {
    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;
    private final ManualClock clock;

    NetworkFaultsTest(DockerClient docker, Faults faults, Engine engine, ManualClock clock) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
        this.clock = clock;
    }

    @BeforeEach
    void run() {
        engine.networks().create(CreateNetwork.named("app"));
        for (String name : new String[] {"web", "db", "cache"}) {
            engine.run("alpine", run -> run.name(name).network("app").command("sleep", "36000"));
        }
    }

    /** Lets time go on until a command in a container has ended. */
    private int exec(String container, String command) {
        CompletableFuture<Integer> end = engine.container(container)
                .execAsync("sh", "-c", command + " >/output 2>&1")
                .toCompletableFuture();
        clock.runUntil(end::isDone);
        return end.join();
    }

    private String output(String container, String command) {
        exec(container, command);
        return engine.container(container).exec("cat", "/output").output();
    }

    private boolean reaches(String from, String to) {
        return exec(from, "ping -c 1 -W 2 " + to) == 0;
    }

    @Test
    void a_network_is_parted_between_two() {
        FaultRule parted = faults.network("web", "db").fail(PacketFault.partition());

        assertThat(reaches("web", "db")).isFalse();
        assertThat(reaches("db", "web")).isFalse();
        assertThat(reaches("web", "cache")).isTrue();
        parted.remove();
        assertThat(reaches("web", "db")).isTrue();
        assertThat(engine.ledger()).hasFault("network", "web to db");
        assertThat(engine.ledger().faults()).hasSize(1);
    }

    @Test
    void a_container_is_cut_off_for_some_time() {
        faults.network("db")
                .between(ManualClock.START.plusSeconds(60), ManualClock.START.plusSeconds(120))
                .fail(PacketFault.partition());

        assertThat(reaches("web", "db")).isTrue();
        clock.advanceTo(ManualClock.START.plusSeconds(61));
        assertThat(reaches("web", "db")).isFalse();
        clock.advanceTo(ManualClock.START.plusSeconds(121));
        assertThat(reaches("web", "db")).isTrue();
    }

    @Test
    void who_connects_where_a_network_is_parted_waits_until_it_gives_up() {
        faults.network("db").fail(PacketFault.partition());
        assertThat(exec("web", "nc -w 5 db 5432")).isNotZero();
        assertThat(clock.now()).isAfterOrEqualTo(ManualClock.START.plusSeconds(5));
    }

    @Test
    void packets_take_their_time() {
        faults.network("web", "db").fail(PacketFault.latency(Duration.ofMillis(150)));
        assertThat(output("web", "ping -c 1 db")).contains("time=300.");
        assertThat(output("web", "ping -c 1 cache")).doesNotContain("time=300.");
    }

    @Test
    void packets_are_lost() {
        faults.network("web", "db").fail(PacketFault.loss(0.5));
        assertThat(output("web", "ping -c 20 -W 1 db"))
                .containsPattern("20 packets transmitted, \\d+ packets received, [1-9]\\d*% packet loss");
    }

    @Test
    void a_name_is_not_found_for_a_while() {
        faults.lookups("db").times(2).fail(LookupFault.fails());
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            found.append(exec("web", "ping -c 1 db") == 0 ? '.' : 'x');
        }
        assertThat(found.toString()).isEqualTo("xx..");
        assertThat(exec("web", "ping -c 1 cache")).isZero();
        assertThat(engine.ledger()).hasFault("lookup", "db");
    }

    @Test
    void a_port_of_the_machine_is_taken() {
        faults.ports(8080).once().fail(PortFault.taken());
        String id = docker.createContainerCmd("alpine")
                .withName("front")
                .withCmd("sleep", "100")
                .withExposedPorts(ExposedPort.tcp(80))
                .withHostConfig(HostConfig.newHostConfig().withPortBindings(PortBinding.parse("8080:80")))
                .exec()
                .getId();

        assertThatThrownBy(() -> docker.startContainerCmd(id).exec())
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("failed to set up container networking: driver failed programming external"
                        + " connectivity on endpoint front (")
                .hasMessageContaining(
                        "failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use");
        docker.startContainerCmd(id).exec();
        ContainerHandle front = engine.container("front");
        assertThat(front).isRunning().publishes(8080, 80);
    }
}
