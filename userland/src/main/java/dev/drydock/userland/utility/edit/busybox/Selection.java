package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import org.jspecify.annotations.Nullable;

/** For which lines a command is, and whether it is within a range now. The line that a range began at is met only once. */
final class Selection {
    private static final int OVER = -2;

    private final Address first;
    private final Address last;
    private final boolean negated;
    private int begin;
    private int end;
    private boolean within;

    Selection(Address first, Address last, boolean negated) {
        this.first = first;
        this.last = last;
        this.negated = negated;
        rewind();
    }

    /** A file that is edited for itself begins; a range that is open goes on. */
    void rewind() {
        begin = first.line();
        end = last.line();
    }

    /** The expression that the lines are found by, or the first of a range; null if they are counted. */
    @Nullable
    Regex regex() {
        return first.regex();
    }

    /** Whether the range goes on with the next line. */
    boolean isOpen() {
        return within;
    }

    /** Whether a line is selected; to be asked once of each. */
    boolean takes(int line, boolean isLast, String text, LastRegex met) throws RegexException {
        boolean before = within;
        if (!before) {
            end = last.line();
        }
        boolean matched = before || begins(line, isLast, text, met);
        within = false;
        if (matched) {
            if (last.isBehind() && end == last.line()) {
                end = last.countFrom(line);
            }
            if (begin > 0) {
                begin = OVER;
            }
            within = !ends(line, isLast, before, text);
        }
        return matched != negated;
    }

    private boolean begins(int line, boolean isLast, String text, LastRegex met) throws RegexException {
        if (first.isNone() && last.isNone()) {
            return true;
        }
        if (begin > 0 && (last.isNone() ? begin == line : begin <= line)) {
            return true;
        }
        Regex regex = first.regex();
        if (regex != null && Substitution.isFound(regex, text)) {
            met.set(regex);
            return true;
        }
        return begin == Address.LAST && isLast;
    }

    private boolean ends(int line, boolean isLast, boolean before, String text) throws RegexException {
        boolean byLine = end == Address.NOWHERE ? last.regex() == null : end == Address.LAST ? isLast : end <= line;
        return byLine || (last.regex() != null && before && Substitution.isFound(last.regex(), text));
    }
}
