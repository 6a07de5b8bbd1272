package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a whole engine does when clients do what they should not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class EngineOnTheWireTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int ROUNDS = 40;

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private Engine engine;
    private Wire wire;

    @BeforeEach
    void serve() throws IOException {
        engine = Engine.builder().seed(1).build();
        wire = Wire.serving(new EngineApi(engine, faults::add));
    }

    @AfterEach
    void end() throws IOException {
        wire.close();
        engine.close();
        assertThat(faults).isEmpty();
    }

    /** As asked of the engine 28.5.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /nope                           | 404 Not Found   | page not found",
                "GET /containers/create              | 404 Not Found   | page not found",
                "GET /containers/%ff/json            | 404 Not Found   | No such container: \uFFFD",
                "GET /containers/json?limit=%zz      | 400 Bad Request | invalid URL escape \\\"%zz\\\"",
                "GET /containers/json?a;b            | 400 Bad Request | invalid semicolon separator in query",
                "GET /containers/json?filters=%ff    | 400 Bad Request | invalid filter",
                "GET /networks/%ff                   | 404 Not Found   | network \uFFFD not found",
                "GET /volumes/%ff                    | 404 Not Found   | get \uFFFD: no such volume",
                "DELETE /volumes/                    | 404 Not Found   | get: no such volume",
                "GET /v9999999999999999999.1/version | 400 Bad Request | client version 9999999999999999999.1 is too new. Maximum supported API version is 1.51",
            })
    void a_request_that_makes_no_sense_is_refused_in_the_engines_words(String request, String status, String words)
            throws IOException {
        String answer = wire.exchange(Wire.Kind.UNIX, request + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");
        assertThat(utf8(answer))
                .startsWith("HTTP/1.1 " + status + "\r\n")
                .endsWith("\r\n\r\n{\"message\":\"" + words + "\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                  | invalid JSON: unexpected EOF",
                "tru                | invalid JSON: unexpected EOF",
                "{}{}               | unexpected content after JSON",
                "{'Image':1}        | invalid JSON: invalid character '\\\\'' looking for beginning of object key string",
                "{\"Image\":5}      | invalid JSON: json: cannot unmarshal number into Go struct field .Image of type string",
            })
    void a_document_that_is_none_is_refused_in_the_engines_words(String document, String words) throws IOException {
        assertThat(wire.exchange(Wire.Kind.UNIX, post("/containers/create", document)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("\r\n\r\n{\"message\":\"" + words + "\"}\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_body_without_end_is_refused_before_the_memory_is_full(Wire.Kind kind) throws Exception {
        try (RawClient client = wire.connect(kind)) {
            client.send(
                    "POST /containers/create HTTP/1.1\r\nHost: d\r\n" + JSON + "Content-Length: 1000000000000\r\n\r\n");
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) ' ');
            Thread sender = new Thread(() -> {
                try {
                    while (true) {
                        client.send(piece);
                    }
                } catch (IOException cutOff) {
                    // That is what is waited for.
                }
            });
            sender.start();
            assertThat(client.head()).startsWith("HTTP/1.1 400 Bad Request\r\n");
            sender.join();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatever_clients_do_no_thread_and_no_descriptor_is_left() throws Exception {
        abuse();
        wire.close();
        long before = descriptors();
        for (int round = 0; round < 3; round++) {
            wire = Wire.serving(new EngineApi(engine, faults::add));
            abuse();
            wire.close();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("drydock-api-") || thread.getName().startsWith("drydock-http-")) {
                thread.join();
            }
        }
        assertThat(descriptors()).isLessThanOrEqualTo(before);
        assertThat(engine.events().listeners()).isZero();
    }

    private void abuse() throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            Wire.Kind kind = i % 2 == 0 ? Wire.Kind.UNIX : Wire.Kind.TCP;
            leave(kind, "");
            leave(kind, "GET /_pi");
            leave(kind, "\u0000\u0001\u0002\r\n\r\n");
            leave(kind, "GET /events HTTP/1.1\r\nHost: d\r\n\r\n");
            leave(kind, "GET /info HTTP/1.1\r\nHost: d\r\n\r\n".repeat(20));
            leave(kind, "POST /containers/create HTTP/1.1\r\nHost: d\r\n" + JSON + "Content-Length: 100\r\n\r\n{");
            leave(kind, "POST /networks/create HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{");
            assertThat(wire.exchange(kind, post("/networks/create", "{"))).contains("unexpected EOF");
        }
    }

    /** Says something and goes without listening. */
    private void leave(Wire.Kind kind, String words) throws IOException {
        try (RawClient client = wire.connect(kind)) {
            client.send(words);
        }
    }

    private static String post(String path, String document) {
        return "POST " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n" + JSON + "Content-Length: "
                + document.length() + "\r\n\r\n" + document;
    }

    private static String utf8(String answer) {
        return new String(answer.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(EngineOnTheWireTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
