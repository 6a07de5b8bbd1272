package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bytes a client sends and however it leaves, it is answered or cut off, and the next client is served. */
class RequestFuzzProperties {
    private static final String ANSWER =
            "(HTTP/1.1 100 Continue\\r\\n\\r\\n)*HTTP/1.[01] [2345]\\d\\d [^\\r\\n]+\\r\\n(?s:.*)";

    private static Wire wire;

    @BeforeContainer
    static void serve() throws IOException {
        wire = Wire.serving(RequestFuzzProperties::answer);
    }

    @AfterContainer
    static void end() throws IOException {
        wire.close();
    }

    private static Response answer(Request request) {
        try {
            return Response.bytes(200, Headers.NONE, request.body().stream().readAllBytes());
        } catch (IOException broken) {
            return Response.empty(400, Headers.NONE);
        }
    }

    @Property(tries = 500)
    void pieces_of_requests_in_any_order(@ForAll("requests") String bytes, @ForAll Wire.Kind kind) throws IOException {
        survives(bytes, kind);
    }

    @Property(tries = 200)
    void any_bytes(@ForAll byte[] bytes, @ForAll Wire.Kind kind) throws IOException {
        survives(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1), kind);
    }

    private static void survives(String bytes, Wire.Kind kind) throws IOException {
        try (RawClient client = wire.connect(kind)) {
            try {
                client.send(bytes);
                client.endOutput();
            } catch (IOException refused) {
                // Cut off before it had said all: that is an answer, too.
            }
            String answer = client.rest();
            assertThat(answer.isEmpty() || answer.matches(ANSWER)).as(answer).isTrue();
            assertThat(answer).doesNotContain("Exception", "\tat ");
        }
        assertThat(wire.exchange(kind, "GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Provide
    Arbitrary<String> requests() {
        List<String> pieces = List.of(
                "GET / HTTP/1.1\r\n",
                "POST /x HTTP/1.1\r\n",
                "HEAD / HTTP/1.0\r\n",
                "OPTIONS * HTTP/1.1\r\n",
                "GET /%41?a=%zz#b HTTP/1.1\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "Host: d\r\n",
                "Host: [::1\r\n",
                "Content-Length: 5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Expect: 100-continue\r\n",
                "Connection: close\r\n",
                "Connection: Upgrade\r\nUpgrade: tcp\r\n",
                "X: \u00ff\u0000\r\n",
                " folded\r\n",
                ": nameless\r\n",
                "\r\n",
                "\n",
                "hello",
                "5\r\nhello\r\n",
                "0\r\n\r\n",
                "ffffffffffffffff\r\n",
                "\u0000");
        return Arbitraries.of(pieces).list().ofMaxSize(10).map(list -> String.join("", list));
    }
}
