package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether and where a line matches any of several patterns. */
final class LineMatcher {
    private final List<Regex> expressions = new ArrayList<>();
    private final boolean words;
    private final boolean lines;

    /** Where a match is. */
    record Span(int start, int end) {}

    LineMatcher(GrepSettings settings, boolean utf8, Syntax syntax) throws RegexException {
        this.words = settings.words && !settings.lines;
        this.lines = settings.lines;
        Regex.Mode mode =
                Regex.Mode.of(syntax).ignoringCase(settings.ignoreCase).utf8(utf8);
        List<String> joined = new ArrayList<>();
        for (String pattern : settings.patterns) {
            String text = settings.language == GrepSettings.Language.FIXED ? literal(pattern) : pattern;
            boolean refersBack = text.matches("(?s).*\\\\[1-9].*");
            if (words && !refersBack) {
                joined.add(text);
            } else {
                expressions.add(Regex.compile(text, mode));
            }
        }
        if (!joined.isEmpty()) {
            // GNU's grep makes one expression of those without back references: the longest match of all is shortened.
            expressions.add(Regex.ofAny(joined, mode));
        }
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\.*\\[\\]^$]", "\\\\$0");
    }

    boolean matches(byte[] line) throws RegexException {
        if (!words && !lines) {
            for (Regex expression : expressions) {
                if (expression.matches(line, 0, line.length)) {
                    return true;
                }
            }
            return false;
        }
        return find(line, 0) != null;
    }

    /** The leftmost, and of those the longest match at or behind a place; null if there is none. */
    @Nullable
    Span find(byte[] line, int start) throws RegexException {
        Span best = null;
        for (Regex expression : expressions) {
            Span found = find(expression, line, start);
            boolean better = found != null
                    && (best == null
                            || found.start() < best.start()
                            || (found.start() == best.start() && found.end() > best.end()));
            best = better ? found : best;
        }
        return best;
    }

    private @Nullable Span find(Regex expression, byte[] line, int start) throws RegexException {
        if (lines) {
            Optional<Match> match = start > 0 ? Optional.empty() : expression.find(line, 0, 0, line.length, false);
            boolean whole =
                    match.isPresent() && match.get().start() == 0 && match.get().end() == line.length;
            return whole ? new Span(0, line.length) : null;
        }
        if (!words) {
            return expression
                    .find(line, start, 0, line.length, false)
                    .map(match -> new Span(match.start(), match.end()))
                    .orElse(null);
        }
        return findWord(expression, line, start);
    }

    /**
     * If the longest match is no word, GNU's grep tries shorter ones where it begins, but for the empty one. Behind an earlier
     * match it looks for them in a buffer that is too short by what lies before.
     */
    private @Nullable Span findWord(Regex expression, byte[] line, int start) throws RegexException {
        for (int from = start; from <= line.length; from++) {
            Optional<Match> match = expression.find(line, from, 0, line.length, false);
            if (match.isEmpty()) {
                return null;
            }
            int begin = match.get().start();
            int end = match.get().end();
            while (true) {
                if (!expression.isWord(line, begin - 1) && !expression.isWord(line, end)) {
                    return new Span(begin, end);
                }
                int limit = end - 1 - start;
                Optional<Match> shorter =
                        end > begin && limit >= begin ? expression.at(line, begin, 0, limit) : Optional.empty();
                if (shorter.isEmpty() || shorter.get().isEmpty()) {
                    break;
                }
                end = shorter.get().end();
            }
            from = begin;
        }
        return null;
    }
}
