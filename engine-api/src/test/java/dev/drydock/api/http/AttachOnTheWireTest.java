package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.layer.LayerContents;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.PublishedImage;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that sends to a process, and reads what it says, over a socket. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class AttachOnTheWireTest {
    private static final Instant MADE = Instant.EPOCH;
    private static final int MEBIBYTE = 1 << 20;
    private static final int MEBIBYTES = 100;
    private static final String CREATE =
            "{\"Image\":\"tools\",\"Cmd\":[\"/bin/cat\"],\"OpenStdin\":true,\"StdinOnce\":true}";

    private Engine engine;
    private Wire wire;

    @BeforeEach
    void serve() throws Exception {
        PublishedImage tools = PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder().env("PATH=/bin").build(),
                List.of(HistoryEntry.layer(MADE, "ADD tools /")),
                List.of(LayerContents.builder()
                        .modified(MADE)
                        .file("/bin/cat", 0755, Programs.STUB_MAGIC + "cat\n")
                        .build())));
        engine = Engine.builder()
                .seed(1)
                .registries(RegistryDirectory.withHub(InMemoryRegistry.builder()
                        .publish("library/tools", tools, "latest")
                        .build()))
                .programs(new OnlyCat())
                .build();
        engine.registries().pull(PullRequest.of("tools")).run(progress -> {});
        wire = Wire.serving(new EngineApi(engine));
    }

    @AfterEach
    void end() throws IOException {
        wire.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"UNIX,true", "UNIX,false", "TCP,true", "TCP,false"})
    void a_hundred_mebibytes_go_through_cat_and_arrive_whole(Wire.Kind kind, boolean upgrade) throws Exception {
        assertThat(wire.exchange(kind, post("/containers/create?name=cat", CREATE)))
                .contains(" 201 Created\r\n");
        try (RawClient client = wire.connect(kind)) {
            client.send("POST /containers/cat/attach?stream=1&stdin=1&stdout=1&stderr=1 HTTP/1.1\r\nHost: d\r\n"
                    + (upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "") + "Content-Length: 0\r\n\r\n");
            assertThat(client.head()).startsWith(upgrade ? "HTTP/1.1 101 UPGRADED\r\n" : "HTTP/1.1 200 OK\r\n");
            assertThat(wire.exchange(kind, post("/containers/cat/start", ""))).contains(" 204 No Content\r\n");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client));
            assertThat(readFrames(client)).isEqualTo((long) MEBIBYTES * MEBIBYTE);
            sent.get();
        }
        assertThat(wire.exchange(kind, post("/containers/cat/wait", ""))).contains("{\"StatusCode\":0}");
    }

    private static void send(RawClient client) {
        byte[] piece = new byte[MEBIBYTE];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = pattern(i);
        }
        try {
            for (int i = 0; i < MEBIBYTES; i++) {
                client.send(piece);
            }
            client.endOutput();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte pattern(long position) {
        return (byte) (position % MEBIBYTE % 251);
    }

    /** Counts the bytes of standard output, each of which must be the one that was sent. */
    private static long readFrames(RawClient client) throws IOException {
        DataInputStream in = new DataInputStream(client.in());
        long count = 0;
        for (int stream = in.read(); stream >= 0; stream = in.read()) {
            assertThat(stream).isEqualTo(1);
            in.skipNBytes(3);
            byte[] bytes = in.readNBytes(in.readInt());
            for (byte each : bytes) {
                if (each != pattern(count)) {
                    throw new AssertionError("byte " + count + " is another one");
                }
                count++;
            }
        }
        return count;
    }

    private static String post(String path, String document) {
        return "POST " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + document.length() + "\r\n\r\n" + document;
    }

    /** Passes on what it reads. */
    private static Exit cat(ContainerProcess process) throws IOException {
        InputStream in = process.in();
        in.transferTo(process.out());
        process.out().flush();
        return Exit.SUCCESS;
    }

    private static final class OnlyCat implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return name.equals("cat") ? Optional.of(AttachOnTheWireTest::cat) : Optional.empty();
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }
}
