package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the host's refusals are called by Linux. */
final class HostErrors {
    private static final Map<String, Errno> BY_WORDS =
            Stream.of(Errno.values()).collect(Collectors.toUnmodifiableMap(Errno::words, Function.identity()));

    private HostErrors() {}

    /** A call of the host. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T make() throws IOException;
    }

    /** A call of the host without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static <T extends @Nullable Object> T translated(Call<T> call) throws ErrnoException {
        try {
            return call.make();
        } catch (ErrnoException ours) {
            throw ours;
        } catch (IOException refused) {
            throw caused(errno(refused), refused);
        } catch (ReadOnlyFileSystemException refused) {
            throw caused(Errno.EROFS, refused);
        } catch (InvalidPathException refused) {
            throw caused(Errno.EINVAL, refused);
        } catch (UnsupportedOperationException refused) {
            throw caused(Errno.EPERM, refused);
        }
    }

    static void translate(Action action) throws ErrnoException {
        translated(() -> {
            action.run();
            return true;
        });
    }

    private static ErrnoException caused(Errno errno, Exception cause) {
        ErrnoException failed = new ErrnoException(errno);
        failed.initCause(cause);
        return failed;
    }

    private static Errno errno(IOException refused) {
        if (refused instanceof NoSuchFileException) {
            return Errno.ENOENT;
        }
        if (refused instanceof FileAlreadyExistsException) {
            return Errno.EEXIST;
        }
        if (refused instanceof AccessDeniedException) {
            return Errno.EACCES;
        }
        if (refused instanceof DirectoryNotEmptyException) {
            return Errno.ENOTEMPTY;
        }
        if (refused instanceof NotDirectoryException) {
            return Errno.ENOTDIR;
        }
        if (refused instanceof NotLinkException) {
            return Errno.EINVAL;
        }
        if (refused instanceof FileSystemLoopException) {
            return Errno.ELOOP;
        }
        if (refused instanceof AtomicMoveNotSupportedException) {
            return Errno.EXDEV;
        }
        String words = refused instanceof FileSystemException named ? named.getReason() : refused.getMessage();
        // The JDK gives strerror's text where it has no exception of its own.
        return BY_WORDS.getOrDefault(String.valueOf(words), Errno.EIO);
    }
}
