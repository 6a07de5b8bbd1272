package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes files and trees for {@code rm}, and for {@code mv} what it has copied. */
final class Removal {
    private static final Words CANNOT = Words.of("cannot remove %q: %s", "can't remove '%s': %s");
    private static final Words CANNOT_STAT = Words.of("cannot remove %q: %s", "can't stat '%s': %s");
    private static final Words IS_DIRECTORY = Words.of("cannot remove %q: Is a directory", "'%s' is a directory");
    private static final Words OTHER_DEVICE = Words.of("skipping %q, since it's on a different device");
    private static final Words REMOVED = Words.of("removed %q\n", "removed '%s'\n");
    private static final Words REMOVED_DIRECTORY = Words.of("removed directory %q\n", "removed directory: '%s'\n");

    /** When to ask before something is removed. */
    enum Asking {
        NEVER,
        /** Only for what is protected, and only if standard input is a terminal. */
        PROTECTED,
        ALWAYS
    }

    /**
     * What is asked for.
     *
     * @param ignoreMissing a name that does not exist is no error
     * @param recursive directories are removed with what is in them
     * @param emptyDirectories empty directories are removed
     * @param oneDevice mounts below are left alone
     */
    record Wish(
            Asking asking,
            boolean ignoreMissing,
            boolean recursive,
            boolean emptyDirectories,
            boolean verbose,
            boolean oneDevice) {}

    private final Invocation call;
    private final FileContext files;
    private final Wish wish;

    Removal(Invocation call, Wish wish) {
        this.call = call;
        this.files = call.files();
        this.wish = wish;
    }

    /** Removes a path, or complains. */
    boolean remove(String path) throws IOException {
        return remove(path, null);
    }

    /** @param inDevice of the directory that it is in; null if nobody looked there */
    private boolean remove(String path, @Nullable Long inDevice) throws IOException {
        FileStatus status;
        try {
            status = files.linkStatus(path);
        } catch (ErrnoException hidden) {
            ErrnoException error = call.isGnu() ? refusal(path, hidden) : hidden;
            boolean missing = error.errno() == Errno.ENOENT || (call.isGnu() && error.errno() == Errno.ENOTDIR);
            if (missing && wish.ignoreMissing()) {
                return true;
            }
            call.complain(missing ? CANNOT : CANNOT_STAT, path, error);
            return false;
        }
        return remove(path, status, inDevice == null ? status.device() : inDevice);
    }

    /** GNU's tries to remove what it cannot look at, and says why that fails. */
    private ErrnoException refusal(String path, ErrnoException hidden) throws IOException {
        try {
            files.unlink(path);
            return hidden;
        } catch (ErrnoException refused) {
            return refused;
        }
    }

    private boolean remove(String path, FileStatus status, long device) throws IOException {
        call.process().checkpoint();
        if (!status.isDirectory()) {
            return removeFile(path, status);
        }
        if (wish.oneDevice() && status.device() != device) {
            call.complain(OTHER_DEVICE, path);
            return false;
        }
        if (!wish.recursive()) {
            return removePlainDirectory(path, status);
        }
        return removeTree(path, status, device);
    }

    private boolean removePlainDirectory(String path, FileStatus status) throws IOException {
        if (!wish.emptyDirectories()) {
            call.complain(IS_DIRECTORY, path);
            return false;
        }
        return refused(path, status, "remove") || emptied(path);
    }

    private boolean removeTree(String path, FileStatus status, long device) throws IOException {
        List<DirectoryEntry> names;
        try {
            names = files.list(path);
        } catch (IOException error) {
            if (call.isGnu() && error instanceof ErrnoException errno && errno.errno() == Errno.EACCES) {
                return emptied(path, error);
            }
            if (call.isGnu()) {
                call.complain(CANNOT, path, error);
            } else {
                // BusyBox tells it by its exit status alone.
                call.status(1);
            }
            return false;
        }
        boolean descends = !names.isEmpty() || call.isBusyBox();
        if (descends && refused(path, status, "descend into")) {
            return true;
        }
        boolean all = true;
        for (DirectoryEntry name : names) {
            all &= remove(FilePaths.join(path, name.name()), device);
        }
        boolean asksAgain = call.isGnu() || wish.asking() == Asking.ALWAYS;
        if (asksAgain && refused(path, status, "remove")) {
            return true;
        }
        return all && emptied(path);
    }

    private boolean emptied(String path) {
        return emptied(path, null);
    }

    /** Removes a directory that should be empty by now. */
    private boolean emptied(String path, @Nullable IOException unreadable) {
        try {
            files.removeDirectory(path);
        } catch (IOException error) {
            boolean link = error instanceof ErrnoException errno && errno.errno() == Errno.ENOTDIR;
            if (link && wish.ignoreMissing() && call.isGnu()) {
                return true;
            }
            call.complain(CANNOT, path, unreadable == null ? error : unreadable);
            return false;
        }
        if (wish.verbose()) {
            call.out().text(call.format(REMOVED_DIRECTORY.in(call.flavour()), path));
        }
        return true;
    }

    private boolean removeFile(String path, FileStatus status) throws IOException {
        if (refused(path, status, "remove")) {
            return true;
        }
        try {
            files.unlink(path);
        } catch (IOException error) {
            call.complain(CANNOT, path, error);
            return false;
        }
        if (wish.verbose()) {
            call.out().text(call.format(REMOVED.in(call.flavour()), path));
        }
        return true;
    }

    /** Asks if it is to be asked; true if the answer was no. */
    private boolean refused(String path, FileStatus status, String verb) throws IOException {
        boolean unwritable = !status.isSymlink() && !files.access(path, 2);
        boolean asks = wish.asking() == Asking.ALWAYS
                || (wish.asking() == Asking.PROTECTED
                        && unwritable
                        && call.process().descriptor(0).isTerminal());
        if (!asks) {
            return false;
        }
        String question;
        if (call.isBusyBox()) {
            boolean last = status.isDirectory() && verb.equals("remove");
            String what = verb.equals("remove") ? last ? "remove directory" : "remove" : "descend into directory";
            question = call.name() + ": " + what + " '" + path + "'? ";
        } else {
            String kind = FileKindNames.of(status);
            question = call.format(
                    unwritable ? "%s: %s write-protected %s %q? " : "%s: %s %s %q? ", call.name(), verb, kind, path);
        }
        return !Prompt.confirmed(call, question);
    }
}
