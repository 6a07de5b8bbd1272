package dev.drydock.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A unix socket.
 *
 * @param path absolute
 */
record UnixAddress(Path path) implements ListenAddress {

    static final String SCHEME = "unix://";

    /** What {@code sun_path} holds on Linux: 108 bytes, the last of them zero. */
    private static final int LONGEST_PATH_BYTES = 107;

    static UnixAddress parse(String text) throws WrongUseException {
        String path = text.substring(SCHEME.length());
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new WrongUseException("expected unix:///absolute/path, not '" + text + "'");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
            throw new WrongUseException(
                    "the path of a unix socket has at most " + LONGEST_PATH_BYTES + " bytes, '" + path + "' has more");
        }
        try {
            return new UnixAddress(Path.of(path));
        } catch (InvalidPathException invalid) {
            throw new WrongUseException("'" + path + "' is no path: " + invalid.getReason());
        }
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public String toString() {
        return SCHEME + path;
    }
}
