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
    static final String MINIMAL = "posix-minimal-basic";
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
            // Never chosen: what it lacks is not emulated.
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
        return Regex.compile(
                emacs ? EmacsSyntax.asEgrep(pattern) : pattern,
                Regex.Mode.of(syntax).ignoringCase(ignoreCase).utf8(utf8));
    }
}
