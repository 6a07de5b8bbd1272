package dev.drydock.registry.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.drydock.digest.Digest;
import dev.drydock.image.GoCharacterEscapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A JSON text of an archive, or a part of one. */
@FunctionalInterface
interface ArchiveText {
    JsonFactory JSON = new JsonFactory();

    void writeTo(JsonGenerator out) throws IOException;

    /** Its bytes as Go would write them. */
    static byte[] bytes(ArchiveText text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.setCharacterEscapes(new GoCharacterEscapes());
            text.writeTo(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** The same, with the end of a line. */
    static byte[] line(ArchiveText text) {
        byte[] bytes = bytes(text);
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        return line;
    }

    /** What a descriptor of OCI begins with. */
    static void descriptor(JsonGenerator out, String mediaType, Digest digest, long sizeBytes) throws IOException {
        out.writeStringField("mediaType", mediaType);
        out.writeStringField("digest", digest.toString());
        out.writeNumberField("size", sizeBytes);
    }
}
