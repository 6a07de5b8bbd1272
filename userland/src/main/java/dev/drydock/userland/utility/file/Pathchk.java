package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code pathchk}: whether a name could be that of a file, here or anywhere. */
final class Pathchk {
    static final Command COMMAND =
            Command.named("pathchk", Pathchk::run).gnu("+ p P portability").only(Flavour.GNU);
    private static final String PORTABLE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/";
    private static final int POSIX_NAME = 14;
    private static final int POSIX_PATH = 255;
    private static final int LINUX_NAME = 255;
    private static final int LINUX_PATH = 4095;
    private static final Words MISSING = Words.of("missing operand");
    private static final Words EMPTY = Words.of("empty file name");
    private static final Words HYPHEN = Words.of("leading '-' in a component of file name %q");
    private static final Words LETTER = Words.of("nonportable character %l in file name %q");
    private static final Words LONG_PATH = Words.of("limit %s exceeded by length %s of file name %l");
    private static final Words LONG_NAME = Words.of("limit %s exceeded by length %s of file name component %l");
    private static final Words CANNOT_LOOK = Words.of("%n: %s");

    private Pathchk() {}

    private static Exit run(Invocation call) {
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        boolean all = call.commandLine().has("portability");
        boolean basic = all || call.commandLine().has("p");
        boolean extra = all || call.commandLine().has("P");
        call.operands().forEach(path -> check(call, path, basic, extra));
        return call.exit();
    }

    private static void check(Invocation call, String path, boolean basic, boolean extra) {
        if (extra && (path.startsWith("-") || path.contains("/-"))) {
            call.complain(HYPHEN, path);
            return;
        }
        if (path.isEmpty() && (basic || extra)) {
            call.complain(EMPTY);
            return;
        }
        if (basic) {
            for (int i = 0; i < path.length(); i++) {
                if (PORTABLE.indexOf(path.charAt(i)) < 0) {
                    call.complain(LETTER, path.substring(i, i + 1), path);
                    return;
                }
            }
        } else if (!isReached(call, path)) {
            return;
        }
        int most = basic ? POSIX_PATH : LINUX_PATH;
        if (bytes(path) > most) {
            call.complain(LONG_PATH, most, bytes(path), path);
            return;
        }
        int longest = basic ? POSIX_NAME : LINUX_NAME;
        for (String name : path.split("/")) {
            if (bytes(name) > longest) {
                call.complain(LONG_NAME, longest, bytes(name), name);
                return;
            }
        }
    }

    /** A file that is not there yet could be made; one behind a file could not. */
    private static boolean isReached(Invocation call, String path) {
        try {
            call.files().linkStatus(path);
        } catch (IOException error) {
            boolean missing = error instanceof ErrnoException errno
                    && (errno.errno() == Errno.ENOENT || errno.errno() == Errno.ENAMETOOLONG);
            if (!missing || path.isEmpty()) {
                call.complain(CANNOT_LOOK, path, error);
                return false;
            }
        }
        return true;
    }

    private static int bytes(String text) {
        return Latin.of(text).length();
    }
}
