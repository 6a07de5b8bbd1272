package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies and moves a file within one file system, as {@code Files.copy} and {@code Files.move} want it. */
final class FileTransfer {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ContextPath source;
    private final ContextPath target;
    private final Set<CopyOption> options;
    private final FileContext context;

    private FileTransfer(ContextPath source, ContextPath target, Set<CopyOption> options) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.context = source.getFileSystem().context();
    }

    static void copy(ContextPath source, ContextPath target, Set<CopyOption> options) throws IOException {
        if (options.contains(StandardCopyOption.ATOMIC_MOVE)) {
            throw new UnsupportedOperationException("a copy is not atomic");
        }
        FileTransfer transfer = new FileTransfer(source, target, options);
        boolean follow = !options.contains(LinkOption.NOFOLLOW_LINKS);
        transfer.translated(() -> transfer.copy(follow, options.contains(StandardCopyOption.COPY_ATTRIBUTES)));
    }

    static void move(ContextPath source, ContextPath target, Set<CopyOption> options) throws IOException {
        if (options.contains(StandardCopyOption.COPY_ATTRIBUTES)) {
            throw new UnsupportedOperationException("a move takes attributes along");
        }
        FileTransfer transfer = new FileTransfer(source, target, options);
        transfer.translated(transfer::move);
    }

    private void translated(NioErrors.Action action) throws IOException {
        try {
            action.run();
        } catch (ErrnoException failed) {
            throw NioErrors.of(failed, source, target);
        }
    }

    private void move() throws IOException {
        FileStatus moved = context.linkStatus(source.text());
        if (!options.contains(StandardCopyOption.ATOMIC_MOVE) && !makeRoom(moved)) {
            return;
        }
        try {
            context.rename(source.text(), target.text());
        } catch (ErrnoException failed) {
            if (failed.errno() != Errno.EXDEV) {
                throw failed;
            }
            moveAcross(moved);
        }
    }

    /** Another mount, or a directory of an image, which an overlay does not rename. */
    private void moveAcross(FileStatus moved) throws IOException {
        if (options.contains(StandardCopyOption.ATOMIC_MOVE)) {
            String words = Errno.EXDEV.words();
            throw new AtomicMoveNotSupportedException(source.toString(), target.toString(), words);
        }
        if (moved.isDirectory() && !context.list(source.text()).isEmpty()) {
            throw new DirectoryNotEmptyException(source.toString());
        }
        copyTo(moved, true);
        remove(source, moved);
    }

    private void copy(boolean follow, boolean attributes) throws IOException {
        FileStatus copied = follow ? context.status(source.text()) : context.linkStatus(source.text());
        if (makeRoom(copied)) {
            copyTo(copied, attributes);
        }
    }

    /**
     * Removes what is at the target if that is wanted.
     *
     * @return false if both are the same file already
     */
    private boolean makeRoom(FileStatus from) throws IOException {
        FileStatus existing = existing();
        if (existing == null) {
            return true;
        }
        if (existing.sameFile(from)) {
            return false;
        }
        if (!options.contains(StandardCopyOption.REPLACE_EXISTING)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        NioErrors.translate(target, () -> remove(target, existing));
        return true;
    }

    private @Nullable FileStatus existing() throws IOException {
        try {
            return context.linkStatus(target.text());
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ENOENT) {
                return null;
            }
            throw failed;
        }
    }

    private void remove(ContextPath path, FileStatus status) throws IOException {
        if (status.isDirectory()) {
            context.removeDirectory(path.text());
        } else {
            context.unlink(path.text());
        }
    }

    private void copyTo(FileStatus copied, boolean attributes) throws IOException {
        String to = target.text();
        switch (copied.kind()) {
            case REGULAR -> copyContents(copied.mode());
            case DIRECTORY -> context.makeDirectory(to, copied.mode());
            case SYMLINK -> context.symlink(context.readLink(source.text()), to);
            case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, SOCKET ->
                context.makeNode(to, copied.kind(), copied.mode(), copied.deviceNumber());
        }
        if (attributes) {
            copyAttributes(copied);
        }
    }

    private void copyContents(int mode) throws IOException {
        OpenFile in = context.open(source.text(), Set.of(OpenFlag.READ), 0);
        try {
            OpenFile out =
                    context.open(target.text(), Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), mode);
            try {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int count = in.read(buffer, 0, buffer.length);
                        count > 0;
                        count = in.read(buffer, 0, buffer.length)) {
                    for (int written = 0; written < count; ) {
                        written += out.write(buffer, written, count - written);
                    }
                }
            } finally {
                out.close();
            }
        } finally {
            in.close();
        }
    }

    /** Owners as far as the caller may give files away. */
    private void copyAttributes(FileStatus copied) throws IOException {
        if (context.credentials().has(Capability.CHOWN)) {
            context.changeOwner(target.text(), copied.uid(), copied.gid(), false);
        }
        if (!copied.isSymlink()) {
            context.changeMode(target.text(), copied.mode());
        }
        context.setTimes(target.text(), copied.accessed(), copied.modified(), false);
    }
}
