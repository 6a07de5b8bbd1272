package dev.drydock.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.drydock.layer.DiffId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes configurations as BuildKit does: keys of the outermost object sorted, no white space, empty values left out; and as
 * the engine itself does, with whole configurations of containers in them.
 */
final class ImageConfigWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private final @Nullable MadeFrom madeFrom;

    private ImageConfigWriter(JsonGenerator out, @Nullable MadeFrom madeFrom) {
        this.out = out;
        this.madeFrom = madeFrom;
    }

    /**
     * What the engine was told to make an image from.
     *
     * @param config JSON of what the image is to run
     * @param containerConfig JSON of the container's own configuration
     */
    record MadeFrom(String config, String containerConfig) {}

    /** @param madeFrom null for what BuildKit made */
    static byte[] write(ImageConfig config, @Nullable MadeFrom madeFrom) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.setCharacterEscapes(new GoCharacterEscapes());
            new ImageConfigWriter(generator, madeFrom).writeImage(config);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    private void writeImage(ImageConfig image) throws IOException {
        out.writeStartObject();
        out.writeStringField("architecture", image.architecture());
        optional("author", image.author());
        optional("comment", image.comment());
        if (madeFrom != null) {
            out.writeFieldName("config");
            out.writeRawValue(madeFrom.config());
        } else if (image.config() != null) {
            out.writeFieldName("config");
            writeExecution(image.config());
        }
        optional("container", image.container());
        if (madeFrom != null) {
            out.writeFieldName("container_config");
            out.writeRawValue(madeFrom.containerConfig());
        }
        if (image.created() != null) {
            out.writeStringField("created", ImageTime.format(image.created()));
        }
        optional("docker_version", image.dockerVersion());
        writeHistory(image);
        out.writeStringField("os", image.os());
        optional("os.version", image.osVersion());
        out.writeObjectFieldStart("rootfs");
        out.writeStringField("type", "layers");
        if (madeFrom == null || !image.diffIds().isEmpty()) {
            out.writeArrayFieldStart("diff_ids");
            for (DiffId diffId : image.diffIds()) {
                out.writeString(diffId.toString());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        optional("variant", image.variant());
        out.writeEndObject();
    }

    private void writeHistory(ImageConfig image) throws IOException {
        if (image.history().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("history");
        for (HistoryEntry entry : image.history()) {
            out.writeStartObject();
            if (entry.created() != null) {
                out.writeStringField("created", ImageTime.format(entry.created()));
            }
            optional("created_by", entry.createdBy());
            optional("author", entry.author());
            optional("comment", entry.comment());
            if (entry.emptyLayer()) {
                out.writeBooleanField("empty_layer", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeExecution(ExecutionConfig config) throws IOException {
        out.writeStartObject();
        optional("User", config.user());
        keys("ExposedPorts", config.exposedPorts());
        strings("Env", config.env());
        strings("Entrypoint", config.entrypoint());
        strings("Cmd", config.cmd());
        keys("Volumes", config.volumes());
        optional("WorkingDir", config.workingDir());
        if (config.labels() != null && !config.labels().isEmpty()) {
            out.writeObjectFieldStart("Labels");
            for (Map.Entry<String, String> label : config.labels().entrySet()) {
                out.writeStringField(label.getKey(), label.getValue());
            }
            out.writeEndObject();
        }
        optional("StopSignal", config.stopSignal());
        if (config.argsEscaped()) {
            out.writeBooleanField("ArgsEscaped", true);
        }
        writeHealthcheck(config.healthcheck());
        strings("OnBuild", config.onBuild());
        strings("Shell", config.shell());
        out.writeEndObject();
    }

    private void writeHealthcheck(@Nullable ImageHealthcheck healthcheck) throws IOException {
        if (healthcheck == null) {
            return;
        }
        out.writeObjectFieldStart("Healthcheck");
        strings("Test", healthcheck.test());
        nanoseconds("Interval", healthcheck.interval());
        nanoseconds("Timeout", healthcheck.timeout());
        nanoseconds("StartPeriod", healthcheck.startPeriod());
        nanoseconds("StartInterval", healthcheck.startInterval());
        if (healthcheck.retries() != 0) {
            out.writeNumberField("Retries", healthcheck.retries());
        }
        out.writeEndObject();
    }

    private void optional(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    private void nanoseconds(String name, Duration value) throws IOException {
        if (!value.isZero()) {
            out.writeNumberField(name, value.toNanos());
        }
    }

    private void strings(String name, @Nullable Collection<String> values) throws IOException {
        if (values == null || values.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private void keys(String name, @Nullable Collection<String> values) throws IOException {
        if (values == null || values.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(name);
        for (String value : values) {
            out.writeObjectFieldStart(value);
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
