package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.edit.Replacement;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How GNU tar changes names on their way ({@code --transform}): substitutions as sed's, one after the other. */
final class TarTransform {
    private static final Words INVALID = Words.of("Invalid transform expression");
    private static final Words BAD_REGEX = Words.of("Invalid transform expression: %s");
    private static final Words BAD_FLAG = Words.of("Unknown flag in transform expression: %s");
    private static final String DEFAULTS = "flags=";

    private final Invocation call;
    private final List<Step> steps = new ArrayList<>();
    private Set<Kind> usual = EnumSet.allOf(Kind.class);

    /** What a name is of. */
    enum Kind {
        MEMBER('r'),
        SYMLINK('s'),
        HARD_LINK('h');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Optional<Kind> of(char flag) {
            for (Kind kind : values()) {
                if (kind.letter == Character.toLowerCase(flag)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A substitution.
     *
     * @param first which match is the first that is replaced
     */
    private record Step(Regex regex, Replacement replacement, boolean global, int first, Set<Kind> kinds) {}

    TarTransform(Invocation call) {
        this.call = call;
    }

    /** Adds what an option says: expressions with semicolons between them. */
    void add(String text) {
        String expressions = Latin.of(text);
        int at = 0;
        while (at < expressions.length()) {
            if (expressions.startsWith(DEFAULTS, at)) {
                usual = EnumSet.noneOf(Kind.class);
                at += DEFAULTS.length();
                for (; at < expressions.length() && expressions.charAt(at) != ';'; at++) {
                    kind(usual, expressions.charAt(at));
                }
                at++;
                continue;
            }
            at = step(expressions, at);
        }
    }

    private boolean kind(Set<Kind> kinds, char flag) {
        Optional<Kind> kind = Kind.of(flag);
        kind.ifPresent(each -> {
            if (Character.isLowerCase(flag)) {
                kinds.add(each);
            } else {
                kinds.remove(each);
            }
        });
        return kind.isPresent();
    }

    private int step(String text, int start) {
        if (text.charAt(start) != 's' || start + 1 >= text.length()) {
            throw Tar.wrongMode(call, INVALID);
        }
        char delimiter = text.charAt(start + 1);
        int middle = end(text, start + 2, delimiter);
        int last = middle < 0 ? -1 : end(text, middle + 1, delimiter);
        if (last < 0) {
            throw Tar.wrongMode(call, INVALID);
        }
        boolean global = false;
        boolean ignoresCase = false;
        boolean extended = false;
        int first = 0;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(usual);
        int at = last + 1;
        for (; at < text.length() && text.charAt(at) != ';'; at++) {
            char flag = text.charAt(at);
            if (flag >= '0' && flag <= '9') {
                first = first * 10 + flag - '0';
            } else if (flag == 'g') {
                global = true;
            } else if (flag == 'i') {
                ignoresCase = true;
            } else if (flag == 'x') {
                extended = true;
            } else if (!kind(kinds, flag)) {
                throw Tar.wrongMode(call, BAD_FLAG, flag);
            }
        }
        String pattern = text.substring(start + 2, middle).replace("\\" + delimiter, String.valueOf(delimiter));
        String right = text.substring(middle + 1, last).replace("\\" + delimiter, String.valueOf(delimiter));
        Syntax syntax = extended ? Syntax.REGCOMP_EXTENDED : Syntax.BASIC;
        try {
            Regex regex = Regex.compile(pattern, Regex.Mode.of(syntax).ignoringCase(ignoresCase));
            steps.add(new Step(regex, Replacement.parse(right, false), global, Math.max(first, 1), kinds));
        } catch (RegexException wrong) {
            throw Tar.wrongMode(call, BAD_REGEX, String.valueOf(wrong.getMessage()));
        }
        return at + 1;
    }

    private static int end(String text, int start, char delimiter) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == delimiter) {
                return i;
            }
        }
        return -1;
    }

    /** The name of a member; a slash at its end is no part of it. */
    String member(String name) {
        return name.endsWith("/") && name.length() > 1
                ? apply(name.substring(0, name.length() - 1), Kind.MEMBER) + "/"
                : apply(name, Kind.MEMBER);
    }

    String apply(String name, Kind kind) {
        if (steps.isEmpty()) {
            return name;
        }
        String latin = Latin.of(name);
        for (Step step : steps) {
            if (step.kinds().contains(kind)) {
                latin = replaced(latin, step);
            }
        }
        return Latin.text(latin);
    }

    /**
     * What is left of a name counts as one of its own: it begins anew behind each match. What stands before a match that is
     * passed over comes twice, as GNU tar 1.34 has it.
     */
    private String replaced(String name, Step step) {
        StringBuilder result = new StringBuilder();
        byte[] bytes = Latin.bytes(name);
        int done = 0;
        int count = 0;
        try {
            for (int from = 0; from < bytes.length; ) {
                Optional<Match> found = step.regex().find(bytes, from, from, bytes.length, true);
                if (found.isEmpty()) {
                    break;
                }
                Match match = found.get();
                count++;
                if (count < step.first()) {
                    result.append(name, done, match.start()).append(name, done, match.end());
                    done = match.end();
                } else {
                    result.append(name, done, match.start())
                            .append(step.replacement().of(name, match));
                    done = match.end();
                    if (!step.global()) {
                        break;
                    }
                }
                from = match.isEmpty() ? match.end() + 1 : match.end();
            }
        } catch (RegexException tooMuch) {
            return name;
        }
        return result.append(name.substring(done)).toString();
    }
}
