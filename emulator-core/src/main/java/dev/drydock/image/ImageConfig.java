package dev.drydock.image;

import dev.drydock.layer.DiffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an image's configuration says (OCI image spec, config.md, and the engine's own additions). What is identified and
 * kept is the JSON that it was read from; this is the part of it that the engine understands.
 *
 * @param created null if it is not told
 * @param variant empty for none
 * @param osVersion empty for none
 * @param comment of the last step, where an engine wrote it beside the history
 * @param container the id of the container that it was committed from, empty for none
 * @param dockerVersion of the engine that made it, empty if BuildKit did
 * @param config null if the image has none, which is rare and old
 * @param diffIds of the layers, the lowest first
 */
public record ImageConfig(
        String architecture,
        String variant,
        String os,
        String osVersion,
        @Nullable Instant created,
        String author,
        String comment,
        String container,
        String dockerVersion,
        @Nullable ExecutionConfig config,
        List<DiffId> diffIds,
        List<HistoryEntry> history) {

    /** The comment that BuildKit leaves at each step. */
    public static final String BUILDKIT_COMMENT = "buildkit.dockerfile.v0";

    /** What the engine writes into the images that it makes itself: its whole version, with that of its packaging. */
    public static final String ENGINE_VERSION = "28.5.2+dfsg4";

    public ImageConfig {
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
    }

    /** The same with these layers. */
    ImageConfig withLayers(List<DiffId> layers) {
        return new ImageConfig(
                architecture,
                variant,
                os,
                osVersion,
                created,
                author,
                comment,
                container,
                dockerVersion,
                config,
                layers,
                history);
    }

    /**
     * Reads a configuration.
     *
     * @throws dev.drydock.error.EngineException unclassified, if it is not one
     */
    public static ImageConfig parse(byte[] json) {
        return ImageConfigReader.read(json);
    }

    /** A configuration for amd64 Linux, as BuildKit would make it. */
    public static ImageConfig ofBuild(
            Instant created, ExecutionConfig config, List<DiffId> diffIds, List<HistoryEntry> history) {
        return new ImageConfig("amd64", "", "linux", "", created, "", "", "", "", config, diffIds, history);
    }

    /** The same, made by an engine and not by BuildKit. */
    public ImageConfig withDockerVersion(String version) {
        return new ImageConfig(
                architecture,
                variant,
                os,
                osVersion,
                created,
                author,
                comment,
                container,
                version,
                config,
                diffIds,
                history);
    }

    /** Its JSON as BuildKit writes it: the same configuration always gives the same bytes. */
    public byte[] toJson() {
        return ImageConfigWriter.write(this, null);
    }

    /**
     * Its JSON as the engine writes what it commits or imports (28.5.2: image.Image); the configurations are given whole, for
     * they have more fields than an image needs.
     *
     * @param whole JSON of what runs, by {@link WholeConfig}
     * @param ofContainer JSON of the configuration of the container that it was committed from
     */
    public byte[] toJson(String whole, String ofContainer) {
        return ImageConfigWriter.write(this, new ImageConfigWriter.MadeFrom(whole, ofContainer));
    }

    /** What runs, never null. */
    public ExecutionConfig configOrNone() {
        return config == null ? ExecutionConfig.NONE : config;
    }
}
