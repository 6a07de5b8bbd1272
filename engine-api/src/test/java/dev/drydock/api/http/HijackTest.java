package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.api.exchange.Receiver;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class HijackTest {
    private static final String REQUEST = "POST /attach HTTP/1.1\r\nHost: d\r\nContent-Length: 0\r\n\r\n";
    private static final int MEBIBYTE = 1 << 20;
    /** More than the server has threads. */
    private static final int CROWD = 200;

    @ParameterizedTest
    @EnumSource
    void the_head_is_sent_as_it_was_given(Wire.Kind kind) throws IOException {
        Hijacker nothing = connection -> {};
        try (Wire wire =
                Wire.serving(request -> Response.hijack(101, "UPGRADED", Headers.of("B", "1", "A", "2"), nothing))) {
            assertThat(wire.exchange(kind, REQUEST)).isEqualTo("HTTP/1.1 101 UPGRADED\r\nB: 1\r\nA: 2\r\n\r\n");
        }
        try (Wire wire = Wire.serving(request -> Response.hijack(200, "OK", Headers.NONE, nothing))) {
            assertThat(wire.exchange(kind, REQUEST)).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"UNIX, docker-sdk-python/7.1.0", "TCP, ansible-community.docker", "UNIX, ''"})
    void a_client_that_may_lose_what_comes_with_the_head_gets_it_alone(Wire.Kind kind, String agent)
            throws IOException {
        AtomicBoolean taken = new AtomicBoolean();
        Hijacker hijacker = connection -> {
            taken.set(true);
            connection.out().write("said".getBytes(StandardCharsets.US_ASCII));
        };
        Duration day = Duration.ofDays(1);
        Timeouts patient = new Timeouts(day, day, day, day, day);
        try (Wire wire = Wire.serving(
                        request -> Response.hijack(101, "UPGRADED", Headers.NONE, hijacker),
                        builder -> builder.timeouts(patient));
                RawClient client = wire.connect(kind)) {
            client.send(agent.isEmpty() ? REQUEST : REQUEST.replace("Host", "User-Agent: " + agent + "\r\nHost"));
            client.head();
            assertThat(taken).isFalse();
            client.send("x");
            assertThat(client.read(4)).isEqualTo("said");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytes_go_both_ways_also_those_that_came_with_the_head(Wire.Kind kind) throws IOException {
        try (Wire wire = serving(HijackTest::echo);
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST + "\r\nearly");
            client.head();
            assertThat(client.read(7)).isEqualTo("\r\nearly");
            client.send("later");
            assertThat(client.read(5)).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_ends_its_half_at_once_still_gets_all_output(Wire.Kind kind) throws IOException {
        try (Wire wire = serving(HijackTest::echo);
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST + "word");
            client.endOutput();
            client.head();
            assertThat(client.rest()).isEqualTo("word.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_mebibytes_arrive_whole_though_nobody_can_hold_them(Wire.Kind kind) throws Exception {
        try (Wire wire = serving(HijackTest::echo);
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST);
            client.head();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    byte[] piece = new byte[MEBIBYTE];
                    for (int i = 0; i < 100; i++) {
                        client.send(piece);
                    }
                    client.endOutput();
                } catch (IOException broken) {
                    throw new IllegalStateException(broken);
                }
            });
            assertThat(client.countRest()).isEqualTo(100L * MEBIBYTE + 1);
            sent.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void output_is_not_lost_by_a_client_whose_input_nobody_reads(Wire.Kind kind) throws IOException {
        Hijacker talker = connection -> connection.out().write(new byte[MEBIBYTE]);
        try (Wire wire = serving(talker);
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST + "x".repeat(100_000));
            client.head();
            assertThat(client.countRest()).isEqualTo(MEBIBYTE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_takes_nothing_holds_the_writer_up_until_it_is_gone(Wire.Kind kind) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CompletableFuture<IOException> failure = new CompletableFuture<>();
        Hijacker talker = connection -> {
            connection.whenGone(gone::countDown);
            try {
                while (true) {
                    connection.out().write(new byte[MEBIBYTE]);
                }
            } catch (IOException broken) {
                failure.complete(broken);
                throw broken;
            }
        };
        try (Wire wire = serving(talker)) {
            try (RawClient client = wire.connect(kind)) {
                client.send(REQUEST);
                client.head();
                assertThat(failure).isNotDone();
            }
            assertThat(failure.get(Wire.patience(), TimeUnit.MILLISECONDS)).isNotNull();
            gone.await();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_the_server_ends_the_connection_and_is_told(Wire.Kind kind) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Wire wire = serving(connection -> {
            connection.whenGone(gone::countDown);
            taken.countDown();
            gone.await();
        });
        try (RawClient client = wire.connect(kind)) {
            client.send(REQUEST);
            taken.await();
            wire.close();
            gone.await();
            assertThat(client.rest()).doesNotContain("400");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_the_server_is_told_on_every_connection_however_many_there_are(Wire.Kind kind) throws Exception {
        CountDownLatch taken = new CountDownLatch(CROWD);
        CountDownLatch gone = new CountDownLatch(CROWD);
        CountDownLatch end = new CountDownLatch(1);
        Wire wire = serving(connection -> {
            connection.whenGone(gone::countDown);
            taken.countDown();
            end.await();
        });
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            RawClient client = wire.connect(kind);
            client.send(REQUEST);
            clients.add(client);
        }
        taken.await();
        wire.close();
        assertThat(gone.await(Wire.patience(), TimeUnit.MILLISECONDS))
                .as("%d of %d were not told", gone.getCount(), CROWD)
                .isTrue();
        end.countDown();
        for (RawClient client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_hijacker_is_called_also_when_the_client_did_not_wait_for_the_head(Wire.Kind kind) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<Boolean> called = new CompletableFuture<>();
        AtomicBoolean once = new AtomicBoolean();
        try (Wire wire = Wire.serving(request -> {
            asked.countDown();
            await(left);
            return Response.hijack(
                    200, "OK", Headers.NONE, connection -> called.complete(once.compareAndSet(false, true)));
        })) {
            try (RawClient client = wire.connect(kind)) {
                client.send(REQUEST);
                asked.await();
            }
            left.countDown();
            assertThat(called.get(Wire.patience(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Wire serving(Hijacker hijacker) throws IOException {
        return Wire.serving(request -> Response.hijack(101, "UPGRADED", Headers.NONE, hijacker));
    }

    /** Sends back what comes, and a full stop at the end. */
    private static void echo(HijackedConnection connection) throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        connection.receive(new Receiver() {
            @Override
            public void received(byte[] bytes, int offset, int length) throws IOException {
                connection.out().write(bytes, offset, length);
            }

            @Override
            public void ended() {
                ended.countDown();
            }
        });
        ended.await();
        connection.out().write('.');
    }
}
