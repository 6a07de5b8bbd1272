package dev.drydock.userland.utility.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final @Nullable Dfa heeding;
    private final ByteSet firstBytes;
    private final boolean mayBeEmpty;
    private final boolean ofCharacters;

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

    private Regex(Mode mode, Node node, Parser... parsers) throws RegexException {
        boolean hasBackReferences = Stream.of(parsers).anyMatch(Parser::hasBackReferences);
        this.mode = mode;
        this.groups = Stream.of(parsers).mapToInt(Parser::groups).max().orElse(0);
        this.ofCharacters = Stream.of(parsers).anyMatch(Parser::isOfCharacters);
        this.automaton = Automaton.of(node, hasBackReferences);
        this.backReferences = hasBackReferences ? new BackReferenceSearch(automaton, mode, groups) : null;
        this.groupFinder = new GroupFinder(automaton, mode.multiline(), groups);
        this.anchored = hasBackReferences ? null : new Dfa(automaton, mode.multiline(), false);
        this.floating = hasBackReferences ? null : new Dfa(automaton, mode.multiline(), true);
        boolean undecided =
                hasBackReferences || (mode.utf8() && Stream.of(parsers).anyMatch(Parser::hasWordEdges));
        this.heeding = automaton.isLoose() && !undecided
                ? new Dfa(Automaton.of(node, true), mode.multiline(), true)
                : automaton.isLoose() ? null : floating;
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
        return new Regex(mode, node, parser);
    }

    /** An expression that matches what any of several does, none of which has back references. */
    public static Regex ofAny(List<String> patterns, Mode mode) throws RegexException {
        List<Parser> parsers = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (String pattern : patterns) {
            Parser parser = new Parser(pattern, mode);
            nodes.add(parser.parse());
            parsers.add(parser);
        }
        Node any = nodes.size() == 1 ? nodes.get(0) : new Node.Choice(nodes);
        return new Regex(mode, any, parsers.toArray(Parser[]::new));
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
        if (heeding == null) {
            return find(text, from, from, to, false).isPresent();
        }
        return heeding.end(text, from, new Range(from, to, false, false, mode.utf8()), true) >= 0;
    }

    /**
     * The leftmost longest match that begins at {@code start} or behind it.
     *
     * @param from where the buffer begins: what lies before {@code start} counts for {@code ^} and word edges
     * @param withGroups whether the groups' bounds are wanted; they cost more
     * @throws RegexException if a search with back references takes too long
     */
    public Optional<Match> find(byte[] text, int start, int from, int to, boolean withGroups) throws RegexException {
        return find(text, start, new Range(from, to, false, false, mode.utf8()), withGroups);
    }

    /** As above; the buffer's start is not the start of a line. */
    public Optional<Match> findWithin(byte[] text, int start, int from, int to, boolean withGroups)
            throws RegexException {
        return find(text, start, new Range(from, to, true, false, mode.utf8()), withGroups);
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
            if (ofCharacters && Symbols.splits(text, position, range)) {
                continue;
            }
            if (backReferences != null) {
                int[] bounds = backReferences.find(text, position, range);
                if (bounds != null) {
                    return Optional.of(new Match(bounds));
                }
            } else {
                int end = anchored == null ? -1 : anchored.end(text, position, range, false);
                if (end >= 0) {
                    return match(text, position, end, range, withGroups);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The longest match that begins at a place, in a part of the text whose end is not the end of a line.
     *
     * @param from where the buffer begins
     */
    public Optional<Match> at(byte[] text, int position, int from, int to) throws RegexException {
        Range range = new Range(from, to, false, true, mode.utf8());
        if (backReferences != null) {
            return Optional.ofNullable(backReferences.find(text, position, range))
                    .map(Match::new);
        }
        int end = anchored == null ? -1 : anchored.end(text, position, range, false);
        return end < 0 ? Optional.empty() : match(text, position, end, range, false);
    }

    private int floatingEnd(byte[] text, int start, Range range) {
        return floating == null ? -1 : floating.end(text, start, range, true);
    }

    /**
     * Empty if the groups show that an assertion was not heeded: glibc then looks no further. Who asks for no groups is not
     * told.
     */
    private Optional<Match> match(byte[] text, int position, int end, Range range, boolean withGroups) {
        if (groups > 0 && withGroups) {
            return Optional.ofNullable(groupFinder.find(text, position, end, range))
                    .map(Match::new);
        }
        int[] bounds = new int[2 * groups + 2];
        Arrays.fill(bounds, -1);
        bounds[0] = position;
        bounds[1] = end;
        return Optional.of(new Match(bounds));
    }

    /** As {@link #matches}, for who asks for no groups whatever was found. */
    public boolean matchesAnyhow(byte[] text, int from, int to) throws RegexException {
        if (heeding != null || floating == null) {
            return matches(text, from, to);
        }
        return floating.end(text, from, new Range(from, to, false, false, mode.utf8()), true) >= 0;
    }

    /** Whether the character at a place belongs to a word; none does outside of the text. */
    public boolean isWord(byte[] text, int position) {
        Range range = new Range(0, text.length, false, false, mode.utf8());
        return position >= 0
                && position < text.length
                && Surroundings.kind(Symbols.at(text, position, range)) == Surroundings.WORD;
    }

    /** The leftmost longest match in a string of one char a byte. */
    public Optional<Match> find(String text) throws RegexException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return find(bytes, 0, 0, bytes.length, true);
    }
}
