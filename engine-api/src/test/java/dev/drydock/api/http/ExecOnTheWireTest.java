package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ExecRequest;
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
import dev.drydock.time.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An exec whose client only reads: its program runs on the thread that answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class ExecOnTheWireTest {
    private static final int FRAME_HEADER = 8;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Map<String, Program> programs = Map.of(
            "forever", process -> Exit.never(),
            "quiet", process -> Exit.of(7),
            "later", process -> Exit.after(Duration.ofMillis(10), next -> say(next, "later")),
            "twice", this::sayTwice);
    private final SystemClock clock = new SystemClock();
    private Engine engine;
    private Wire wire;

    @BeforeEach
    void serve() throws Exception {
        LayerContents.Builder files = LayerContents.builder().modified(Instant.EPOCH);
        programs.keySet().forEach(name -> files.file("/bin/" + name, 0755, Programs.STUB_MAGIC + name + "\n"));
        PublishedImage image = PublishedImage.of(() -> new PublishedImage.Definition(
                Instant.EPOCH,
                ExecutionConfig.builder().env("PATH=/bin").build(),
                List.of(HistoryEntry.layer(Instant.EPOCH, "ADD tools /")),
                List.of(files.build())));
        engine = Engine.builder()
                .seed(1)
                .clock(clock)
                .registries(RegistryDirectory.withHub(InMemoryRegistry.builder()
                        .publish("library/tools", image, "latest")
                        .build()))
                .programs(new Known(programs))
                .build();
        engine.registries().pull(PullRequest.of("tools")).run(progress -> {});
        engine.containers().create(CreateContainer.of("box", "tools", "forever"));
        engine.containers().start("box");
        wire = Wire.serving(new EngineApi(engine));
    }

    @AfterEach
    void end() throws IOException {
        wire.close();
        engine.close();
        clock.close();
    }

    @Test
    void one_that_says_nothing_ends_the_connection_with_its_end() throws Exception {
        String id = engine.execs().create("box", ExecRequest.of("quiet"));
        try (RawClient client = started(id)) {
            assertThat(client.rest()).isEmpty();
        }
        assertThat(engine.execs().inspect(id).exitCode()).isEqualTo(7);
    }

    @Test
    void what_one_says_arrives_while_it_runs() throws Exception {
        String id = engine.execs().create("box", ExecRequest.of("twice"));
        try (RawClient client = started(id)) {
            assertThat(client.read(FRAME_HEADER + 5)).endsWith("first");
            assertThat(engine.execs().inspect(id).running()).isTrue();
            goOn.countDown();
            assertThat(client.rest()).endsWith("second");
        }
    }

    @Test
    void one_that_goes_on_after_a_wait_is_heard_to_its_end() throws Exception {
        String id = engine.execs().create("box", ExecRequest.of("later"));
        try (RawClient client = started(id)) {
            assertThat(client.rest()).endsWith("later");
        }
    }

    @Test
    void one_that_runs_goes_on_when_its_client_and_the_server_are_gone() throws Exception {
        String id = engine.execs().create("box", ExecRequest.of("twice"));
        try (RawClient client = started(id)) {
            client.read(FRAME_HEADER + 5);
        }
        wire.close();
        assertThat(engine.execs().inspect(id).running()).isTrue();
        goOn.countDown();
        int exitCode = engine.execs().whenEnded(id).toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(exitCode).isZero();
    }

    private RawClient started(String id) throws IOException {
        RawClient client = wire.connect(Wire.Kind.UNIX);
        String document = "{\"Detach\":false,\"Tty\":false}";
        client.send("POST /exec/" + id + "/start HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\n"
                + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + document.length() + "\r\n\r\n"
                + document);
        assertThat(client.head()).startsWith("HTTP/1.1 101 UPGRADED\r\n");
        return client;
    }

    private Exit sayTwice(ContainerProcess process) throws IOException {
        say(process, "first");
        awaitWithoutHearing(goOn);
        return say(process, "second");
    }

    /** As a program that computes: it does not notice that its thread is told to end. */
    private static void awaitWithoutHearing(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                latch.await();
                over = true;
            } catch (InterruptedException ignored) {
                // It goes on.
            }
        }
    }

    private static Exit say(ContainerProcess process, String words) throws IOException {
        process.out().write(words.getBytes(StandardCharsets.UTF_8));
        process.out().flush();
        return Exit.SUCCESS;
    }

    private record Known(Map<String, Program> programs) implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return Optional.ofNullable(programs.get(name));
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }
}
