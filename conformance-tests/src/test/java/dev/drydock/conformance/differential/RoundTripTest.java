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
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private static final String NAME = "drydock-round-trip";
    private static final String MADE = NAME + ":1";
    private static final String CHANGES = """
            rm /etc/passwd /etc/group; rm -rf /media; mkdir /media; echo x > /media/new; mv /opt /opt2
            mkdir -p /d/e; echo a > /d/e/f; ln /d/e/f /d/g; ln -s g /d/s; mkfifo /d/p; chmod 4755 /d/g; chown 33:44 /d/e
            """;

    private final Engine ours = Engine.builder().programs(Userland.programs()).build();
    private Path real = Path.of("");

    @TempDir
    private Path files;

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
        ask("DELETE", "/images/" + MADE + "?force=1", "");
        ours.close();
    }

    /** By HTTP/1.0, whose answers end with the connection; they are kept in a file, for they are large. */
    private Path ask(String method, String target, String type, InputStream body, long length) throws IOException {
        String head = method + " " + target + " HTTP/1.0\r\nHost: docker\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        Path answer = Files.createTempFile(files, "answer", "");
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(real))) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            body.transferTo(out);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            skipHead(in);
            Files.copy(in, answer, StandardCopyOption.REPLACE_EXISTING);
        }
        return answer;
    }

    private static void skipHead(InputStream in) throws IOException {
        int ofEmptyLine = 0;
        while (ofEmptyLine < 4) {
            int next = in.read();
            assertThat(next).as("the answer's head, to its end").isNotNegative();
            ofEmptyLine = next == "\r\n\r\n".charAt(ofEmptyLine) ? ofEmptyLine + 1 : next == '\r' ? 1 : 0;
        }
    }

    private Path ask(String method, String target, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ask(method, target, "application/json", new ByteArrayInputStream(body), body.length);
    }

    private void loadIntoRealEngine(Path archive) throws IOException {
        try (InputStream body = Files.newInputStream(archive)) {
            Path answer = ask("POST", "/images/load", "application/x-tar", body, Files.size(archive));
            assertThat(answer).content().contains("Loaded image").doesNotContain("errorDetail");
        }
    }

    private String idOnRealEngine(String image) throws IOException {
        JsonNode inspected =
                JSON.readTree(ask("GET", "/images/" + image + "/json", "").toFile());
        return inspected.path("Id").asText();
    }

    private String idHere(String image) {
        return ours.images().inspect(image, null).image().id().toString();
    }

    private Path save(String image) throws IOException {
        Path archive = Files.createTempFile(files, "saved", ".tar");
        try (SavedImages images = ours.archives().save(List.of(image), null);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
            images.writeTo(out);
        }
        return archive;
    }

    private Path saveFromRealEngine(String image) throws IOException {
        return ask("GET", "/images/" + image + "/get", "");
    }

    private void load(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ReceivedImages images = ours.archives().receive(in)) {
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

    /** Two saves differ by the time of the directory of the blobs, and by nothing else. */
    private static void assertSame(Path one, Path other) throws IOException {
        for (Path archive : List.of(one, other)) {
            try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
                file.seek(512 + 136);
                file.write(new byte[20]);
            }
        }
        assertThat(one).hasSameBinaryContentAs(other);
    }

    /** From the real engine to here, and saved again. */
    private void comes(String image) throws IOException {
        Path archive = saveFromRealEngine(image);

        load(archive);

        assertThat(idHere(image)).isEqualTo(idOnRealEngine(image));
        assertSame(save(image), archive);
    }

    /** From here to the real engine, and back. */
    private void travels() throws IOException {
        Path archive = save(MADE);

        loadIntoRealEngine(archive);

        assertThat(idOnRealEngine(MADE)).isEqualTo(idHere(MADE));
        assertSame(saveFromRealEngine(MADE), archive);
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

    private void importOnRealEngine(byte[] tar) throws IOException {
        ask(
                "POST",
                "/images/create?fromSrc=-&repo=" + NAME + "&tag=1",
                "application/x-tar",
                new ByteArrayInputStream(tar),
                tar.length);
    }

    private void createOnRealEngine(String name, String image, String... command) throws IOException {
        Map<String, Object> create = Map.of("Image", image, "Cmd", command);
        ask("POST", "/containers/create?name=" + name, JSON.writeValueAsString(create));
    }

    private void commitOnRealEngine(String container) throws IOException {
        ask("POST", "/commit?container=" + container + "&repo=" + NAME + "&tag=1", "{}");
    }

    /** Runs the commands on an image there, and commits what they leave. */
    private void madeOnRealEngine(String image, String commands) throws IOException {
        createOnRealEngine(NAME, image, "sh", "-c", commands);
        try {
            ask("POST", "/containers/" + NAME + "/start", "");
            ask("POST", "/containers/" + NAME + "/wait", "");
            commitOnRealEngine(NAME);
        } finally {
            ask("DELETE", "/containers/" + NAME + "?force=1", "");
        }
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
        comes(image);
    }

    @Test
    void whiteouts_opaque_directories_and_hard_links_travel() throws Exception {
        load(saveFromRealEngine("alpine:latest"));
        ours.containers().create(CreateContainer.of("one", "alpine", "sh", "-c", CHANGES));
        ours.containers().start("one");
        ours.containers().await("one", WaitCondition.NOT_RUNNING);

        commit("one");

        travels();
    }

    @Test
    void whiteouts_opaque_directories_and_hard_links_come_from_the_real_engine() throws Exception {
        madeOnRealEngine("alpine", CHANGES);

        comes(MADE);
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
    void a_hundred_layers_come_from_the_real_engine() throws Exception {
        importOnRealEngine(tar("base", 1));
        for (int layer = 1; layer < 100; layer++) {
            String container = NAME + layer;
            createOnRealEngine(container, MADE, "x");
            try {
                byte[] files = tar("layer" + layer, 1);
                ask(
                        "PUT",
                        "/containers/" + container + "/archive?path=/",
                        "application/x-tar",
                        new ByteArrayInputStream(files),
                        files.length);
                commitOnRealEngine(container);
            } finally {
                ask("DELETE", "/containers/" + container + "?force=1", "");
            }
        }

        comes(MADE);

        assertThat(ours.images().inspect(MADE, null).image().config().diffIds()).hasSize(100);
    }

    @Test
    void a_hundred_thousand_files_travel() throws IOException {
        importImage(tar("files", 100_000));

        travels();
    }

    @Test
    void a_hundred_thousand_files_come_from_the_real_engine() throws IOException {
        importOnRealEngine(tar("files", 100_000));

        comes(MADE);
    }
}
