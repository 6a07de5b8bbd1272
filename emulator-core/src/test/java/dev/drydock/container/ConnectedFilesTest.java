package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What becomes of the files of a running container's network, as the engine (28.5.2) changed them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConnectedFilesTest {
    private static final EndpointSettings ANYWHERE = EndpointSettings.builder().build();

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();
    private String seen = "";

    @BeforeEach
    void run() {
        dock.engine.networks().create(CreateNetwork.named("net"));
        dock.custom = process -> Exit.never();
        dock.run("one", HostConfig.NONE, "custom");
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private interface Deed {
        void by(ContainerProcess process) throws IOException;
    }

    private void inside(Deed deed) {
        dock.custom = process -> {
            deed.by(process);
            return Exit.SUCCESS;
        };
        dock.engine.execs().startDetached(dock.engine.execs().create("one", ExecRequest.of("custom")), null);
        dock.settle();
    }

    private String read(String path) {
        inside(process -> seen = new String(process.files().readAll(path), UTF_8));
        return seen;
    }

    private List<String> addressesInHosts() {
        return read("/etc/hosts")
                .lines()
                .map(line -> line.split("\t")[0])
                .filter(address -> address.startsWith("172.") || address.startsWith("1.2."))
                .toList();
    }

    @Test
    void each_network_has_its_line_while_the_container_is_on_it() {
        containers.connect("one", "net", ANYWHERE);
        assertThat(addressesInHosts()).containsExactly("172.17.0.2", "172.18.0.2");
        containers.disconnect("one", "bridge", false);
        assertThat(addressesInHosts()).containsExactly("172.18.0.2");
        containers.connect("one", "bridge", ANYWHERE);
        assertThat(addressesInHosts()).containsExactly("172.18.0.2", "172.17.0.2");
    }

    @Test
    void what_a_program_wrote_into_it_stays() {
        containers.connect("one", "net", ANYWHERE);
        inside(process -> process.files()
                .writeAll(
                        "/etc/hosts",
                        (new String(process.files().readAll("/etc/hosts"), UTF_8) + "1.2.3.4\town\n").getBytes(UTF_8)));
        containers.disconnect("one", "net", false);
        assertThat(addressesInHosts()).containsExactly("172.17.0.2", "1.2.3.4");
    }

    @Test
    void the_name_service_is_asked_from_the_first_network_of_a_user_on() {
        assertThat(read("/etc/resolv.conf")).doesNotContain("127.0.0.11");
        containers.connect("one", "net", ANYWHERE);
        assertThat(read("/etc/resolv.conf")).contains("nameserver 127.0.0.11\n");
        containers.disconnect("one", "net", false);
        assertThat(read("/etc/resolv.conf")).contains("nameserver 127.0.0.11\n");
    }

    @Test
    void but_not_when_somebody_has_written_another_one_into_the_file() {
        inside(process -> process.files().writeAll("/etc/resolv.conf", "nameserver 9.9.9.9\n".getBytes(UTF_8)));
        containers.connect("one", "net", ANYWHERE);
        assertThat(read("/etc/resolv.conf")).isEqualTo("nameserver 9.9.9.9\n");
    }
}
