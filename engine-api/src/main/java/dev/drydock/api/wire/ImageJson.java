package dev.drydock.api.wire;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.HistoryItem;
import dev.drydock.image.ImageConfig;
import dev.drydock.image.ImageDetails;
import dev.drydock.image.ImageHealthcheck;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageSummary;
import dev.drydock.image.Removal;
import dev.drydock.image.WholeConfig;
import dev.drydock.layer.DiffId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What lists, inspect, history and remove show of images. */
public final class ImageJson {
    private static final String NO_TAG = "<none>:<none>";
    private static final String NO_DIGEST = "<none>@<none>";

    private ImageJson() {}

    /**
     * What a version of the API shows of an image.
     *
     * @param virtualSize whether the size is told twice
     * @param missing what stands for names that an image has not
     * @param containerCount whether containers are counted
     * @param legacyConfig whether the configuration has the fields of a container's
     * @param containerConfig whether there is a configuration of the container that the image was committed from
     * @param emptyFields whether what an image has not is told as empty or null, not left out
     */
    public record Form(
            boolean virtualSize,
            Missing missing,
            boolean containerCount,
            boolean legacyConfig,
            boolean containerConfig,
            boolean emptyFields) {}

    /** What stands for names that an image has not. */
    public enum Missing {
        /** An image without any name has one that says so; who has only tags or only digests has null for the others. */
        CALLED_NONE,
        EMPTY_LIST,
        NULL
    }

    /** {@code image.Summary}. */
    public static void writeSummary(JsonWriter out, ImageSummary summary, Form form) {
        ImageConfig config = summary.image().config();
        Instant created = config.created();
        Long shared = summary.sharedSizeBytes();
        List<String> digests = summary.repoDigests();
        List<String> tags = summary.repoTags();
        boolean noName = digests.isEmpty() && tags.isEmpty();
        out.number("Containers", form.containerCount() ? summary.containers() : -1)
                .number("Created", created == null ? 0 : created.getEpochSecond())
                .text("Id", summary.image().id().toString())
                .textsByName("Labels", config.configOrNone().labels())
                .text("ParentId", text(summary.image().parent()))
                .texts("RepoDigests", names(digests, form.missing(), noName, NO_DIGEST))
                .texts("RepoTags", names(tags, form.missing(), noName, NO_TAG))
                .number("SharedSize", shared == null ? -1 : shared)
                .number("Size", summary.image().sizeBytes());
        if (form.virtualSize()) {
            out.optionalNumber("VirtualSize", summary.image().sizeBytes());
        }
    }

    private static @Nullable List<String> names(List<String> names, Missing missing, boolean noName, String none) {
        if (missing == Missing.CALLED_NONE && noName) {
            return List.of(none);
        }
        return names.isEmpty() && missing != Missing.EMPTY_LIST ? null : names;
    }

    private static String text(@Nullable ImageId id) {
        return id == null ? "" : id.toString();
    }

    /**
     * Where the layers are, as inspect shows it.
     *
     * @param directories null for an image without layers
     */
    public record GraphDriver(String name, @Nullable SortedMap<String, String> directories) {}

    /** {@code image.InspectResponse}. */
    public static void writeDetails(JsonWriter out, ImageDetails details, GraphDriver driver, Form form) {
        ImageConfig config = details.image().config();
        long size = details.image().sizeBytes();
        out.text("Id", details.image().id().toString())
                .texts("RepoTags", details.repoTags())
                .texts("RepoDigests", details.repoDigests());
        text(out, "Parent", text(details.image().parent()), form);
        text(out, "Comment", comment(config), form);
        if (config.created() != null) {
            out.time("Created", config.created());
        }
        if (form.containerConfig()) {
            out.optionalText("Container", config.container())
                    .json(
                            "ContainerConfig",
                            WholeConfig.ofContainer(details.image().image()));
        }
        text(out, "DockerVersion", config.dockerVersion(), form);
        text(out, "Author", config.author(), form);
        out.text("Architecture", config.architecture())
                .optionalText("Variant", config.variant())
                .text("Os", config.os().isEmpty() ? "linux" : config.os())
                .optionalText("OsVersion", config.osVersion())
                .number("Size", size);
        if (form.virtualSize()) {
            out.optionalNumber("VirtualSize", size);
        }
        out.object(
                        "GraphDriver",
                        fields ->
                                fields.textsByName("Data", driver.directories()).text("Name", driver.name()))
                .object(
                        "RootFS",
                        fields -> fields.text("Type", "layers")
                                .optionalTexts(
                                        "Layers",
                                        config.diffIds().stream()
                                                .map(DiffId::toString)
                                                .toList()))
                .object(
                        "Metadata",
                        fields -> fields.time("LastTagTime", details.image().lastTagged()))
                .object("Config", fields -> writeConfig(fields, config.configOrNone(), form));
    }

