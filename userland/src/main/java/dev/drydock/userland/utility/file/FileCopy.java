package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies one file that is not a directory, and gives copies their mode, owner and times. */
final class FileCopy {
    private static final int PIECE_BYTES = 1 << 16;

    private final Invocation call;
    private final FileContext files;
    private final CopySettings settings;

    FileCopy(Invocation call, CopySettings settings) {
        this.call = call;
        this.files = call.files();
        this.settings = settings;
    }

    /** @param existing the file that is written into; null if there is none */
    boolean copy(String source, String target, FileStatus status, @Nullable FileStatus existing) {
        if (settings.symbolicLinks) {
            boolean relative =
                    !source.startsWith("/") && !FilePaths.parent(target).equals(".");
            if (relative && call.isGnu()) {
                call.complain(CopyWords.NOT_RELATIVE, target);
                return false;
            }
            return symlinked(source, target);
        }
        if (settings.hardLinks) {
            return hardLinked(source, target);
        }
        if (status.isSymlink()) {
            try {
                return symlinked(files.readLink(source), target) && finish(target, status, true);
            } catch (IOException error) {
                call.complain(CopyWords.CANNOT_READ_LINK, source, error);
                return false;
            }
        }
        if (status.isRegular() || settings.contentsOfSpecials) {
            return contents(source, target, status, existing) && finish(target, status, existing == null);
        }
        try {
            FileKind kind = status.kind();
            files.makeNode(target, kind, status.mode() & 0777, status.deviceNumber());
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_CREATE_SPECIAL, target, error);
            return false;
        }
        return finish(target, status, true);
    }

    private boolean symlinked(String link, String target) {
        try {
            files.symlink(link, target);
            return true;
        } catch (IOException error) {
            boolean exists = error instanceof ErrnoException failed && failed.errno() == Errno.EEXIST;
            if (call.isBusyBox() && exists) {
                call.complain(CopyWords.CANNOT_CREATE, target, error);
            } else {
                call.complain(CopyWords.CANNOT_SYMLINK, target, link, error);
            }
            return false;
        }
    }

    private boolean hardLinked(String source, String target) {
        try {
            String existing = settings.links == CopySettings.Links.COPY ? source : files.realPath(source);
            files.link(existing, target);
            return true;
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_LINK, target, source, error);
            return false;
        }
    }

    private boolean contents(String source, String target, FileStatus status, @Nullable FileStatus existing) {
        OpenFile in;
        try {
            in = files.open(source, Set.of(OpenFlag.READ), 0);
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_OPEN, source, error);
            return false;
        }
        try {
            OpenFile out = create(target, status, existing);
            if (out == null) {
                return false;
            }
            try {
                return settings.attributesOnly || cloned(source, target) && move(source, in, target, out);
            } finally {
                out.close();
            }
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_WRITE, target, error);
            return false;
        } finally {
            closeQuietly(in);
        }
    }

    private static void closeQuietly(OpenFile file) {
        try {
            file.close();
        } catch (IOException onlyRead) {
            return;
        }
    }

    /** Null if it could not be opened and that was said. */
    private @Nullable OpenFile create(String target, FileStatus status, @Nullable FileStatus existing)
            throws IOException {
        int mode = status.mode() & 0777;
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        if (call.isGnu()) {
            flags = existing == null
                    ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                    : settings.attributesOnly ? Set.of(OpenFlag.WRITE) : Set.of(OpenFlag.WRITE, OpenFlag.TRUNCATE);
        }
        try {
            return files.open(target, flags, settings.keepsOwner ? mode & 0700 : mode);
        } catch (ErrnoException error) {
            if (existing != null && settings.force && !existing.isDirectory()) {
                return recreate(target, mode);
            }
            if (call.isGnu() && existing == null && error.errno() == Errno.EEXIST) {
                call.complain(CopyWords.NOT_THROUGH_LINK, target);
                return null;
            }
            boolean notDirectory = call.isGnu()
                    && target.endsWith("/")
                    && (error.errno() == Errno.EISDIR || error.errno() == Errno.ENOENT);
            call.complain(
                    CopyWords.CANNOT_CREATE, target, notDirectory ? new ErrnoException(Errno.ENOTDIR, target) : error);
            return null;
        }
    }

    /** With force, a destination that cannot be opened is removed and made anew. */
    private @Nullable OpenFile recreate(String target, int mode) {
        try {
            files.unlink(target);
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_REMOVE, target, error);
            return null;
        }
        try {
            return files.open(target, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), mode);
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_CREATE, target, error);
            return null;
        }
    }

    /** No disk here shares the blocks of two files at anybody's wish. */
    private boolean cloned(String source, String target) {
        if (settings.clones) {
            call.complain(CopyWords.CANNOT_CLONE, target, source, new ErrnoException(Errno.EOPNOTSUPP));
        }
        return !settings.clones;
    }

    private boolean leavesHoles(OpenFile in, OpenFile out) throws IOException {
        FileStatus status = in.status();
        boolean wanted = switch (settings.holes) {
            case AUTO -> call.isGnu() && status.isRegular() && status.allocatedBytes() < status.sizeBytes();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return wanted && out.status().isRegular();
    }

    private boolean move(String source, OpenFile in, String target, OpenFile out) throws IOException {
        SparseWriter writer = new SparseWriter(out, leavesHoles(in, out));
        byte[] piece = new byte[PIECE_BYTES];
        while (true) {
            int count;
            try {
                count = in.read(piece, 0, piece.length);
            } catch (IOException error) {
                call.complain(CopyWords.CANNOT_READ, source, error);
                return false;
            }
            try {
                if (count < 0) {
                    writer.finish();
                    return true;
                }
                writer.write(piece, count);
            } catch (IOException error) {
                call.complain(CopyWords.CANNOT_WRITE, target, error);
                return false;
            }
            call.process().checkpoint();
        }
    }

    /**
     * Gives a copy what is kept of its source.
     *
     * @param fresh whether it was made by this copy
     */
    boolean finish(String target, FileStatus source, boolean fresh) {
        boolean link = source.isSymlink();
        if (settings.keepsTimes) {
            try {
                files.setTimes(target, source.accessed(), source.modified(), !link);
            } catch (IOException error) {
                call.complain(CopyWords.TIMES_NOT_KEPT, target, error);
                return false;
            }
        }
        boolean owned = !settings.keepsOwner || keepOwner(target, source);
        if (link) {
            return true;
        }
        try {
            if (settings.keepsMode) {
                files.changeMode(target, owned ? source.mode() : source.mode() & 01777);
            } else if (fresh && (source.isDirectory() || settings.keepsOwner)) {
                int mask = files.umask(0);
                files.umask(mask);
                files.changeMode(target, source.mode() & 0777 & ~mask);
            }
        } catch (IOException error) {
            call.complain(CopyWords.MODE_NOT_KEPT, target, error);
            return false;
        }
        return true;
    }

    /** Somebody who may not give files away keeps them: that is no error, and BusyBox alone tells it. */
    private boolean keepOwner(String target, FileStatus source) {
        try {
            files.changeOwner(target, source.uid(), source.gid(), false);
            return true;
        } catch (IOException error) {
            if (call.isBusyBox()) {
                call.say(CopyWords.OWNER_NOT_KEPT, target, error);
            } else if (!mayNot(error)) {
                call.complain(CopyWords.OWNER_NOT_KEPT, target, error);
            }
            return false;
        }
    }

    private static boolean mayNot(IOException error) {
        return error instanceof ErrnoException failed
                && (failed.errno() == Errno.EPERM || failed.errno() == Errno.EINVAL);
    }
}
