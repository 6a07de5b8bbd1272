package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.id.SandboxId;
import dev.drydock.network.Delivery;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Traffic;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.network.socket.Internet;
import dev.drydock.network.socket.Routing;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketTest {
    private static final SandboxId STACK = new SandboxId("a".repeat(64));
    private static final SocketAddress PORT = new SocketAddress(SocketAddress.ANY, 80);
    private static final SocketAddress SERVER = new SocketAddress(Ipv4Address.of("127.0.0.1"), 80);

    private final TestContainer box = new TestContainer(true);

    @BeforeEach
    void connectToItself() {
        box.namespace = box.namespace(
                new Internet(new Loopback(), HostSockets.NONE, box.clock, new SplittableRandom(1)).stack(STACK));
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_client_and_a_server_exchange_bytes_and_each_half_ends_by_itself() {
        box.ended(p -> {
            server(p, c -> {
                c.write(bytes("got " + text(c)), 0, 9);
                return Exit.SUCCESS;
            });
            StreamSocket socket = p.connect(SERVER, null);
            p.allocate(3, socket);
            socket.write(bytes("hello"), 0, 5);
            socket.shutdownOutput();
            p.out().write(bytes(text(socket)));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("got hello");
    }

    @Test
    void a_port_on_which_nobody_listens_refuses() {
        box.ended(p -> {
            p.out().write(bytes(failure(() -> p.connect(SERVER, null)).name()));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("ECONNREFUSED");
    }

    @Test
    void a_port_is_taken_once_and_free_again_when_its_last_descriptor_is_closed() {
        box.ended(p -> {
            int first = p.allocate(3, p.listen(PORT, 1));
            p.out().write(bytes(failure(() -> p.listen(PORT, 1)).name()));
            p.close(first);
            p.allocate(3, p.listen(PORT, 1));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("EADDRINUSE");
    }

    @Test
    void an_address_of_nobody_is_given_up_after_three_seconds_and_one_that_is_silent_after_longer() {
        box.run(p -> {
            p.out().write(bytes(failure(() -> p.connect(at("10.0.0.9"), null)) + " "));
            p.out().flush();
            p.out()
                    .write(bytes(failure(() -> p.connect(at("10.1.0.9"), Duration.ofSeconds(2)))
                            .name()));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofMillis(3_079));
        assertThat(box.out()).isEmpty();
        box.clock.advance(Duration.ofMillis(1));
        assertThat(box.out()).isEqualTo("EHOSTUNREACH ");
        box.clock.advance(Duration.ofSeconds(2));
        assertThat(box.out()).isEqualTo("EHOSTUNREACH ETIMEDOUT");
    }

    @Test
    void who_does_not_fit_into_the_backlog_waits_until_one_is_accepted() {
        box.run(p -> {
            ListeningSocket listening = p.listen(PORT, 0);
            p.allocate(3, listening);
            p.allocate(4, p.connect(SERVER, null));
            p.fork(
                    child -> {
                        child.sleep(Duration.ofSeconds(1));
                        listening.accept(true);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.out().write(bytes(failure(() -> p.connect(SERVER, Duration.ofMillis(500))) + " "));
            p.allocate(5, p.connect(SERVER, null));
            p.out().write(bytes("in"));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofMillis(500));
        box.clock.advance(Duration.ofMillis(500));
        assertThat(box.out()).isEqualTo("ETIMEDOUT in");
    }

    @Test
    void an_end_that_is_closed_with_bytes_unread_resets_the_other() {
        box.ended(p -> {
            server(p, c -> {
                c.read(new byte[1], 0, 1);
                return Exit.SUCCESS;
            });
            StreamSocket socket = p.connect(SERVER, null);
            p.allocate(3, socket);
            socket.write(bytes("two"), 0, 3);
            p.waitFor(-1, true, false);
            p.out().write(bytes(failure(() -> socket.read(new byte[1], 0, 1)).name()));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("ECONNRESET");
    }

    @Test
    void the_second_write_to_an_end_that_has_gone_breaks() {
        box.ended(p -> {
            p.handle(Signal.PIPE, SignalHandler.IGNORE);
            server(p, c -> Exit.SUCCESS);
            StreamSocket socket = p.connect(SERVER, null);
            p.allocate(3, socket);
            p.waitFor(-1, true, false);
            p.out().write(bytes(socket.write(bytes("x"), 0, 1) + " "));
            p.out().write(bytes(failure(() -> socket.write(bytes("x"), 0, 1)).name()));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("1 EPIPE");
    }

    @Test
    void a_process_that_is_killed_in_accept_gives_its_port_back() {
        RunningProcess init = box.run(p -> {
            int child = p.fork(
                    c -> {
                        ListeningSocket listening = c.listen(PORT, 1);
                        c.allocate(3, listening);
                        listening.accept(true);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.sleep(Duration.ofSeconds(1));
            p.kill(child, Signal.KILL);
            p.waitFor(child, true, false);
            p.allocate(3, p.listen(PORT, 1));
            return Exit.of(7);
        });
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(init.end().join().exitCode()).isEqualTo(7);
    }

    private interface Serving {
        Exit serve(StreamSocket client) throws IOException;
    }

    /** Listens, and has a child serve one client. */
    private static void server(ContainerProcess p, Serving serving) throws IOException {
        ListeningSocket listening = p.listen(PORT, 5);
        int descriptor = p.allocate(10, listening);
        p.fork(
                child -> {
                    StreamSocket client = listening.accept(true);
                    assertThat(client).isNotNull();
                    child.allocate(3, client);
                    return serving.serve(client);
                },
                -1,
                false);
        assertThat(p.descriptor(descriptor)).isSameAs(listening);
    }

    private static String text(OpenFile file) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[16];
        for (int count = file.read(buffer, 0, 16); count > 0; count = file.read(buffer, 0, 16)) {
            text.append(new String(buffer, 0, count, java.nio.charset.StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static SocketAddress at(String address) {
        return new SocketAddress(Ipv4Address.of(address), 80);
    }

    private interface Failing {
        Object call() throws IOException;
    }

    private static Errno failure(Failing call) {
        try {
            call.call();
        } catch (ErrnoException failed) {
            return failed.errno();
        } catch (IOException other) {
            throw new IllegalStateException(other);
        }
        throw new IllegalStateException("it did not fail");
    }

    /** One stack; 10.0.0.0/16 is its network, where nobody else is; the rest of the world is silent. */
    private static final class Loopback implements Routing {
        private final Traffic traffic = new Traffic();

        @Override
        public Traffic traffic() {
            return traffic;
        }

        @Override
        public Optional<String> keyOf(SandboxId stack) {
            return Optional.of("box");
        }

        @Override
        public boolean isOwn(SandboxId stack, IpAddress address) {
            return false;
        }

        @Override
        public NetworkView view(SandboxId stack) {
            throw new UnsupportedOperationException("nobody asks for names here");
        }

        @Override
        public Delivery deliver(SandboxId from, IpAddress to) {
            if (to.isLoopback()) {
                return Delivery.Arrives.inside("box", to);
            }
            return to.toString().startsWith("10.0.") ? Delivery.Fails.NOBODY : Delivery.Fails.LOST;
        }

        @Override
        public Delivery deliverPublished(SandboxId to) {
            return Delivery.Fails.LOST;
        }
    }
}
