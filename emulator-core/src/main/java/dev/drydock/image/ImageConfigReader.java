package dev.drydock.image;

import dev.drydock.filter.DateText;
import dev.drydock.json.JsonDocument;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonScanner;
import dev.drydock.layer.DiffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a configuration's JSON what the engine understands (28.5.2: image.Image); what it does not know it passes over.
 * Fields that nothing here asks for are read too: one of another kind is refused.
 */
final class ImageConfigReader {
    private static final HistoryEntry NO_STEP = new HistoryEntry(null, "", "", "", false);

    private ImageConfigReader() {}

    /** What an image's fields say. */
    private record Read(@Nullable List<String> digests, ImageConfig config) {}

    static ImageConfig read(byte[] json) {
        JsonDocument document;
        try {
            document = new JsonDocument("Image", new JsonScanner(json).onlyValue());
        } catch (JsonException wrong) {
            throw ImageErrors.unreadable(wrong.words());
        }
        Read read = document.slot().object("image.Image", ImageConfigReader::image);
        Optional<String> problem = document.firstProblem();
        if (problem.isPresent()) {
            throw ImageErrors.unreadable(problem.get());
        }
        if (read == null || read.digests() == null) {
            throw ImageErrors.noRootFs();
        }
        return read.config()
                .withLayers(read.digests().stream().map(DiffId::parse).toList());
    }

    private static Read image(JsonFields in) {
        in.text("id");
        in.text("parent", "image.ID");
        in.texts("os.features");
        in.object("container_config", "container.Config", ExecutionConfigReader::read);
        List<String> digests = in.object("rootfs", "image.RootFS", ImageConfigReader::digests);
        List<HistoryEntry> history = in.list("history", "[]v1.History", item -> {
            HistoryEntry step = item.object("v1.History", ImageConfigReader::step);
            return step == null ? NO_STEP : step;
        });
        ImageConfig config = new ImageConfig(
                in.text("architecture"),
                in.text("variant"),
                in.text("os"),
                in.text("os.version"),
                time(in),
                in.text("author"),
                in.text("comment"),
                in.text("container"),
                in.text("docker_version"),
                in.object("config", "container.Config", ExecutionConfigReader::read),
                List.of(),
                history == null ? List.of() : history);
        return new Read(digests, config);
    }

    private static List<String> digests(JsonFields in) {
        in.text("type");
        List<String> digests = in.list("diff_ids", "[]layer.DiffID", item -> item.text("layer.DiffID"));
        return digests == null ? List.of() : digests;
    }

    private static HistoryEntry step(JsonFields in) {
        return new HistoryEntry(
                time(in), in.text("created_by"), in.text("author"), in.text("comment"), in.flag("empty_layer"));
    }

    private static @Nullable Instant time(JsonFields in) {
        return in.parsed("created", "time.Time", text -> {
            try {
                return DateText.parse(DateText.RFC_3339, text);
            } catch (DateText.UnreadableException notATime) {
                throw new JsonException(notATime.words());
            }
        });
    }
}
