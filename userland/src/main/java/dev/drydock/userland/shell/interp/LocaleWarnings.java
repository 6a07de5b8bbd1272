package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.text.CharacterSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What bash says where a variable names a locale that is not there: in a Debian image all but {@code C}, {@code POSIX} and {@code
 * C.UTF-8}. What glibc was asked for once it refuses the next time without a reason.
 */
final class LocaleWarnings {
    private static final String ALL = "LC_ALL";
    private static final List<String> CATEGORIES =
            List.of("LC_CTYPE", "LC_MESSAGES", "LC_COLLATE", "LC_NUMERIC", "LC_TIME");

    private final Shell shell;
    private final Set<String> asked;

    /** @param asked what glibc was asked for so far, of which variable */
    private LocaleWarnings(Shell shell, Set<String> asked) {
        this.shell = shell;
        this.asked = asked;
    }

    LocaleWarnings(Shell shell) {
        this(shell, new HashSet<>());
    }

    /** Those of a shell that goes on as a copy. */
    LocaleWarnings copyFor(Shell copy) {
        return new LocaleWarnings(copy, new HashSet<>(asked));
    }

    /** Of the environment that it was started with. */
    void begin() throws IOException {
        String name = value(ALL);
        if (isMissing(name)) {
            asked.add(ALL + "=" + name);
            shell.messages().raw(shell.errorName() + ": " + words(ALL, name) + "\n");
        }
    }

    /** A variable was assigned, unset, or is again what it was before. */
    void changed(String variable) {
        if (!variable.startsWith("LC_")) {
            return;
        }
        boolean category = CATEGORIES.contains(variable) && value(ALL).isEmpty();
        String name = value(variable);
        if ((category || variable.equals(ALL)) && isMissing(name)) {
            String reason = asked.add(variable + "=" + name) ? ": No such file or directory" : "";
            try {
                shell.messages().named(words(variable, name) + reason);
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private String value(String name) {
        return shell.variables().valueOr(name, "");
    }

    private static boolean isMissing(String name) {
        return !name.isEmpty()
                && !name.equals("C")
                && !name.equals("POSIX")
                && CharacterSet.ofGlibcLocale(name) == CharacterSet.BYTES;
    }

    private static String words(String variable, String name) {
        return "warning: setlocale: " + variable + ": cannot change locale (" + name + ")";
    }
}
