package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code install}: copies files, or makes directories, with a mode and an owner. */
final class Install {
    static final Command COMMAND = Command.named("install", call -> new Install(call).run())
            .gnu("!backup? !b c C,compare d,directory D g,group= m,mode= o,owner= p,preserve-timestamps !s,strip"
                    + " !strip-program= !S,suffix= t,target-directory= T,no-target-directory v,verbose"
                    + " !preserve-context !Z context?")
            .busybox("c v d,directory D !s,strip p,preserve-timestamps g,group= m,mode= o,owner= t,target-directory=");
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words BAD_MODE = Words.of("invalid mode %l", "invalid mode '%s'");
    private static final Words BAD_USER = Words.of("invalid user %l", "unknown user %s");
    private static final Words BAD_GROUP = Words.of("invalid group %l", "unknown group %s");
    private static final Words OMITTED = Words.of("omitting directory %q", "omitting directory '%s'");
    private static final Words CANNOT_STAT = Words.of("cannot stat %q: %s", "can't stat '%s': %s");
    private static final Words CANNOT_MAKE = Words.of("cannot create regular file %q: %s", "can't create '%s': %s");
    private static final Words CANNOT_MAKE_DIRECTORY =
            Words.of("cannot create directory %q: %s", "can't create directory '%s': %s");
    private static final Words CANNOT_OWN =
            Words.of("cannot change ownership of %q: %s", "can't change ownership of %s: %s");
    private static final Words OVER_DIRECTORY = Words.of("cannot overwrite directory %q with non-directory", "");
    private static final Words SAME = Words.of("%q and %q are the same file", "'%s' and '%s' are the same file");
    private static final int MODE = 0755;

    private final Invocation call;
    private final FileContext files;
    private int mode = MODE;
    private int uid = -1;
    private int gid = -1;
    private boolean verbose;
    private boolean keepsTimes;
    private boolean compares;
    private @Nullable String directory;

    private Install(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() throws IOException {
        boolean directories = false;
        boolean makesParents = false;
        boolean plain = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "C" -> compares = true;
                case "d" -> directories = true;
                case "D" -> makesParents = true;
                case "g" -> gid = group(option.argument());
                case "m" ->
                    mode = ModeChange.parse(option.argument())
                            .map(change -> change.apply(0, false, 0))
                            .orElseGet(() -> modeOfNonsense(option.argument()));
                case "o" -> uid = user(option.argument());
                case "p" -> keepsTimes = true;
                case "t" -> directory = option.argument();
                case "T" -> plain = true;
                case "v" -> verbose = true;
                default -> {}
            }
        }
        if (directories) {
            if (call.operands().isEmpty()) {
                throw call.usage(MISSING);
            }
            call.operands().forEach(this::makeDirectory);
            return call.exit();
        }
        String given = directory;
        if (makesParents) {
            makeParents(
                    given == null && !call.operands().isEmpty()
                            ? FilePaths.parent(
                                    call.operands().get(call.operands().size() - 1))
                            : given);
        }
        for (Destination.Pair pair : pairs(given, plain)) {
            copy(pair.source(), pair.target());
        }
        return call.exit();
    }

    /** BusyBox takes a mode that it does not understand for all bits. */
    private int modeOfNonsense(String text) {
        if (call.isGnu()) {
            throw call.fail(BAD_MODE, text);
        }
        return 07777;
    }

    private List<Destination.Pair> pairs(@Nullable String given, boolean plain) {
        List<String> operands = call.operands();
        if (call.isBusyBox() && given == null && operands.size() > 2) {
            String last = operands.get(operands.size() - 1);
            if (!isDirectory(last)) {
                return operands.subList(0, operands.size() - 1).stream()
                        .map(source -> new Destination.Pair(source, last))
                        .toList();
            }
        }
        return Destination.pairs(call, operands, new Destination.Form(given, plain, false));
    }

    private boolean isDirectory(String path) {
        try {
            return files.status(path).isDirectory();
        } catch (IOException none) {
            return false;
        }
    }

    private int user(String text) {
        return Accounts.read(files).user(text).map(User::uid).orElseGet(() -> number(text, BAD_USER));
    }

    private int group(String text) {
        return Accounts.read(files).group(text).map(Group::gid).orElseGet(() -> number(text, BAD_GROUP));
    }

    private int number(String text, Words otherwise) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(otherwise, text);
        }
        return Integer.parseInt(text);
    }

    private void makeParents(@Nullable String path) {
        if (path == null || path.isEmpty() || files.exists(path)) {
            return;
        }
        makeParents(path.contains("/") ? FilePaths.parent(path) : null);
        try {
            files.makeDirectory(path, MODE);
            tellDirectory(path);
        } catch (IOException error) {
            call.complain(CANNOT_MAKE_DIRECTORY, path, error);
        }
    }

    private void tellDirectory(String path) {
        if (verbose && call.isGnu()) {
            call.out().text(call.format("%s: creating directory %q\n", call.name(), path));
        }
    }

    private void makeDirectory(String path) {
        String parent = path.contains("/") ? FilePaths.parent(path) : null;
        makeParents(parent);
        try {
            if (!files.exists(path)) {
                files.makeDirectory(path, MODE);
                tellDirectory(path);
            } else if (!files.status(path).isDirectory()) {
                files.makeDirectory(path, MODE);
            }
            own(path);
            files.changeMode(path, mode);
        } catch (IOException error) {
            call.complain(CANNOT_MAKE_DIRECTORY, path, error);
        }
    }

    private void own(String path) {
        if (uid >= 0 || gid >= 0) {
            try {
                files.changeOwner(path, uid, gid, true);
            } catch (IOException error) {
                call.complain(CANNOT_OWN, path, error);
            }
        }
    }

    private void copy(String source, String target) {
        FileStatus status;
        try {
            status = files.status(source);
        } catch (IOException error) {
            call.complain(CANNOT_STAT, source, error);
            return;
        }
        if (status.isDirectory()) {
            call.complain(OMITTED, source);
            return;
        }
        try {
            byte[] contents = files.readAll(source);
            if (files.exists(target)) {
                FileStatus old = files.status(target);
                if (old.isDirectory() && call.isGnu()) {
                    call.complain(OVER_DIRECTORY, target);
                    return;
                }
                if (old.inode() == status.inode() && old.device() == status.device()) {
                    call.complain(SAME, source, target);
                    return;
                }
                if (compares && old.mode() == mode && Arrays.equals(files.readAll(target), contents)) {
                    return;
                }
                files.unlink(target);
            }
            files.writeAll(target, contents);
            if (verbose) {
                call.out().text(call.format("%q -> %q\n", source, target));
            }
            own(target);
            files.changeMode(target, mode);
            if (keepsTimes) {
                files.setTimes(target, status.accessed(), status.modified(), true);
            }
        } catch (IOException error) {
            call.complain(CANNOT_MAKE, target, error);
        }
    }
}
