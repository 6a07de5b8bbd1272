package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code mkdir}: makes directories. */
final class Mkdir {
    static final Command COMMAND = Command.named("mkdir", call -> new Mkdir(call).run())
            .gnu("m,mode= p,parents v,verbose !Z !context?")
            .busybox("m,mode= p,parents v,verbose");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words INVALID_MODE = Words.of("invalid mode %l", "invalid mode '%s'");
    private static final int SEARCH = 1;
    private static final Words CANNOT = Words.of("cannot create directory %l: %s", "can't create directory '%s': %s");
    private static final Words CANNOT_PARENT =
            Words.of("cannot create directory %l: %s", "can't create directory '%s/': %s");
    private static final Words CANNOT_STAT = Words.of("cannot stat %q: %s");
    private static final Words MADE = Words.of("%s: created directory %q\n", "created directory: '%s'\n");
    private static final Words CANNOT_SET = Words.of("cannot set permissions of %q: %s", "%s: %s");

    private final Invocation call;
    private final FileContext files;
    private @Nullable ModeChange mode;
    private boolean parents;
    private boolean verbose;

    private Mkdir(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "m" ->
                    mode = ModeChange.parse(option.argument())
                            .orElseThrow(() -> call.fail(INVALID_MODE, option.argument()));
                case "p" -> parents = true;
                default -> verbose = true;
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String operand : call.operands()) {
            make(operand);
        }
        return call.exit();
    }

    private void make(String path) {
        String part = path;
        try {
            if (parents) {
                for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    if (path.charAt(slash - 1) != '/' && !isOnlySlashes(path, slash)) {
                        part = path.substring(0, slash);
                        makeParent(part);
                    }
                }
            }
            part = path;
            makeLast(path);
        } catch (IOException error) {
            call.complain(part.equals(path) ? CANNOT : CANNOT_PARENT, part, error);
        }
    }

    private static boolean isOnlySlashes(String path, int from) {
        return path.substring(from).chars().allMatch(c -> c == '/');
    }

    /** A directory above the last: the user can write and search it whatever the umask says (POSIX). */
    private void makeParent(String path) throws IOException {
        if (isDirectory(path)) {
            if (call.isGnu() && !files.access(path, SEARCH)) {
                throw new ErrnoException(Errno.EACCES, path);
            }
            return;
        }
        int mask = files.umask(0);
        files.umask(mask & ~0300);
        try {
            files.makeDirectory(path, 0777);
            tell(path);
        } catch (ErrnoException error) {
            boolean taken = error.errno() == Errno.EEXIST && !isDirectory(path);
            requireDirectory(path, taken ? seen(path + "/", new ErrnoException(inTheWay(path), path)) : error);
        } finally {
            files.umask(mask);
        }
    }

    private void makeLast(String path) throws IOException {
        ModeChange change = mode;
        int mask = files.umask(0);
        files.umask(mask);
        int wanted = change == null ? 0777 : change.apply(0777, true, mask) & 0777;
        if (change != null) {
            files.umask(0);
        }
        try {
            files.makeDirectory(path, wanted);
        } catch (ErrnoException error) {
            if (!parents) {
                throw error;
            }
            if (call.isGnu() && error.errno() == Errno.EEXIST && inTheWay(path) == Errno.ELOOP) {
                call.complain(CANNOT_STAT, path, new ErrnoException(Errno.ELOOP, path));
                return;
            }
            requireDirectory(path, error.errno() == Errno.EEXIST ? seen(path, error) : error);
            return;
        } finally {
            files.umask(mask);
        }
        tell(path);
        if (change != null) {
            setMode(path, change.apply(0777, true, mask));
        }
    }

    private void setMode(String path, int wanted) {
        try {
            if ((wanted & 07000) != 0) {
                files.changeMode(path, wanted);
            }
        } catch (IOException error) {
            call.complain(CANNOT_SET, path, error);
        }
    }

    private void tell(String path) {
        if (verbose) {
            call.out()
                    .text(
                            call.isGnu()
                                    ? call.format(MADE.gnu(), call.name(), path)
                                    : call.format(MADE.busybox(), path));
        }
    }

    /** What GNU's says of something that is there and is no directory. */
    private Errno inTheWay(String path) throws IOException {
        try {
            files.status(path);
            return Errno.ENOTDIR;
        } catch (ErrnoException hidden) {
            return hidden.errno() == Errno.ENOENT ? Errno.EEXIST : hidden.errno();
        }
    }

    private boolean isDirectory(String path) {
        try {
            return files.status(path).isDirectory();
        } catch (IOException none) {
            return false;
        }
    }

    /** BusyBox looks what is in the way, and tells what keeps it from seeing that. */
    private ErrnoException seen(String path, ErrnoException error) throws IOException {
        if (call.isBusyBox()) {
            try {
                files.status(path);
            } catch (ErrnoException hidden) {
                return hidden;
            }
        }
        return error;
    }

    private void requireDirectory(String path, ErrnoException error) throws ErrnoException {
        if ((error.errno() != Errno.EEXIST && error.errno() != Errno.EROFS) || !isDirectory(path)) {
            throw error;
        }
    }
}
