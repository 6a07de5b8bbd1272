package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.ErrnoException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What {@code java.nio.file} throws for an errno. */
final class NioErrors {
    private NioErrors() {}

    static IOException of(ErrnoException failed, Path file) {
        return of(failed, file, null);
    }

    /** @param other the second file of a call that has two */
    static IOException of(ErrnoException failed, Path file, @Nullable Path other) {
        String name = file.toString();
        String second = other == null ? null : other.toString();
        IOException error = switch (failed.errno()) {
            case ENOENT -> new NoSuchFileException(name, second, null);
            case EEXIST -> new FileAlreadyExistsException(name, second, null);
            case EACCES -> new AccessDeniedException(name, second, null);
            case ENOTEMPTY -> new DirectoryNotEmptyException(name);
            case ELOOP -> new FileSystemLoopException(name);
            default -> new FileSystemException(name, second, failed.words());
        };
        error.initCause(failed);
        return error;
    }

    /** A call that may fail with an errno. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T make() throws IOException;
    }

    /** Makes a call about a file, with the exceptions of {@code java.nio.file}. */
    static <T extends @Nullable Object> T translated(Path file, Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (ErrnoException failed) {
            throw of(failed, file);
        }
    }

    /** A call without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static void translate(Path file, Action action) throws IOException {
        try {
            action.run();
        } catch (ErrnoException failed) {
            throw of(failed, file);
        }
    }
}
