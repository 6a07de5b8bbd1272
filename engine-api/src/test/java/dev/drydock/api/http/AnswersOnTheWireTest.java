package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As Go's net/http frames what a handler writes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class AnswersOnTheWireTest {
    private static final String DATE = "Date: Fri, 02 Jan 2026 03:04:05 GMT\r\n";

    private Wire wire;

    @BeforeAll
    void serve() throws IOException {
        wire = Wire.serving(AnswersOnTheWireTest::answer);
    }

    @AfterAll
    void end() throws IOException {
        wire.close();
    }

    /** {@code /bytes/N} answers with so many, {@code /status/N} with nothing, {@code /body} with the length of the body. */
    private static Response answer(Request request) {
        String[] path = request.rawPath().split("/");
        Headers headers = Headers.of("X-B", "2", "Content-Type", "text/plain");
        return switch (path[1]) {
            case "bytes" ->
                Response.bytes(
                        200, headers, "x".repeat(Integer.parseInt(path[2])).getBytes());
            case "status" -> Response.empty(Integer.parseInt(path[2]), Headers.NONE);
            case "body" -> Response.bytes(200, headers, length(request).getBytes());
            case "stream" ->
                Response.stream(200, headers, (out, client) -> {
                    out.write("one".getBytes());
                    out.flush();
                    out.write("two".getBytes());
                    out.write("three".getBytes());
                });
            default -> Response.empty(404, Headers.NONE);
        };
    }

    private static String length(Request request) {
        try {
            return String.valueOf(request.body().stream().readAllBytes().length);
        } catch (IOException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fields_come_by_name_then_the_date_then_the_length(Wire.Kind kind) throws IOException {
        assertThat(wire.exchange(kind, request("GET", "/bytes/2")))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-B: 2\r\n" + DATE
                        + "Content-Length: 2\r\nConnection: close\r\n\r\nxx");
    }

    @Test
    void up_to_two_kilobytes_go_with_their_length_and_more_in_a_chunk() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/bytes/2048"))).contains("Content-Length: 2048\r\n");
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/bytes/2049")))
                .contains("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n801\r\nxxx")
                .endsWith("xxx\r\n0\r\n\r\n");
    }

    @Test
    void an_old_client_gets_no_chunks() throws IOException {
        String answer = wire.exchange(Wire.Kind.UNIX, "GET /bytes/2049 HTTP/1.0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.0 200 OK\r\n").doesNotContain("chunked", "Content-Length");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(2049);
        assertThat(wire.exchange(Wire.Kind.UNIX, "GET /stream HTTP/1.0\r\n\r\n"))
                .endsWith("\r\n\r\nonetwothree");
    }

    @Test
    void an_old_client_may_ask_to_stay() throws IOException {
        try (RawClient client = wire.connect(Wire.Kind.UNIX)) {
            client.send("GET /bytes/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.head()).endsWith("Content-Length: 1\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.read(1)).isEqualTo("x");
            client.send("GET /bytes/1 HTTP/1.0\r\n\r\n");
            assertThat(client.rest()).endsWith("\r\n\r\nx");
        }
    }

    @Test
    void the_head_alone_tells_the_length_all_the_same() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, request("HEAD", "/bytes/29")))
                .endsWith("Content-Length: 29\r\nConnection: close\r\n\r\n");
        assertThat(wire.exchange(Wire.Kind.UNIX, request("HEAD", "/bytes/2049")))
                .endsWith("Transfer-Encoding: chunked\r\n\r\n");
    }

    @Test
    void where_there_can_be_no_body_no_length_is_told() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/status/204")))
                .isEqualTo("HTTP/1.1 204 No Content\r\n" + DATE + "Connection: close\r\n\r\n");
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/status/304")))
                .isEqualTo("HTTP/1.1 304 Not Modified\r\n" + DATE + "Connection: close\r\n\r\n");
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/status/200")))
                .isEqualTo("HTTP/1.1 200 OK\r\n" + DATE + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void a_stream_is_one_chunk_for_each_flush() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, request("GET", "/stream")))
                .endsWith("\r\n\r\n3\r\none\r\n8\r\ntwothree\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void requests_that_are_sent_ahead_are_answered_in_order(Wire.Kind kind) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            requests.append("POST /body HTTP/1.1\r\nHost: d\r\nContent-Length: ")
                    .append(i)
                    .append("\r\n\r\n")
                    .append("b".repeat(i));
        }
        try (RawClient client = wire.connect(kind)) {
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                String length = String.valueOf(i);
                assertThat(client.head()).contains("Content-Length: " + length.length() + "\r\n");
                assertThat(client.read(length.length())).isEqualTo(length);
            }
        }
    }

    @Test
    void a_client_that_waits_for_it_is_told_to_go_on() throws IOException {
        try (RawClient client = wire.connect(Wire.Kind.TCP)) {
            client.send("POST /body HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("abc");
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.read(1)).isEqualTo("3");
        }
    }

    @Test
    void a_client_that_waits_is_refused_without_sending_its_body() throws IOException {
        assertThat(wire.exchange(
                        Wire.Kind.TCP,
                        "POST /nope HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("Connection: close\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_nobody_reads_is_dropped_if_short_and_else_ends_the_connection(Wire.Kind kind) throws IOException {
        try (RawClient client = wire.connect(kind)) {
            client.send("POST /nope HTTP/1.1\r\nHost: d\r\nContent-Length: 1000\r\n\r\n" + "b".repeat(1000));
            assertThat(client.head()).doesNotContain("Connection: close");
            client.send("POST /nope HTTP/1.1\r\nHost: d\r\nContent-Length: 100000000\r\n\r\n");
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        client.send(new byte[1_000_000]);
                    }
                } catch (IOException cutOff) {
                    // As it should be.
                }
            });
            sender.start();
            assertThat(client.head()).startsWith("HTTP/1.1 404 Not Found\r\n").contains("Connection: close\r\n");
        }
    }

    private static String request(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";
    }
}
