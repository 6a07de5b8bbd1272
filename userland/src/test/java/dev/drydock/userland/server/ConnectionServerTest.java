package dev.drydock.userland.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.process.Exit;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.catalogue.ProgramImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A server of a user's own in an image of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionServerTest {
    private final ServedContainer served = new ServedContainer(
            "shouter",
            "exec shouter",
            ProgramImage.of("shouter", new ConnectionServer(7000, ConnectionServerTest::shout))
                    .exposing(7000));

    private static void shout(StreamSocket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.input(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("fail")) {
                throw new IOException("it failed");
            }
            client.output().write((line.toUpperCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void several_clients_are_served_at_the_same_time() throws IOException {
        ServedContainer.Client one = served.connect();
        ServedContainer.Client other = served.connect();
        one.send("one\n");
        other.send("other\n");
        assertThat(other.hear()).isEqualTo("OTHER\n");
        one.send("again\n");
        assertThat(one.hear()).isEqualTo("ONE\nAGAIN\n");
        assertThat(one.isAtEnd()).isFalse();
    }

    @Test
    void a_client_that_says_nothing_more_is_let_go() throws IOException {
        ServedContainer.Client client = served.connect();
        client.send("last\n");
        client.sendNothingMore();
        assertThat(client.hear()).isEqualTo("LAST\n");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void a_client_that_vanishes_harms_no_other() throws IOException {
        ServedContainer.Client client = served.connect();
        served.connect().vanish();
        client.send("here\n");
        assertThat(client.hear()).isEqualTo("HERE\n");
    }

    @Test
    void a_service_that_fails_is_told_of_and_ends_its_connection_alone() throws IOException {
        ServedContainer.Client client = served.connect();
        assertThat(served.exchange("fail\n")).isEmpty();
        assertThat(served.errors()).isEqualTo("shouter: it failed\n");
        client.send("here\n");
        assertThat(client.hear()).isEqualTo("HERE\n");
    }

    @Test
    void it_ends_when_it_is_told_to() throws InterruptedException {
        assertThat(served.stop()).isEqualTo(143);
    }

    @Test
    void its_image_has_a_shell_and_its_program() throws IOException {
        ProgramImage image = ProgramImage.of("other", new ConnectionServer(7000, ConnectionServerTest::shout));
        try (ServedContainer container =
                new ServedContainer("other", "ls /usr/local/bin; cat /etc/alpine-release", image)) {
            assertThat(container.output()).startsWith("other\n3.22");
        }
    }

    @Test
    void a_name_that_is_none_and_a_port_that_is_none_are_refused() {
        assertThatThrownBy(() -> ProgramImage.of("Own Server", process -> Exit.SUCCESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a name of an image: Own Server");
        assertThatThrownBy(() -> new ConnectionServer(70_000, ConnectionServerTest::shout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a port: 70000");
    }
}
