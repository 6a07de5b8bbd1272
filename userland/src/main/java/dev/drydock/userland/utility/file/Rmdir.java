package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code rmdir}: removes empty directories. */
final class Rmdir {
    static final Command COMMAND = Command.named("rmdir", Rmdir::run)
            .gnu("ignore-fail-on-non-empty p,parents v,verbose")
            .busybox("p,parents ignore-fail-on-non-empty v,verbose");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT = Words.of("failed to remove %q: %s", "'%s': %s");
    private static final Words NOT_FOLLOWED =
            Words.of("failed to remove %q: Symbolic link not followed", "'%s': Not a directory");
    private static final Words CANNOT_PARENT = Words.of("failed to remove directory %q: %s", "'%s': %s");
    private static final Words REMOVING = Words.of("%s: removing directory, %q\n");

    private Rmdir() {}

    private static Exit run(Invocation call) {
        boolean parents = false;
        boolean verbose = false;
        boolean tolerant = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "p" -> parents = true;
                case "v" -> verbose = true;
                default -> tolerant = true;
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String operand : call.operands()) {
            String path = operand;
            Words words = CANNOT;
            while (true) {
                if (verbose && call.isGnu()) {
                    call.out().text(call.format(REMOVING.gnu(), call.name(), path));
                }
                if (!remove(call, path, words, tolerant) || !parents) {
                    break;
                }
                String above = FilePaths.parent(path);
                if (above.equals(".") || above.equals("/")) {
                    break;
                }
                path = above;
                words = CANNOT_PARENT;
            }
        }
        return call.exit();
    }

    private static boolean remove(Invocation call, String path, Words words, boolean tolerant) {
        try {
            call.files().removeDirectory(path);
            return true;
        } catch (IOException error) {
            Errno errno = error instanceof ErrnoException failed ? failed.errno() : null;
            if (errno == Errno.ENOTDIR && isLink(call.files(), path)) {
                call.complain(NOT_FOLLOWED, path);
            } else if (!(tolerant && errno == Errno.ENOTEMPTY)) {
                call.complain(words, path, error);
            }
            return false;
        }
    }

    /** Whether a slash asks for what a link leads to, if that is no file. */
    private static boolean isLink(FileContext files, String path) {
        try {
            return path.endsWith("/")
                    && !leadsToFile(files, path)
                    && files.linkStatus(FilePaths.withoutTrailingSlashes(path)).isSymlink();
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean leadsToFile(FileContext files, String path) {
        try {
            return !files.status(path).isDirectory();
        } catch (IOException error) {
            return error instanceof ErrnoException failed && failed.errno() == Errno.ENOTDIR;
        }
    }
}