    /** The comment of the last step stands for that of an image without one. */
    private static String comment(ImageConfig config) {
        List<HistoryEntry> history = config.history();
        boolean own = !config.comment().isEmpty() || history.isEmpty();
        return own ? config.comment() : history.get(history.size() - 1).comment();
    }

    /** By name, as Go writes maps. What is empty counts as not given. */
    private static void writeConfig(JsonWriter out, ExecutionConfig config, Form form) {
        boolean legacy = form.legacyConfig();
        out.optionalFlag("ArgsEscaped", config.argsEscaped());
        if (legacy) {
            out.flag("AttachStderr", false).flag("AttachStdin", false).flag("AttachStdout", false);
        }
        texts(out, "Cmd", config.cmd(), form);
        if (legacy) {
            out.text("Domainname", "");
        }
        texts(out, "Entrypoint", config.entrypoint(), form);
        texts(out, "Env", config.env(), form);
        out.optionalNames("ExposedPorts", config.exposedPorts())
                .optionalObject("Healthcheck", config.healthcheck(), ImageJson::writeHealthcheck);
        if (legacy) {
            out.text("Hostname", "").text("Image", "");
        }
        SortedMap<String, String> labels = config.labels();
        if (form.emptyFields()) {
            out.textsByName("Labels", labels == null || labels.isEmpty() ? null : labels);
        } else {
            out.optionalTextsByName("Labels", labels);
        }
        texts(out, "OnBuild", config.onBuild(), form);
        if (legacy) {
            out.flag("OpenStdin", false);
        }
        out.optionalTexts("Shell", config.shell());
        if (legacy) {
            out.flag("StdinOnce", false);
        }
        out.optionalText("StopSignal", config.stopSignal());
        if (legacy) {
            out.flag("Tty", false);
        }
        SortedSet<String> volumes = config.volumes();
        text(out, "User", config.user(), form);
        if (form.emptyFields()) {
            out.names("Volumes", volumes == null || volumes.isEmpty() ? null : volumes);
        } else {
            out.optionalNames("Volumes", volumes);
        }
        text(out, "WorkingDir", config.workingDir(), form);
    }

    private static void text(JsonWriter out, String name, String value, Form form) {
        if (form.emptyFields()) {
            out.text(name, value);
        } else {
            out.optionalText(name, value);
        }
    }

    private static void texts(JsonWriter out, String name, @Nullable List<String> values, Form form) {
        if (form.emptyFields()) {
            out.texts(name, values == null || values.isEmpty() ? null : values);
        } else {
            out.optionalTexts(name, values);
        }
    }

    private static void writeHealthcheck(JsonWriter out, ImageHealthcheck check) {
        out.optionalNumber("Interval", check.interval().toNanos())
                .optionalNumber("Retries", check.retries())
                .optionalNumber("StartInterval", check.startInterval().toNanos())
                .optionalNumber("StartPeriod", check.startPeriod().toNanos())
                .optionalTexts("Test", check.test())
                .optionalNumber("Timeout", check.timeout().toNanos());
    }

    /** {@code image.HistoryResponseItem}. */
    public static void writeHistory(JsonWriter out, HistoryItem item) {
        Instant created = item.step().created();
        out.text("Comment", item.step().comment())
                .number("Created", created == null ? 0 : created.getEpochSecond())
                .text("CreatedBy", item.step().createdBy())
                .text("Id", item.id())
                .number("Size", item.sizeBytes())
                .texts("Tags", item.tags());
    }

    /** {@code image.DeleteResponse}. */
    public static void writeRemoval(JsonWriter out, Removal removal) {
        out.text(removal.kind() == Removal.Kind.DELETED ? "Deleted" : "Untagged", removal.name());
    }
}
