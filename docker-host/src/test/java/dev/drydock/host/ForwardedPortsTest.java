package dev.drydock.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.id.SandboxId;
import dev.drydock.network.Delivery;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.NetworkView;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Traffic;
import dev.drydock.network.socket.Attempt;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.Datagram;
import dev.drydock.network.socket.DatagramPort;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.network.socket.Internet;
import dev.drydock.network.socket.Listener;
import dev.drydock.network.socket.Routing;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStack;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForwardedPortsTest {
    private static final SandboxId CONTAINER = new SandboxId("c".repeat(64));

    private final Internet internet =
            new Internet(new OneContainer(), HostSockets.NONE, new ManualClock(), new SplittableRandom(1));
    private final ForwardedPorts ports = new ForwardedPorts(false);

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void a_port_that_a_program_of_this_machine_has_is_refused_in_the_engines_words() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PublishedPort taken = port(other.getLocalPort());
            assertThatThrownBy(() -> ports.open(taken, this::connect)).hasMessage("address already in use");
        }
    }

    @Test
    void a_port_is_free_again_once_it_is_closed() throws IOException {
        PublishedPort port = port(freePort());
        ports.open(port, this::connect);
        ports.close(port);
        ports.open(port, this::connect);
        assertThatThrownBy(() -> ports.open(port, this::connect)).hasMessage("address already in use");
    }

    /** The thread that waits for clients keeps a port a little longer than whoever closes it. */
    @Test
    void a_port_that_clients_have_used_is_free_again_at_once() throws IOException {
        PublishedPort port = port(freePort());
        for (int i = 0; i < 500; i++) {
            ports.open(port, this::connect);
            try (Socket client = new Socket("127.0.0.1", port.hostPort())) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            ports.close(port);
        }
    }

    @Test
    void who_connects_where_nobody_listens_in_the_container_is_hung_up_on() throws IOException {
        PublishedPort port = port(freePort());
        ports.open(port, this::connect);
        try (Socket client = new Socket("127.0.0.1", port.hostPort())) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void megabytes_come_through_both_ways_and_the_end_of_each_half_by_itself() throws Exception {
        PublishedPort port = port(freePort());
        Listener listener = internet.stack(CONTAINER).listen(new SocketAddress(SocketAddress.ANY, 80), 5);
        ports.open(port, this::connect);
        byte[] sent = new byte[5_000_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 >> 3);
        }
        Thread echo = new Thread(() -> echo(listener));
        echo.start();
        try (Socket client = new Socket("127.0.0.1", port.hostPort())) {
            Thread writer = new Thread(() -> {
                try {
                    client.getOutputStream().write(sent);
                    client.shutdownOutput();
                } catch (IOException broken) {
                    throw new IllegalStateException(broken);
                }
            });
            writer.start();
            byte[] received = client.getInputStream().readAllBytes();
            assertThat(Arrays.equals(received, sent)).isTrue();
        }
        echo.join();
    }

    @Test
    void a_thousand_clients_are_connected_at_once() throws Exception {
        PublishedPort port = port(freePort());
        Listener listener = internet.stack(CONTAINER).listen(new SocketAddress(SocketAddress.ANY, 80), 1024);
        Semaphore came = new Semaphore(0);
        listener.changes().subscribe(came::release);
        ports.open(port, this::connect);
        List<Socket> clients = new ArrayList<>();
        List<Connection> accepted = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                clients.add(new Socket("127.0.0.1", port.hostPort()));
                for (Connection next = listener.accept(); accepted.size() <= i; next = listener.accept()) {
                    if (next == null) {
                        came.acquire();
                    } else {
                        accepted.add(next);
                    }
                }
            }
            for (Connection each : accepted) {
                each.close();
            }
            for (Socket client : clients) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** A container that is asked again and again keeps the thread at work all the time. */
    @Test
    void nobody_waits_for_a_client_whose_work_never_ends() throws Exception {
        PublishedPort busy = port(freePort());
        Listener listener = internet.stack(CONTAINER).listen(new SocketAddress(SocketAddress.ANY, 80), 5);
        CountDownLatch asked = new CountDownLatch(2);
        AtomicBoolean isFull = new AtomicBoolean(true);
        ports.open(busy, () -> {
            asked.countDown();
            return isFull.get() ? new Attempt.Full(listener) : connect();
        });
        try (Socket waiting = new Socket("127.0.0.1", busy.hostPort())) {
            asked.await();
            PublishedPort other = port(freePort());
            ports.open(other, Attempt.Refused::new);
            try (Socket client = new Socket("127.0.0.1", other.hostPort())) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            isFull.set(false);
            Semaphore came = new Semaphore(0);
            listener.changes().subscribe(came::release);
            Connection connection = listener.accept();
            while (connection == null) {
                came.acquire();
                connection = listener.accept();
            }
            connection.close();
            assertThat(waiting.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_that_vanishes_is_heard_of_in_the_container() throws Exception {
        PublishedPort port = port(freePort());
        Listener listener = internet.stack(CONTAINER).listen(new SocketAddress(SocketAddress.ANY, 80), 5);
        Semaphore changed = new Semaphore(0);
        listener.changes().subscribe(changed::release);
        ports.open(port, this::connect);
        Socket client = new Socket("127.0.0.1", port.hostPort());
        Connection connection = listener.accept();
        while (connection == null) {
            changed.acquire();
            connection = listener.accept();
        }
        connection.changes().subscribe(changed::release);
        client.setSoLinger(true, 0);
        client.close();
        Connection heard = connection;
        while (!heard.isReadable()) {
            changed.acquire();
        }
        assertThatThrownBy(() -> heard.read(new byte[1], 0, 1)).hasMessage("Connection reset by peer");
    }

    @Test
    void datagrams_of_each_client_come_through_and_the_answers_come_back_to_it() throws Exception {
        PublishedPort published = new PublishedPort(53, "udp", "127.0.0.1", freePort());
        SocketStack container = internet.stack(CONTAINER);
        DatagramPort port = container.bind(new SocketAddress(SocketAddress.ANY, 53));
        Semaphore came = new Semaphore(0);
        port.changes().subscribe(came::release);
        ports.openDatagrams(published, () -> internet.openPublished(CONTAINER, 53));
        try (DatagramSocket one = new DatagramSocket();
                DatagramSocket other = new DatagramSocket()) {
            for (DatagramSocket client : List.of(one, other)) {
                client.connect(InetAddress.getLoopbackAddress(), published.hostPort());
                byte[] question = String.valueOf(client.getLocalPort()).getBytes(StandardCharsets.US_ASCII);
                client.send(new DatagramPacket(question, question.length));
            }
            for (int i = 0; i < 2; i++) {
                Datagram question = port.receive();
                while (question == null) {
                    came.acquire();
                    question = port.receive();
                }
                assertThat(question.source().address()).hasToString("172.17.0.1");
                container.send(port, question.source(), question.payload());
            }
            for (DatagramSocket client : List.of(one, other)) {
                DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                client.receive(answer);
                assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII))
                        .isEqualTo(String.valueOf(client.getLocalPort()));
            }
        }
    }

    private static void echo(Listener listener) {
        try {
            Semaphore changed = new Semaphore(0);
            listener.changes().subscribe(changed::release);
            Connection connection = listener.accept();
            while (connection == null) {
                changed.acquire();
                connection = listener.accept();
            }
            connection.changes().subscribe(changed::release);
            byte[] buffer = new byte[10_000];
            for (; ; ) {
                int count = connection.read(buffer, 0, buffer.length);
                if (count < 0) {
                    connection.close();
                    return;
                }
                for (int written = 0; written < count; ) {
                    int taken = connection.write(buffer, written, count - written);
                    written += taken;
                    if (taken == 0 && !connection.isWritable()) {
                        changed.acquire();
                    }
                }
                if (count == 0 && !connection.isReadable()) {
                    changed.acquire();
                }
            }
        } catch (ErrnoException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Attempt connect() {
        return internet.connectPublished(CONTAINER, 80);
    }

    private static PublishedPort port(int number) {
        return new PublishedPort(80, "tcp", "127.0.0.1", number);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static final class OneContainer implements Routing {
        private final Traffic traffic = new Traffic();

        @Override
        public Traffic traffic() {
            return traffic;
        }

        @Override
        public Optional<String> keyOf(SandboxId stack) {
            return Optional.of("container");
        }

        @Override
        public boolean isOwn(SandboxId stack, IpAddress address) {
            return true;
        }

        @Override
        public NetworkView view(SandboxId stack) {
            throw new UnsupportedOperationException("nobody asks for names here");
        }

        @Override
        public Delivery deliver(SandboxId from, IpAddress to) {
            boolean isMachine = to.equals(Ipv4Address.of("172.17.0.1"));
            return Delivery.Arrives.inside(isMachine ? Sandbox.HOST_KEY : "container", to);
        }

        @Override
        public Delivery deliverPublished(SandboxId to) {
            return Delivery.Arrives.inside("container", Ipv4Address.of("172.17.0.1"));
        }
    }
}
