package dev.drydock.container.stream;

/**
 * Some bytes of a container's output. The bytes belong to the receiver.
 *
 * @param stream RAW for a terminal, where the two outputs are one
 */
public record Frame(Stream stream, byte[] bytes) {

    /** Where the bytes come from. STDIN, STDOUT and STDERR are 0, 1 and 2 in the header of a multiplexed stream. */
    public enum Stream {
        STDIN,
        STDOUT,
        STDERR,
        RAW
    }
}
