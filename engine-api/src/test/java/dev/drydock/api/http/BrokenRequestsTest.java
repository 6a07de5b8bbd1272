package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers are those of the engine 28.5.2, whose server is Go's net/http. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BrokenRequestsTest {
    private static final String PING = "GET /_ping HTTP/1.1\r\nHost: d\r\n";

    private Wire wire;

    @BeforeAll
    void serve() throws IOException {
        wire = Wire.serving(BrokenRequestsTest::answer);
    }

    @AfterAll
    void end() throws IOException {
        wire.close();
    }

    /** Tells what arrived, so that a request that is let through can be seen. */
    private static Response answer(Request request) {
        String told;
        try {
            told = request + " " + new String(request.body().stream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            told = request + " broken: " + broken.getMessage();
        }
        return Response.bytes(200, Headers.NONE, told.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
            abc|                                                   @ 400 Bad Request
            GET /_ping HTTP/1.1|                                   @ 400 Bad Request: missing required Host header
            GET /_ping HTTP/1.1|nocolon|                           @ 400 Bad Request
            GET /_ping HTTP/1.1|Host: d|Host: e|                   @ 400 Bad Request
            GET /_ping HTTP/1.1|Host: d|X: a\u0001b|               @ 400 Bad Request
            GET /%zz HTTP/1.1|Host: d|                             @ 400 Bad Request
            GET /a\u0001b HTTP/1.1|Host: d|                        @ 400 Bad Request
            GET nope HTTP/1.1|Host: d|                             @ 400 Bad Request
            G(T /_ping HTTP/1.1|Host: d|                      @ 400 Bad Request
            POST /x HTTP/1.1|Host: d|Content-Length: x|            @ 400 Bad Request
            POST /x HTTP/1.1|Host: d|Content-Length: -1|           @ 400 Bad Request
            POST /x HTTP/1.1|Host: d|Content-Length: 1|Content-Length: 2| @ 400 Bad Request
            GET /_ping HTTP/2.0|Host: d|                           @ 505 HTTP Version Not Supported: unsupported protocol version
            """)
    void what_is_not_http_is_refused_in_plain_text_and_cut_off(String lines, String words) throws IOException {
        String request = lines.replace("|", "\r\n") + "\r\n";

        assertThat(wire.exchange(Wire.Kind.UNIX, request))
                .isEqualTo("HTTP/1.1 " + words
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + words);
    }

    @ParameterizedTest
    @EnumSource
    void a_head_of_more_than_a_megabyte_is_refused(Wire.Kind kind) throws IOException {
        try (RawClient client = wire.connect(kind)) {
            Thread sender = new Thread(() -> {
                try {
                    client.send(PING + "X: " + "a".repeat(3_000_000) + "\r\n\r\n");
                } catch (IOException refused) {
                    // As it should be.
                }
            });
            sender.start();
            assertThat(client.head()).startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
        }
    }

    @Test
    void another_transfer_encoding_is_not_implemented() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, "POST /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: gzip\r\n\r\n"))
                .startsWith("HTTP/1.1 501 Not Implemented\r\n")
                .endsWith("\r\n\r\nUnsupported transfer encoding");
    }

    @Test
    void another_expectation_is_refused() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, PING + "Expect: nope\r\n\r\n"))
                .startsWith("HTTP/1.1 417 Expectation Failed\r\n");
    }

    @Test
    void a_head_that_breaks_off_is_refused_as_well() throws IOException {
        try (RawClient client = wire.connect(Wire.Kind.TCP)) {
            client.send("GET /_ping HT");
            client.endOutput();
            assertThat(client.rest()).endsWith("\r\n\r\n400 Bad Request");
        }
    }

    @Test
    void a_connection_without_a_word_ends_without_one() throws IOException {
        try (RawClient client = wire.connect(Wire.Kind.TCP)) {
            client.endOutput();
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /_ping HTTP/1.1\nHost: d\nConnection: close\n\n",
                "GET /_ping HTTP/1.1\r\nHost: d\r\nX: a\r\n b\r\nConnection: close\r\n\r\n",
                "GET http://x/_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n",
                "GET /_ping HTTP/1.0\r\n\r\n"
            })
    void what_go_lets_pass_is_let_pass(String request) throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, request))
                .contains(" 200 OK\r\n")
                .endsWith("\r\n\r\nGET /_ping ");
    }

    @Test
    void bytes_that_are_not_utf8_reach_the_handler() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, "GET /\u00ff\u00fe HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void a_long_target_is_no_fault() throws IOException {
        String target = "/" + "a".repeat(100_000);
        assertThat(wire.exchange(Wire.Kind.UNIX, "GET " + target + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .contains(target);
    }

    @Test
    void options_of_the_whole_server_are_answered_without_a_handler() throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, "OPTIONS * HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Length: 0\r\n")
                .doesNotContain("OPTIONS");
    }

    @Test
    void chunks_that_are_none_break_the_body_and_then_the_connection() throws IOException {
        assertThat(wire.exchange(
                        Wire.Kind.UNIX, "POST /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"))
                .contains("Connection: close\r\n")
                .endsWith("POST /x broken: invalid byte in chunk length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\nab", "Content-Length: 50\r\n\r\nab"})
    void a_body_that_breaks_off_breaks_the_connection(String headAndBody) throws IOException {
        try (RawClient client = wire.connect(Wire.Kind.TCP)) {
            client.send("POST /x HTTP/1.1\r\nHost: d\r\n" + headAndBody);
            client.endOutput();
            assertThat(client.rest()).contains("Connection: close\r\n").endsWith("POST /x broken: unexpected EOF");
        }
    }

    @Test
    void chunks_with_extensions_and_trailers_are_put_together() throws IOException {
        assertThat(wire.exchange(
                        Wire.Kind.TCP,
                        "POST /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
                                + "5;a=b\r\nhello\r\n3\r\nabc\r\n0\r\nT: x\r\n\r\n"
                                + PING + "Connection: close\r\n\r\n"))
                .contains("POST /x helloabc")
                .endsWith("GET /_ping ");
    }
}
