package dev.drydock.container.stream;

import java.nio.charset.StandardCharsets;

/** Some bytes of a container's output. The bytes belong to the receiver. */
public final class Frame {

    /** Where the bytes come from. STDIN, STDOUT and STDERR are 0, 1 and 2 in the header of a multiplexed stream. */
    public enum Stream {
        STDIN,
        STDOUT,
        STDERR,
        /** A terminal's output, where the two are one. */
        RAW
    }

    private final Stream stream;
    private final byte[] bytes;

    /** @param bytes not copied: the giver keeps no hold of them */
    public Frame(Stream stream, byte[] bytes) {
        this.stream = stream;
        this.bytes = bytes;
    }

    public Stream stream() {
        return stream;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return stream + " " + text();
    }
}
