package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code csplit} cuts.
 *
 * @param word as it was written
 * @param line before which line; 0 where a line has to match
 * @param offset how many lines behind the one that matches
 * @param skips whether what is before it goes to no file
 * @param repeats how often it is done again; -1 as often as it can be
 */
record SplitPattern(String word, long line, @Nullable Regex regex, long offset, boolean skips, long repeats) {
    static final long FOR_EVER = -1;
    private static final Words NOT_CLOSED = Words.of("%s: closing delimiter '%s' missing");
    private static final Words NO_OFFSET = Words.of("%l: integer expected after delimiter");
    private static final Words BAD_REGEX = Words.of("%l: invalid regular expression: Invalid regular expression");
    private static final Words BAD_PATTERN = Words.of("%l: invalid pattern");
    private static final Words NOT_POSITIVE = Words.of("%s: line number must be greater than zero");
    private static final Words SMALLER = Words.of("line number %l is smaller than preceding line number, %s");
    private static final Words SAME = Words.of("warning: line number %l is the same as preceding line number");
    private static final Words NO_BRACE = Words.of("%l: '}' is required in repeat count");
    private static final Words NO_COUNT = Words.of("%l}: integer required between '{' and '}'");

    static List<SplitPattern> read(Invocation call, List<String> words) {
        List<SplitPattern> patterns = new ArrayList<>();
        long line = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            long repeats = 0;
            SplitPattern pattern =
                    word.startsWith("/") || word.startsWith("%") ? matching(call, word) : numbered(call, word, line);
            if (i + 1 < words.size() && words.get(i + 1).startsWith("{")) {
                repeats = repeats(call, words.get(++i));
            }
            line = pattern.line() == 0 ? line : pattern.line();
            patterns.add(new SplitPattern(
                    word, pattern.line(), pattern.regex(), pattern.offset(), pattern.skips(), repeats));
        }
        return patterns;
    }

    private static SplitPattern matching(Invocation call, String word) {
        char delimiter = word.charAt(0);
        int end = word.lastIndexOf(delimiter);
        if (end == 0) {
            throw call.fail(NOT_CLOSED, word, delimiter);
        }
        String rest = word.substring(end + 1);
        if (!rest.isEmpty() && !rest.matches("[-+]?\\d{1,9}")) {
            throw call.fail(NO_OFFSET, word);
        }
        try {
            Regex regex = Regex.compile(Latin.of(word.substring(1, end)), Regex.Mode.of(Syntax.BASIC));
            long offset = rest.isEmpty() ? 0 : Long.parseLong(rest);
            return new SplitPattern(word, 0, regex, offset, delimiter == '%', 0);
        } catch (RegexException wrong) {
            throw call.fail(BAD_REGEX, word);
        }
    }

    private static SplitPattern numbered(Invocation call, String word, long before) {
        if (!word.matches("\\d{1,18}")) {
            throw call.fail(BAD_PATTERN, word);
        }
        long line = Long.parseLong(word);
        if (line == 0) {
            throw call.fail(NOT_POSITIVE, word);
        }
        if (line < before) {
            throw call.fail(SMALLER, word, before);
        }
        if (line == before) {
            call.say(SAME, word);
        }
        return new SplitPattern(word, line, null, 0, false, 0);
    }

    private static long repeats(Invocation call, String word) {
        if (!word.endsWith("}")) {
            throw call.fail(NO_BRACE, word);
        }
        String count = word.substring(1, word.length() - 1);
        if (count.equals("*")) {
            return FOR_EVER;
        }
        if (!count.matches("\\d{1,18}")) {
            throw call.fail(NO_COUNT, word.substring(0, word.length() - 1));
        }
        return Long.parseLong(count);
    }
}
