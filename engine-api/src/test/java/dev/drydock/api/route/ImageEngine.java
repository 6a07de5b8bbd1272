package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.PublishedImage;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The API of an engine whose Docker Hub has {@code alpine}, {@code empty} and {@code web}, at a time that stands still. */
final class ImageEngine implements AutoCloseable {
    static final Instant MADE = Instant.parse("2026-01-01T10:20:30.5Z");
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ManualClock clock = new ManualClock(NOW);
    final Engine engine = Engine.builder()
            .clock(clock)
            .seed(1)
            .registries(RegistryDirectory.withHub(InMemoryRegistry.builder()
                    .publish("library/alpine", alpine(), "latest", "3")
                    .publish("library/empty", empty(), "latest")
                    .publish("library/web", web(), "1", "latest")
                    .build()))
            .build();
    private final EngineApi api = new EngineApi(engine, fault -> {
        throw new AssertionError(fault);
    });

    private static PublishedImage alpine() {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder().env("PATH=/bin").cmd("/bin/sh").build(),
                List.of(new HistoryEntry(MADE, "", "", "Imported from -", false)),
                List.of(file("/a", "abc"))));
    }

    private static PublishedImage empty() {
        return PublishedImage.of(() -> new PublishedImage.Definition(MADE, ExecutionConfig.NONE, List.of(), List.of()));
    }

    private static PublishedImage web() {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE.plusSeconds(60),
                ExecutionConfig.builder()
                        .exposedPorts("80/tcp")
                        .labels(Map.of("maintainer", "me <me@x>"))
                        .stopSignal("SIGQUIT")
                        .argsEscaped(true)
                        .volumes("/data")
                        .build(),
                List.of(
                        HistoryEntry.layer(MADE, "COPY a /"),
                        HistoryEntry.layer(MADE.plusSeconds(60), "COPY b /"),
                        HistoryEntry.empty(MADE.plusSeconds(60), "EXPOSE [80/tcp]")),
                List.of(file("/a", "abc"), file("/b", "de"))));
    }

    private static LayerContents file(String path, String text) {
        return LayerContents.builder().modified(MADE).file(path, 0644, text).build();
    }

    String get(String target) {
        return answer(Request.of("GET", target));
    }

    String post(String target) {
        return answer(Request.of("POST", target));
    }

    String delete(String target) {
        return answer(Request.of("DELETE", target));
    }

    String answer(Request request) {
        Response response = api.handle(request);
        return response.status() + " " + text(response.body());
    }

    private static String text(Body body) {
        if (body instanceof Body.Bytes bytes) {
            return new String(bytes.bytes(), StandardCharsets.UTF_8);
        }
        if (body instanceof Body.Stream stream) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                stream.writer().write(out, action -> {});
            } catch (IOException | InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
        return "";
    }

    @Override
    public void close() {
        engine.close();
        clock.close();
    }
}
