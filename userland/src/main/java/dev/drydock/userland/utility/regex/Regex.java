package dev.drydock.userland.utility.regex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled regular expression. Finds the leftmost match and of those the longest, as POSIX says; what groups hold is what
 * glibc says. Not thread-safe: it learns its automaton while it matches.
 */
public final class Regex {
    private final Mode mode;
    private final int groups;
    private final Automaton automaton;
    private final @Nullable BackReferenceSearch backReferences;
    private final GroupFinder groupFinder;
    private final @Nullable Dfa anchored;
    private final @Nullable Dfa floating;
    private final ByteSet firstBytes;
    private final boolean mayBeEmpty;

    /**
     * How an expression is read and matched.
     *
     * @param ignoreCase letters match in either case
     * @param multiline {@code ^} and {@code $} match at newlines within the buffer, too
     * @param newlineSplits {@code .} and {@code [^x]} do not match a newline
     * @param utf8 a character may have several bytes
     */
    public record Mode(Syntax syntax, boolean ignoreCase, boolean multiline, boolean newlineSplits, boolean utf8) {
        public static Mode of(Syntax syntax) {
            return new Mode(syntax, false, false, false, false);
        }

        public Mode ignoringCase(boolean on) {
            return new Mode(syntax, on, multiline, newlineSplits, utf8);
        }

        public Mode multiline(boolean on) {
            return new Mode(syntax, ignoreCase, on, newlineSplits, utf8);
        }

        public Mode utf8(boolean on) {
            return new Mode(syntax, ignoreCase, multiline, newlineSplits, on);
        }
    }

    private Regex(Mode mode, Node node, int groups, boolean hasBackReferences) throws RegexException {
        this.mode = mode;
        this.groups = groups;
        this.automaton = Automaton.of(node);
        this.backReferences = hasBackReferences ? new BackReferenceSearch(automaton, mode, groups) : null;
        this.groupFinder = new GroupFinder(automaton, mode.multiline(), groups);
        this.anchored = hasBackReferences ? null : new Dfa(automaton, mode.multiline(), false);
        this.floating = hasBackReferences ? null : new Dfa(automaton, mode.multiline(), true);
        this.firstBytes = FirstBytes.of(automaton);
        this.mayBeEmpty = FirstBytes.mayBeEmpty(automaton);
    }

    /**
     * Compiles an expression.
     *
     * @param pattern its bytes, a char a byte
     * @throws RegexException with regerror's words
     */
    public static Regex compile(String pattern, Mode mode) throws RegexException {
        Parser parser = new Parser(pattern, mode);
        Node node = parser.parse();
        return new Regex(mode, node, parser.groups(), parser.hasBackReferences());
    }

    public Mode mode() {
        return mode;
    }

    /** How many groups the expression has. */
    public int groups() {
        return groups;
    }

    /** Whether it matches anywhere in a part of the text; the part's ends are a line's. */
    public boolean matches(byte[] text, int from, int to) throws RegexException {
        if (floating == null) {
            return find(text, from, from, to, false).isPresent();
        }
        return floating.end(text, from, new Range(from, to, false, false), true) >= 0;
    }

    /**
     * The leftmost longest match that begins at {@code start} or behind it.
     *
     * @param from where the buffer begins: what lies before {@code start} counts for {@code ^} and word edges
     * @param withGroups whether the groups' bounds are wanted; they cost more
     * @throws RegexException if a search with back references takes too long
     */
    public Optional<Match> find(byte[] text, int start, int from, int to, boolean withGroups) throws RegexException {
        return find(text, start, new Range(from, to, false, false), withGroups);
    }

    /** As above; the buffer's start is not the start of a line. */
    public Optional<Match> findWithin(byte[] text, int start, int from, int to, boolean withGroups)
            throws RegexException {
        return find(text, start, new Range(from, to, true, false), withGroups);
    }

    private Optional<Match> find(byte[] text, int start, Range range, boolean withGroups) throws RegexException {
        int last = range.to();
        if (floating != null && range.to() - start > 32) {
            int firstEnd = floatingEnd(text, start, range);
            if (firstEnd < 0) {
                return Optional.empty();
            }
            last = firstEnd;
        }
        for (int position = start; position <= last; position++) {
            if (position < range.to() ? !firstBytes.has(text[position] & 0xff) : !mayBeEmpty) {
                continue;
            }
            Match match = at(text, position, range, withGroups);
            if (match != null) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    private int floatingEnd(byte[] text, int start, Range range) {
        return floating == null ? -1 : floating.end(text, start, range, true);
    }

    private @Nullable Match at(byte[] text, int position, Range range, boolean withGroups) throws RegexException {
        if (backReferences != null) {
            int[] bounds = backReferences.find(text, position, range);
            return bounds == null ? null : new Match(bounds);
        }
        int end = anchored == null ? -1 : anchored.end(text, position, range, false);
        if (end < 0) {
            return null;
        }
        if (!withGroups || groups == 0) {
            int[] bounds = new int[2 * groups + 2];
            Arrays.fill(bounds, -1);
            bounds[0] = position;
            bounds[1] = end;
            return new Match(bounds);
        }
        int[] bounds = groupFinder.find(text, position, end, range);
        return bounds == null ? null : new Match(bounds);
    }

    /** The leftmost longest match in a string of one char a byte. */
    public Optional<Match> find(String text) throws RegexException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return find(bytes, 0, 0, bytes.length, true);
    }
}
