package dev.drydock.api.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a unix socket of ours. */
record UnixSocketFile(Path path) {

    /**
     * Makes a path free to listen on: a socket file that nobody listens on any more is removed.
     *
     * @throws IOException if somebody listens on it, or if it is no socket
     */
    static UnixSocketFile claim(Path path) throws IOException {
        String name = "unix://" + path;
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("cannot listen on " + name + ": no such directory");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            // A socket is neither of the three kinds that Java names.
            if (!Files.readAttributes(
                            path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                throw new IOException("cannot listen on " + name + ": the file exists and is not a socket");
            }
            if (isAnswered(path)) {
                throw new IOException("cannot listen on " + name + ": another server listens on it");
            }
            Files.delete(path);
        }
        return new UnixSocketFile(path);
    }

    private static boolean isAnswered(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** Lets only the owner connect. */
    void restrict() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            // Nothing more can be done; the next server replaces it.
        }
    }
}
