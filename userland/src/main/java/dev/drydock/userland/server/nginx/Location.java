package dev.drydock.userland.server.nginx;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A {@code location}. */
final class Location extends Place {
    final String path;
    final Kind kind;
    final @Nullable Pattern pattern;

    /** How it is compared with what was asked for. */
    enum Kind {
        PREFIX,
        /** {@code =} */
        EXACT,
        /** {@code ^~}: a prefix that no expression is tried after. */
        ONLY_PREFIX,
        /** {@code ~} and {@code ~*} */
        EXPRESSION,
        /** {@code @}: reached from within alone. */
        NAMED
    }

    private Location(String path, Kind kind, @Nullable Pattern pattern) {
        this.path = path;
        this.kind = kind;
        this.pattern = pattern;
    }

    static Location of(Directive directive) throws ConfigException {
        String first = directive.argument(0);
        if (directive.arguments().size() == 2) {
            String second = directive.argument(1);
            return switch (first) {
                case "=" -> new Location(second, Kind.EXACT, null);
                case "^~" -> new Location(second, Kind.ONLY_PREFIX, null);
                case "~" -> new Location(second, Kind.EXPRESSION, pattern(second, false, directive));
                case "~*" -> new Location(second, Kind.EXPRESSION, pattern(second, true, directive));
                default -> throw directive.wrong("invalid location modifier \"" + first + "\"");
            };
        }
        if (first.startsWith("@")) {
            return new Location(first, Kind.NAMED, null);
        }
        if (first.startsWith("=")) {
            return new Location(first.substring(1), Kind.EXACT, null);
        }
        if (first.startsWith("^~")) {
            return new Location(first.substring(2), Kind.ONLY_PREFIX, null);
        }
        if (first.startsWith("~")) {
            boolean anyCase = first.startsWith("~*");
            String text = first.substring(anyCase ? 2 : 1);
            return new Location(text, Kind.EXPRESSION, pattern(text, anyCase, directive));
        }
        return new Location(first, Kind.PREFIX, null);
    }

    static Pattern pattern(String text, boolean anyCase, Directive directive) throws ConfigException {
        if (text.matches(".*\\(\\?P?[<'][A-Za-z_].*")) {
            throw directive.notEmulated("a named group in \"" + text + "\"");
        }
        try {
            return Pattern.compile(text, anyCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException wrong) {
            throw directive.wrong("pcre2_compile() failed: " + wrong.getDescription() + " in \"" + text + "\"");
        }
    }

    /** Whether it is one of those that only compare texts. */
    boolean isPlain() {
        return kind == Kind.PREFIX || kind == Kind.ONLY_PREFIX || kind == Kind.EXACT;
    }
}
