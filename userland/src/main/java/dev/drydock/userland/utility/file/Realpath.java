package dev.drydock.userland.utility.file;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code realpath}: where a path leads. */
final class Realpath {
    static final Command COMMAND = Command.named("realpath", Realpath::run)
            .gnu(
                    "e,canonicalize-existing m,canonicalize-missing L,logical P,physical q,quiet relative-to= relative-base="
                            + " s,strip no-symlinks z,zero")
            .busybox("");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT = Words.of("%n: %s", "%s: %s");

    private Realpath() {}

    private static Exit run(Invocation call) {
        CanonicalPath.Missing missing = CanonicalPath.Missing.LAST;
        boolean follow = true;
        boolean quiet = false;
        String end = "\n";
        String relativeTo = null;
        String base = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "e" -> missing = CanonicalPath.Missing.NONE;
                case "m" -> missing = CanonicalPath.Missing.ANY;
                case "s", "no-symlinks" -> follow = false;
                case "q" -> quiet = true;
                case "relative-to" -> relativeTo = option.argument();
                case "relative-base" -> base = option.argument();
                case "z" -> end = "\0";
                default -> follow = true;
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        CanonicalPath paths = new CanonicalPath(call.files());
        String from = directory(call, paths, relativeTo == null ? base : relativeTo, missing);
        String under = directory(call, paths, base, missing);
        for (String operand : call.operands()) {
            try {
                String path =
                        call.isGnu() ? paths.of(operand, missing, follow) : new BusyBoxPath(call.files()).of(operand);
                boolean inside = under == null || path.equals(under) || path.startsWith(under + "/");
                call.out().text((from != null && inside ? CanonicalPath.relative(path, from) : path) + end);
            } catch (IOException error) {
                if (!quiet) {
                    call.complain(CANNOT, operand, error);
                }
                call.status(1);
            }
        }
        return call.exit();
    }

    private static @Nullable String directory(
            Invocation call, CanonicalPath paths, @Nullable String path, CanonicalPath.Missing missing) {
        if (path == null) {
            return null;
        }
        try {
            return paths.of(path, missing);
        } catch (IOException error) {
            throw call.fail(CANNOT, path, error);
        }
    }
}
