package dev.drydock.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.Engine;
import dev.drydock.build.ConfigChanges;
import dev.drydock.build.ImportRequest;
import dev.drydock.container.CommitContainer;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ExtractOptions;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.WaitCondition;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.Progress;
import dev.drydock.registry.archive.LoadListener;
import dev.drydock.registry.archive.ReceivedImages;
import dev.drydock.registry.archive.SavedImages;
import dev.drydock.userland.Userland;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Images travel between a real engine and Drydock and back, and stay what they are. The real one is at {@code
 * DRYDOCK_ORACLE}; images that were made for it are removed from it again.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MADE = "drydock-round-trip:1";
    private static final String CHANGES = """
            rm /etc/passwd /etc/group; rm -rf /media; mkdir /media; echo x > /media/new; mv /opt /opt2
            mkdir -p /d/e; echo a > /d/e/f; ln /d/e/f /d/g; ln -s g /d/s; mkfifo /d/p; chmod 4755 /d/g; chown 33:44 /d/e
            """;

    private final Engine ours = Engine.builder().programs(Userland.programs()).build();
    private Path real = Path.of("");

    @BeforeEach
    void connect() {
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle)
                .as("DRYDOCK_ORACLE, the address of a real engine on a unix socket")
                .startsWith("unix://");
        real = Path.of(oracle.substring("unix://".length()));
    }

    @AfterEach
    void close() throws IOException {
        ask("DELETE", "/images/" + MADE + "?force=1", new byte[0]);
        ours.close();
    }

    /** By HTTP/1.0, whose answers end with the connection: they are large. */
    private byte[] ask(String method, String target, String type, byte[] body) throws IOException {
        String head = method + " " + target + " HTTP/1.0\r\nHost: docker\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(real))) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            int end = new String(answer, 0, Math.min(answer.length, 8192), StandardCharsets.ISO_8859_1)
                    .indexOf("\r\n\r\n");
            return Arrays.copyOfRange(answer, end + 4, answer.length);
        }
    }

    private byte[] ask(String method, String target, byte[] body) throws IOException {
        return ask(method, target, "application/x-tar", body);
    }

    private String idOnRealEngine(String image) throws IOException {
        JsonNode inspected = JSON.readTree(ask("GET", "/images/" + image + "/json", new byte[0]));
        return inspected.path("Id").asText();
    }

    private String idHere(String image) {
        return ours.images().inspect(image, null).image().id().toString();
    }

    private byte[] save(String image) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (SavedImages images = ours.archives().save(List.of(image), null)) {
            images.writeTo(archive);
        }
        return archive.toByteArray();
    }

    private void load(byte[] archive) throws IOException {
        try (ReceivedImages images = ours.archives().receive(new ByteArrayInputStream(archive))) {
            images.load(null, new LoadListener() {
                @Override
                public void on(Progress progress) {
                    // What is loaded is asked for afterwards.
                }

                @Override
                public void told(String text) {
                    // As above.
                }
            });
        }
    }

    /** Two saves differ by the time of the directory of the blobs. */
    private static byte[] undated(byte[] archive) {
        byte[] undated = archive.clone();
        Arrays.fill(undated, 512 + 136, 512 + 156, (byte) 0);
        return undated;
    }

    /** From here to the real engine, and back. */
    private void travels() throws IOException {
        byte[] archive = save(MADE);

        ask("POST", "/images/load", archive);

        assertThat(idOnRealEngine(MADE)).isEqualTo(idHere(MADE));
        byte[] back = ask("GET", "/images/" + MADE + "/get", new byte[0]);
        assertThat(undated(back)).isEqualTo(undated(archive));
    }

    private void commit(String container) {
        ours.containers()
                .commit(
                        container,
                        new CommitContainer(
                                ImageReference.parse(MADE), "me", "", true, null, UnaryOperator.identity()));
    }

    private void importImage(byte[] files) {
        ours.imports()
                .run(
                        new ImportRequest(ImageReference.parse(MADE), null, "m", new ConfigChanges(List.of())),
                        new ByteArrayInputStream(files));
    }

    private static byte[] tar(String prefix, int files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        for (int i = 0; i < files; i++) {
            String name = prefix + "/" + i % 100 + "/" + i;
            tar.begin(new TarHeader('0', name, "", 0644, 0, 0, 1, 1_700_000_000, 0, 0, new TreeMap<>()));
            tar.contents().write('x');
        }
        tar.finish();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine:latest",
                "busybox:latest",
                "debian:latest",
                "hello-world:latest",
                "nginx:1.13",
                "redis:3.2",
                "python:3.6",
                "node:8.1",
                "mongo:3.4"
            })
    void an_image_of_the_real_engine_keeps_its_id_and_its_archive_here(String image) throws IOException {
        byte[] archive = ask("GET", "/images/" + image + "/get", new byte[0]);

        load(archive);

        assertThat(idHere(image)).isEqualTo(idOnRealEngine(image));
        assertThat(undated(save(image))).isEqualTo(undated(archive));
    }

    @Test
    void whiteouts_opaque_directories_and_hard_links_travel() throws Exception {
        load(ask("GET", "/images/alpine:latest/get", new byte[0]));
        ours.containers().create(CreateContainer.of("one", "alpine", "sh", "-c", CHANGES));
        ours.containers().start("one");
        ours.containers().await("one", WaitCondition.NOT_RUNNING);

        commit("one");

        travels();
    }

    @Test
    void whiteouts_opaque_directories_and_hard_links_come_from_the_real_engine() throws Exception {
        String create = "{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\"," + JSON.writeValueAsString(CHANGES) + "]}";
        String name = "drydock-round-trip";
        ask("POST", "/containers/create?name=" + name, "application/json", create.getBytes(StandardCharsets.UTF_8));
        try {
            ask("POST", "/containers/" + name + "/start", new byte[0]);
            ask("POST", "/containers/" + name + "/wait", new byte[0]);
            ask(
                    "POST",
                    "/commit?container=" + name + "&repo=drydock-round-trip&tag=1",
                    "application/json",
                    new byte[0]);
            byte[] archive = ask("GET", "/images/" + MADE + "/get", new byte[0]);

            load(archive);

            assertThat(idHere(MADE)).isEqualTo(idOnRealEngine(MADE));
            assertThat(undated(save(MADE))).isEqualTo(undated(archive));
        } finally {
            ask("DELETE", "/containers/" + name + "?force=1", new byte[0]);
        }
    }

    @Test
    void a_hundred_layers_travel() throws Exception {
        importImage(tar("base", 1));
        for (int layer = 1; layer < 100; layer++) {
            ours.containers().create(CreateContainer.of("one", MADE, "x"));
            byte[] files = tar("layer" + layer, 1);
            ours.containers().extract("one", "/", new ExtractOptions(false, false), new ByteArrayInputStream(files));
            commit("one");
            ours.containers().remove("one", RemoveOptions.DEFAULT);
        }
        assertThat(ours.images().inspect(MADE, null).image().config().diffIds()).hasSize(100);

        travels();
    }

    @Test
    void a_hundred_thousand_files_travel() throws IOException {
        importImage(tar("files", 100_000));

        travels();
    }
}
