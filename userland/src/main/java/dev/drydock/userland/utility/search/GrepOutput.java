package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Output;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.RegexException;
import org.jspecify.annotations.Nullable;

/** Writes what {@code grep} found: lines with what stands before them, names, counts; in colour if that was asked for. */
final class GrepOutput {
    private static final Words BINARY = Words.of("%s: binary file matches");
    private static final String MATCH = "01;31";
    private static final String NAME = "35";
    private static final String NUMBER = "32";
    private static final String SEPARATOR = "36";

    private final Invocation call;
    private final GrepSettings settings;
    private final LineMatcher matcher;
    private final Output out;
    private boolean named;
    private boolean anyShown;

    GrepOutput(Invocation call, GrepSettings settings, LineMatcher matcher) {
        this.call = call;
        this.settings = settings;
        this.matcher = matcher;
        this.out = call.out();
    }

    /**
     * A line of a file.
     *
     * @param offset of its first byte
     * @param text a {@link Latin} string
     */
    record Line(String file, long number, long offset, String text) {
        byte[] bytes() {
            return Latin.bytes(text);
        }
    }

    /** Whether lines are told with the name of their file. */
    void named(boolean on) {
        named = on;
    }

    boolean anyShown() {
        return anyShown;
    }

    void separator() {
        if (!settings.groupSeparator.isEmpty()) {
            out.text(coloured(SEPARATOR, settings.groupSeparator) + "\n");
        }
    }

    void binaryMatches(String name) {
        anyShown = true;
        call.say(BINARY, name);
    }

    void name(String name) {
        out.text(coloured(NAME, name) + (settings.nameEnd.isEmpty() ? "\n" : settings.nameEnd));
    }

    void count(String name, long selected) {
        if (settings.stopsAtFirst()) {
            return;
        }
        out.text((named ? nameBefore(name, ":") : "") + selected + "\n");
    }

    private String nameBefore(String name, String sign) {
        return coloured(NAME, name) + (settings.nameEnd.isEmpty() ? coloured(SEPARATOR, sign) : settings.nameEnd);
    }

    private String coloured(String colour, String text) {
        return settings.colour ? "\033[" + colour + "m\033[K" + text + "\033[m\033[K" : text;
    }

    void line(Line line, boolean selected) throws RegexException {
        anyShown = true;
        if (settings.onlyMatching) {
            if (selected && !settings.inverted) {
                matchesOnly(line);
            }
            return;
        }
        prefix(line, line.offset(), selected ? ":" : "-");
        String latin = line.text();
        boolean marks = settings.colour && selected != settings.inverted;
        if (marks) {
            marked(line, latin);
        } else {
            out.data(latin);
        }
        out.write(settings.terminator);
    }

    private void prefix(Line line, long offset, String sign) {
        StringBuilder prefix = new StringBuilder();
        if (named) {
            prefix.append(nameBefore(line.file(), sign));
        }
        if (settings.numbers) {
            prefix.append(coloured(NUMBER, Long.toString(line.number()))).append(coloured(SEPARATOR, sign));
        }
        if (settings.offsets) {
            prefix.append(coloured(NUMBER, Long.toString(offset))).append(coloured(SEPARATOR, sign));
        }
        out.text(prefix.toString());
    }

    private void matchesOnly(Line line) throws RegexException {
        String latin = line.text();
        int at = 0;
        for (LineMatcher.Span span = next(line, at); span != null; span = next(line, at)) {
            prefix(line, line.offset() + span.start(), ":");
            String text = latin.substring(span.start(), span.end());
            out.data(settings.colour ? coloured(MATCH, text) : text);
            out.write(settings.terminator);
            at = span.end();
        }
    }

    /** The next match that is not empty. */
    private LineMatcher.@Nullable Span next(Line line, int from) throws RegexException {
        int at = from;
        byte[] bytes = line.bytes();
        while (at <= bytes.length) {
            LineMatcher.Span span = matcher.find(bytes, at);
            if (span == null || span.end() > span.start()) {
                return span;
            }
            at = span.end() + 1;
        }
        return null;
    }

    private void marked(Line line, String latin) throws RegexException {
        int at = 0;
        for (LineMatcher.Span span = next(line, at); span != null; span = next(line, at)) {
            out.data(latin.substring(at, span.start()));
            out.data(coloured(MATCH, latin.substring(span.start(), span.end())));
            at = span.end();
        }
        out.data(latin.substring(at));
    }
}
