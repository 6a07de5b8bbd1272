package dev.drydock.userland.shell.syntax;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reserved words. */
public final class Reserved {

    private static final Set<String> POSIX = Set.of(
            "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until",
            "while");
    private static final Set<String> BASH = Set.of("[[", "]]", "coproc", "function", "select", "time");

    /** Those that can only end or divide a list, never begin a command. */
    private static final Set<String> CLOSING = Set.of("}", "do", "done", "elif", "else", "esac", "fi", "then");

    private Reserved() {}

    static boolean isReserved(@Nullable String text) {
        return text != null && POSIX.contains(text);
    }

    static boolean isReserved(String text, Dialect dialect) {
        return POSIX.contains(text) || (dialect.isBash() && BASH.contains(text));
    }

    static boolean isClosing(@Nullable String text) {
        return text != null && CLOSING.contains(text);
    }

    /** Every reserved word, in the order that bash's completion and {@code compgen -k} list them. */
    public static List<String> all() {
        return List.of(
                "if",
                "then",
                "else",
                "elif",
                "fi",
                "case",
                "esac",
                "for",
                "select",
                "while",
                "until",
                "do",
                "done",
                "in",
                "function",
                "time",
                "{",
                "}",
                "!",
                "[[",
                "]]",
                "coproc");
    }
}
