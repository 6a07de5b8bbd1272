package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SlowClientsTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource
    void a_head_that_never_ends_is_cut_off(Wire.Kind kind) throws IOException {
        try (Wire wire = serving(new Timeouts(SHORT, LONG, LONG, LONG, LONG));
                RawClient client = wire.connect(kind)) {
            client.send("GET /_ping HTTP/1.1\r\nHost:");
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_never_ends_is_given_up(Wire.Kind kind) throws IOException {
        try (Wire wire = serving(new Timeouts(LONG, SHORT, LONG, LONG, LONG));
                RawClient client = wire.connect(kind)) {
            client.send("POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(client.rest()).contains("Connection: close").endsWith("i/o timeout");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_asks_nothing_more_is_let_go(Wire.Kind kind) throws IOException {
        try (Wire wire = serving(new Timeouts(LONG, LONG, SHORT, LONG, LONG));
                RawClient client = wire.connect(kind)) {
            client.send("GET / HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Connection: close");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_does_not_close_its_side_is_not_waited_for(Wire.Kind kind) throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        try (Wire wire = serving(new Timeouts(LONG, LONG, LONG, SHORT, LONG));
                RawClient client = wire.connect(kind)) {
            client.send("GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");
            client.rest();
            Thread sender = new Thread(() -> {
                try {
                    while (true) {
                        client.send(new byte[10_000]);
                    }
                } catch (IOException broken) {
                    cutOff.countDown();
                }
            });
            sender.start();
            cutOff.await();
        }
    }

    @Test
    void clients_that_are_slow_with_their_heads_hold_no_thread() throws IOException {
        try (Wire wire = serving(Timeouts.DEFAULT)) {
            RawClient[] clients = new RawClient[200];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = wire.connect(Wire.Kind.UNIX);
                clients[i].send("GET / HTTP/1.1\r\n");
            }
            // Whoever is answered now shares the server with two hundred that are not.
            assertThat(wire.exchange(Wire.Kind.UNIX, "GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n");
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("drydock-"))
                    .count();
            assertThat(threads).isLessThan(20);
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static Wire serving(Timeouts timeouts) throws IOException {
        return Wire.serving(SlowClientsTest::answer, builder -> builder.timeouts(timeouts));
    }

    private static Response answer(Request request) {
        try {
            return Response.bytes(200, Headers.NONE, request.body().stream().readAllBytes());
        } catch (IOException broken) {
            return Response.bytes(
                    200, Headers.NONE, String.valueOf(broken.getMessage()).getBytes());
        }
    }
}
