package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.text.CharacterSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The locale that variables choose, and what bash says where they name one that is not there: in a Debian image all but {@code C},
 * {@code POSIX} and {@code C.UTF-8}. What glibc was asked for once it refuses the next time without a reason.
 */
final class ShellLocale {
    private static final String ALL = "LC_ALL";
    private static final List<String> CHOOSING = List.of(ALL, "LC_CTYPE", "LANG");
    private static final List<String> CATEGORIES =
            List.of("LC_CTYPE", "LC_MESSAGES", "LC_COLLATE", "LC_NUMERIC", "LC_TIME");

    private final Shell shell;
    private final Set<String> asked;

    /** @param asked what glibc was asked for so far, of which variable */
    private ShellLocale(Shell shell, Set<String> asked) {
        this.shell = shell;
        this.asked = asked;
    }

    ShellLocale(Shell shell) {
        this(shell, new HashSet<>());
    }

    /** Those of a shell that goes on as a copy. */
    ShellLocale copyFor(Shell copy) {
        return new ShellLocale(copy, new HashSet<>(asked));
    }

    /** What characters are counted by. */
    CharacterSet counted() {
        return switch (shell.dialect()) {
            case DASH -> CharacterSet.BYTES;
            case BASH -> CharacterSet.ofGlibcLocale(name());
            case ASH -> CharacterSet.ofLocale(name());
        };
    }

    /** What numbers of characters are taken by: what the name says, whether there is such a locale or not. */
    CharacterSet numbered() {
        return shell.dialect().isBash() ? CharacterSet.ofLocale(name()) : CharacterSet.BYTES;
    }

    private String name() {
        return CHOOSING.stream()
                .map(this::value)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Warns from now on, if it is bash. */
    void heed() {
        if (shell.dialect().isBash()) {
            shell.variables().announceTo(this::changed);
        }
    }

    /** As above, and of the environment that it was started with. */
    void begin() throws IOException {
        heed();
        String name = value(ALL);
        if (shell.dialect().isBash() && isMissing(name)) {
            asked.add(ALL + "=" + name);
            shell.messages().raw(shell.errorName() + ": " + words(ALL, name) + "\n");
        }
    }

    /** A variable was assigned, unset, or is again what it was before. */
    private void changed(String variable) {
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
