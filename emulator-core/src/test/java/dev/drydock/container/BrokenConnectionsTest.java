package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a reader hears of a connection that is broken off (Linux: tcp_recvmsg, SOCK_DONE). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BrokenConnectionsTest {
    private static final SocketAddress PLACE = new SocketAddress(IpAddress.of("127.0.0.1"), 80);

    private final Dock dock = new Dock();
    private final byte[] buffer = new byte[8];
    private ContainerProcess process;
    private StreamSocket client;
    private StreamSocket server;

    @BeforeEach
    void connect() throws IOException {
        dock.custom = started -> {
            process = started;
            return Exit.never();
        };
        dock.run("one", "custom");
        ListeningSocket listening = process.listen(PLACE, 5);
        client = process.connect(PLACE, null);
        server = listening.accept(false);
    }

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void who_writes_to_one_that_has_gone_reads_its_end_alone() throws IOException {
        server.close();
        assertThat(client.write(buffer, 0, 1)).isEqualTo(1);
        assertThat(client.read(buffer, 0, 8)).isEqualTo(-1);
    }

    @Test
    void who_has_written_to_one_that_goes_without_reading_it_is_told_of_a_reset() throws IOException {
        client.write(buffer, 0, 1);
        server.close();
        assertThatThrownBy(() -> client.read(buffer, 0, 8))
                .asInstanceOf(InstanceOfAssertFactories.type(ErrnoException.class))
                .extracting(ErrnoException::errno)
                .isEqualTo(Errno.ECONNRESET);
    }

    @Test
    void what_has_come_is_read_before_the_end() throws IOException {
        server.write(buffer, 0, 3);
        server.close();
        client.write(buffer, 0, 1);
        assertThat(client.read(buffer, 0, 8)).isEqualTo(3);
        assertThat(client.read(buffer, 0, 8)).isEqualTo(-1);
    }
}
