package dev.drydock.userland.utility.search.busybox;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the patterns: it is compiled when a line is first looked at with it, and knows where it was found last. */
final class GrepPattern {
    private static final Words BAD = Words.of("bad regex '%s'");

    private final Invocation call;
    private final GrepChoices choices;
    private final String text;
    private @Nullable Regex compiled;
    private int matchStart;
    private int matchEnd;

    /** @param text a Latin string */
    GrepPattern(Invocation call, GrepChoices choices, String text) {
        this.call = call;
        this.choices = choices;
        this.text = text;
    }

    String text() {
        return text;
    }

    int start() {
        return matchStart;
    }

    int end() {
        return matchEnd;
    }

    /** Whether a line is one that the pattern is for. */
    boolean selects(String line) {
        return choices.fixed ? selectsByText(beforeNul(line)) : selectsByRegex(line);
    }

    private static String beforeNul(String line) {
        int nul = line.indexOf(0);
        return nul < 0 ? line : line.substring(0, nul);
    }

    private boolean selectsByText(String line) {
        String where = choices.ignoreCase ? line.toLowerCase(Locale.ROOT) : line;
        String what = choices.ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        if (choices.lines) {
            return where.equals(what);
        }
        if (!choices.words || what.isEmpty()) {
            return where.contains(what);
        }
        for (int at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
            if (!isWord(where, at - 1) && !isWord(where, at + what.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean selectsByRegex(String line) {
        byte[] bytes = Latin.bytes(line);
        for (int at = 0; find(bytes, at, at); at = matchEnd) {
            if (choices.lines) {
                return matchStart == at && isEnd(line, matchEnd);
            }
            if (!choices.words || (!isWord(line, matchStart - 1) && !isWord(line, matchEnd))) {
                return true;
            }
            if (matchEnd == at) {
                return false;
            }
        }
        return false;
    }

    /** Finds the next match behind the last one; what lies before counts. */
    boolean findsOn(String line, int from) {
        return find(Latin.bytes(line), from, 0);
    }

    private boolean find(byte[] line, int start, int bufferStart) {
        try {
            Regex regex = regex();
            Optional<Match> found = bufferStart == 0
                    ? regex.find(line, start, 0, line.length, false)
                    : regex.findWithin(line, start, bufferStart, line.length, false);
            found.ifPresent(match -> {
                matchStart = match.start();
                matchEnd = match.end();
            });
            return found.isPresent();
        } catch (RegexException bad) {
            throw call.fail(GrepChoices.TROUBLE, BAD, Latin.text(text));
        }
    }

    private Regex regex() throws RegexException {
        Regex regex = compiled;
        if (regex == null) {
            Syntax syntax = choices.extended ? Syntax.EGREP : Syntax.GREP;
            regex = Regex.compile(
                    text, Regex.Mode.of(syntax).ignoringCase(choices.ignoreCase).multiline(true));
            compiled = regex;
        }
        return regex;
    }

    private static boolean isEnd(String line, int place) {
        return place == line.length() || line.charAt(place) == 0;
    }

    private static boolean isWord(String line, int place) {
        if (place < 0 || place >= line.length()) {
            return false;
        }
        char c = line.charAt(place);
        return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
    }
}
