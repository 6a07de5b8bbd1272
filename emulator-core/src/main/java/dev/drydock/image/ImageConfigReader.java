package dev.drydock.image;

import dev.drydock.layer.DiffId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads from a configuration's JSON what the engine understands; what it does not know it passes over. */
final class ImageConfigReader {
    private ImageConfigReader() {}

    static ImageConfig read(byte[] json) {
        JsonObject image = JsonObject.parse(json);
        if (!image.has("rootfs")) {
            throw ImageErrors.noRootFs();
        }
        List<DiffId> diffIds = new ArrayList<>();
        List<String> digests = image.object("rootfs").strings("diff_ids");
        if (digests != null) {
            digests.forEach(digest -> diffIds.add(DiffId.parse(digest)));
        }
        List<HistoryEntry> history = new ArrayList<>();
        for (JsonObject entry : image.objects("history")) {
            history.add(new HistoryEntry(
                    time(entry.string("created")),
                    entry.string("created_by"),
                    entry.string("author"),
                    entry.string("comment"),
                    entry.flag("empty_layer")));
        }
        return new ImageConfig(
                image.string("architecture"),
                image.string("variant"),
                image.string("os"),
                image.string("os.version"),
                time(image.string("created")),
                image.string("author"),
                image.string("comment"),
                image.string("container"),
                image.string("docker_version"),
                image.has("config") ? execution(image.object("config")) : null,
                diffIds,
                history);
    }

    private static ExecutionConfig execution(JsonObject config) {
        return new ExecutionConfig(
                config.string("User"),
                keys(config, "ExposedPorts"),
                config.strings("Env"),
                config.strings("Entrypoint"),
                config.strings("Cmd"),
                keys(config, "Volumes"),
                config.string("WorkingDir"),
                labels(config),
                config.string("StopSignal"),
                config.flag("ArgsEscaped"),
                config.has("Healthcheck") ? healthcheck(config.object("Healthcheck")) : null,
                config.strings("OnBuild"),
                config.strings("Shell"));
    }

    private static ImageHealthcheck healthcheck(JsonObject healthcheck) {
        List<String> test = healthcheck.strings("Test");
        return new ImageHealthcheck(
                test == null ? List.of() : test,
                Duration.ofNanos(healthcheck.number("Interval")),
                Duration.ofNanos(healthcheck.number("Timeout")),
                Duration.ofNanos(healthcheck.number("StartPeriod")),
                Duration.ofNanos(healthcheck.number("StartInterval")),
                Math.toIntExact(healthcheck.number("Retries")));
    }

    private static @Nullable SortedSet<String> keys(JsonObject config, String name) {
        return config.has(name) ? new TreeSet<>(config.object(name).names()) : null;
    }

    private static @Nullable SortedMap<String, String> labels(JsonObject config) {
        if (!config.has("Labels")) {
            return null;
        }
        JsonObject labels = config.object("Labels");
        SortedMap<String, String> values = new TreeMap<>();
        for (String name : labels.names()) {
            values.put(name, labels.string(name));
        }
        return values;
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : ImageTime.parse(text);
        } catch (DateTimeException notATime) {
            throw ImageErrors.invalidConfiguration("created is not a time: " + text);
        }
    }
}
