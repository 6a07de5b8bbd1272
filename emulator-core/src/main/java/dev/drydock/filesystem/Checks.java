package dev.drydock.filesystem;

import java.io.IOException;

/** What a caller must be allowed before a file call goes on; each refusal names the caller's path. */
final class Checks {
    private Checks() {}

    /** A call on the file system below, which knows no path. */
    @FunctionalInterface
    interface FileCall {
        void run() throws IOException;
    }

    static void require(Location file, int wanted, String path, Credentials credentials) throws IOException {
        if (!Access.allowed(file.vnode(), wanted, credentials)) {
            throw new ErrnoException(Errno.EACCES, path);
        }
    }

    static void requireOwner(Location file, String path, Credentials credentials) throws IOException {
        if (!Access.owns(file.vnode(), credentials)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
    }

    static void requireWritableMount(Location file, String path) throws ErrnoException {
        if (file.mount().isReadOnly()) {
            throw new ErrnoException(Errno.EROFS, path);
        }
    }

    /** Gives the caller's path to an error of the file system below. */
    static void named(String path, FileCall call) throws IOException {
        try {
            call.run();
        } catch (ErrnoException failed) {
            throw new ErrnoException(failed.errno(), path);
        }
    }
}
