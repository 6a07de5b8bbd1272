package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ln}: makes hard and symbolic links. */
final class Ln {
    static final Command COMMAND = Command.named("ln", call -> new Ln(call).run())
            .gnu("!b,backup? d,directory F f,force i,interactive L,logical n,no-dereference P,physical r,relative"
                    + " s,symbolic !S,suffix= t,target-directory= T,no-target-directory v,verbose")
            .busybox("s f n !b !S= v T");
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words MISSING_DESTINATION = Words.of("missing destination file operand after %q", "");
    private static final Words EXTRA = Words.of("extra operand %q", "");
    private static final Words NOT_DIRECTORY = Words.of("target %q: Not a directory", "%s: Not a directory");
    private static final Words NO_TARGET = Words.of("target %q: %s", "%s: %s");
    private static final Words NO_DIRECTORY_T = Words.of("failed to access %q: %s", "%s: %s");
    private static final Words IS_DIRECTORY = Words.of("", "'%s' is a directory");
    private static final Words CANNOT_SYMLINK = Words.of("failed to create symbolic link %q: %s", "%s: %s");
    private static final Words CANNOT_SYMLINK_TO = Words.of("failed to create symbolic link %q -> %q: %s");
    private static final Words CANNOT_LINK = Words.of("failed to create hard link %q: %s", "%s: %s");
    private static final Words CANNOT_LINK_TO = Words.of("failed to create hard link %q => %q: %s");
    private static final Words CANNOT_ACCESS = Words.of("failed to access %q: %s", "%s: %s");
    private static final Words DIRECTORY = Words.of("%n: hard link not allowed for directory");
    private static final Words SAME = Words.of("%q and %q are the same file");
    private static final Words OVER_DIRECTORY = Words.of("%n: cannot overwrite directory");
    private static final Words RELATIVE_SYMLINKS = Words.of("cannot do --relative without --symbolic");

    private final Invocation call;
    private final FileContext files;
    private boolean symbolic;
    private boolean force;
    private boolean asks;
    private boolean keepsLinks;
    private boolean plain;
    private boolean logical;
    private boolean relative;
    private boolean verbose;
    private @Nullable String directory;

