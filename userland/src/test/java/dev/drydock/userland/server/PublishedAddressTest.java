package dev.drydock.userland.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a container sees of a connection that came through a published port (28.5.2, on the default bridge). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedAddressTest {
    private static final String SCRIPT = "cat > /c <<'END'\ndaemon off; events {} http { server { listen %s;"
            + " return 200 '$remote_addr to $server_addr'; } }\nEND\nexec nginx -c /c";

    private static String asked(String listen) throws IOException {
        try (ServedContainer nginx = new ServedContainer("nginx", SCRIPT.formatted(listen))) {
            return nginx.exchange("GET / HTTP/1.0\r\n\r\n");
        }
    }

    @Test
    void a_client_comes_from_the_gateway_to_the_containers_own_address() throws IOException {
        assertThat(asked("80")).endsWith("\r\n\r\n172.17.0.1 to 172.17.0.2");
    }

    @Test
    void a_server_that_listens_on_the_containers_own_address_alone_is_reached() throws IOException {
        assertThat(asked("172.17.0.2:80")).endsWith("\r\n\r\n172.17.0.1 to 172.17.0.2");
    }
}
