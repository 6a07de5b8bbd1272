package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.regex.EmacsSyntax;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How {@code find -regex} reads an expression: what {@code -regextype} of findutils 4.9 chooses.
 *
 * @param emacs whether it is to be brought into the syntax first
 */
record ExpressionType(String name, Syntax syntax, boolean emacs) {
    private static final String MINIMAL = "posix-minimal-basic";
    private static final List<ExpressionType> ALL = List.of(
            new ExpressionType("findutils-default", Syntax.EGREP, true),
            new ExpressionType("ed", Syntax.BASIC, false),
            new ExpressionType("emacs", Syntax.EGREP, true),
            new ExpressionType("gnu-awk", Syntax.AWK, false),
            new ExpressionType("grep", Syntax.GREP, false),
            new ExpressionType("posix-awk", Syntax.AWK, false),
            new ExpressionType("awk", Syntax.AWK, false),
            new ExpressionType("posix-basic", Syntax.BASIC, false),
            new ExpressionType("posix-egrep", Syntax.EGREP, false),
            new ExpressionType("egrep", Syntax.EGREP, false),
            new ExpressionType("posix-extended", Syntax.REGCOMP_EXTENDED, false),
            new ExpressionType(MINIMAL, Syntax.BASIC, false),
            new ExpressionType("sed", Syntax.BASIC, false));

    static final ExpressionType GNU = ALL.get(0);
    static final ExpressionType BUSYBOX = new ExpressionType("basic", Syntax.BASIC, false);

    static Optional<ExpressionType> named(String name) {
        return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /** @param quote how a name is quoted */
    static String names(UnaryOperator<String> quote) {
        return ALL.stream().map(ExpressionType::name).map(quote).collect(Collectors.joining(", "));
    }

    /** @throws RegexException if it is none */
    Regex compile(String pattern, boolean ignoreCase, boolean utf8) throws RegexException {
        String read = emacs ? EmacsSyntax.asEgrep(pattern) : name.equals(MINIMAL) ? withoutOperators(pattern) : pattern;
        return Regex.compile(
                read, Regex.Mode.of(syntax).ignoringCase(ignoreCase).utf8(utf8));
    }

    /** The smallest syntax lacks what others write {@code \+}, {@code \?} and {@code \|}: these are the signs themselves. */
    private static String withoutOperators(String pattern) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escapes = c == '\\' && i + 1 < pattern.length();
            if (c == '[') {
                int end = pattern.indexOf(']', i + (pattern.startsWith("[^", i) ? 3 : 2));
                int after = end < 0 ? pattern.length() : end + 1;
                plain.append(pattern, i, after);
                i = after - 1;
            } else if (escapes) {
                char next = pattern.charAt(++i);
                plain.append("+?|".indexOf(next) < 0 ? "\\" : "").append(next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