    private Ln(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        if (relative && !symbolic) {
            throw call.fail(RELATIVE_SYMLINKS);
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        String into = directory;
        if (plain && into == null) {
            if (operands.size() < 2) {
                throw call.usage(MISSING_DESTINATION, operands.get(0));
            }
            if (operands.size() > 2) {
                throw call.usage(EXTRA, operands.get(2));
            }
            if (call.isBusyBox() && isDirectory(operands.get(1))) {
                throw call.fail(IS_DIRECTORY, operands.get(1));
            }
            link(operands.get(0), operands.get(1));
            return call.exit();
        }
        if (into != null) {
            requireDirectory(into, NO_DIRECTORY_T);
            operands.forEach(target -> linkInto(target, into));
            return call.exit();
        }
        String last = operands.get(operands.size() - 1);
        if (operands.size() == 1) {
            link(last, (call.isGnu() ? "./" : "") + FilePaths.last(last));
        } else if (isDirectory(last)) {
            operands.subList(0, operands.size() - 1).forEach(target -> linkInto(target, last));
        } else if (operands.size() == 2) {
            link(operands.get(0), last);
        } else {
            requireDirectory(last, NO_TARGET);
            throw call.fail(NOT_DIRECTORY, last);
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "s" -> symbolic = true;
            case "f" -> {
                force = true;
                asks = false;
            }
            case "i" -> {
                asks = true;
                force = false;
            }
            case "n" -> keepsLinks = true;
            case "T" -> plain = true;
            case "L" -> logical = true;
            case "P" -> logical = false;
            case "r" -> relative = true;
            case "v" -> verbose = true;
            case "t" -> directory = option.argument();
            default -> {}
        }
    }

    private boolean isDirectory(String path) {
        try {
            FileStatus status = keepsLinks ? files.linkStatus(path) : files.status(path);
            return status.isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private void requireDirectory(String path, Words words) {
        try {
            if (!files.status(path).isDirectory()) {
                throw call.fail(words, path, new ErrnoException(Errno.ENOTDIR, path));
            }
        } catch (IOException error) {
            throw call.fail(words, path, error);
        }
    }

    private void linkInto(String target, String into) {
        String name = FilePaths.last(target);
        if (symbolic && name.equals("/") && call.isGnu()) {
            String shown = FilePaths.join(into, "");
            call.complain(CANNOT_SYMLINK, shown, new ErrnoException(Errno.ENOENT, shown));
            return;
        }
        link(target, FilePaths.join(into, name.equals("/") ? "" : name));
    }

    private void link(String target, String name) {
        try {
            linkOrFail(target, name);
        } catch (IOException error) {
            if (call.isBusyBox()) {
                call.complain(CANNOT_LINK, name, error);
            } else if (symbolic) {
                boolean both = error instanceof ErrnoException errno
                        && (errno.errno() == Errno.ENAMETOOLONG || target.isEmpty());
                call.complain(
                        both ? CANNOT_SYMLINK_TO : CANNOT_SYMLINK,
                        both ? new Object[] {name, target, error} : new Object[] {name, error});
            } else {
                boolean alone = error instanceof ErrnoException errno
                        && (errno.errno() == Errno.EEXIST
                                || errno.errno() == Errno.ENOSPC
                                || errno.errno() == Errno.EROFS);
                call.complain(
                        alone ? CANNOT_LINK : CANNOT_LINK_TO,
                        alone ? new Object[] {name, error} : new Object[] {name, target, error});
            }
        }
    }

    private void linkOrFail(String target, String name) throws IOException {
        if (!symbolic) {
            FileStatus status;
            try {
                status = logical ? files.status(target) : files.linkStatus(target);
            } catch (IOException error) {
                call.complain(CANNOT_ACCESS, target, error);
                return;
            }
            if (status.isDirectory() && call.isGnu()) {
                call.complain(DIRECTORY, target);
                return;
            }
        }
        FileStatus existing;
        try {
            existing = existing(name);
        } catch (ErrnoException error) {
            if (call.isGnu() && (force || asks)) {
                call.complain(CANNOT_ACCESS, name, error);
                return;
            }
            existing = null;
        }
        if (existing != null && (force || asks) && !mayReplace(target, name, existing)) {
            return;
        }
        String shown = relative ? relativeTo(target, name) : target;
        if (symbolic) {
            files.symlink(shown, name);
        } else {
            files.link(logical ? files.realPath(target) : target, name);
        }
        if (verbose) {
            String template = call.isBusyBox() ? "'%s' -> '%s'\n" : symbolic ? "%q -> %q\n" : "%q => %q\n";
            call.out().text(call.format(template, name, shown));
        }
    }

    private @Nullable FileStatus existing(String name) throws IOException {
        try {
            return files.linkStatus(name);
        } catch (ErrnoException none) {
            if (none.errno() == Errno.ENOENT) {
                return null;
            }
            throw none;
        }
    }

    /** Removes what has the name now, if that may be. */
    private boolean mayReplace(String target, String name, FileStatus existing) throws IOException {
        if (call.isGnu()) {
            if (existing.isDirectory()) {
                call.complain(OVER_DIRECTORY, name);
                return false;
            }
            if (!symbolic && existing.sameFile(files.linkStatus(target)) && !force) {
                call.complain(SAME, target, name);
                return false;
            }
            if (!symbolic && existing.sameFile(files.linkStatus(target)) && samePlace(target, name)) {
                call.complain(SAME, target, name);
                return false;
            }
        }
        if (asks && !Prompt.confirmed(call, call.format("%s: replace %q? ", call.name(), name))) {
            return false;
        }
        try {
            files.unlink(name);
        } catch (IOException error) {
            if (call.isBusyBox()) {
                // It goes on, and says that the name is there.
                return true;
            }
            // GNU's makes the new one beside it, and that is refused.
            throw error;
        }
        return true;
    }

    private boolean samePlace(String one, String other) throws IOException {
        String first = FilePaths.join(files.realPath(FilePaths.parent(one)), FilePaths.last(one));
        return first.equals(FilePaths.join(files.realPath(FilePaths.parent(other)), FilePaths.last(other)));
    }

    private String relativeTo(String target, String name) throws IOException {
        CanonicalPath paths = new CanonicalPath(files);
        String from = paths.of(FilePaths.parent(name), CanonicalPath.Missing.ANY);
        String to =
                FilePaths.join(paths.of(FilePaths.parent(target), CanonicalPath.Missing.ANY), FilePaths.last(target));
        return CanonicalPath.relative(to, from);
    }
}
