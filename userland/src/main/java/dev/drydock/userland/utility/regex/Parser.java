package dev.drydock.userland.utility.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads an expression in any {@link Syntax}, with GNU's extensions ({@code \+ \? \| \w \W \s \S \b \B \< \> \` \'}). */
final class Parser {
    private static final int MOST_REPEATS = 32767;
    private static final int NO_NUMBER = -1;
    private static final int NOT_A_NUMBER = -2;

    private final String pattern;
    private final Regex.Mode mode;
    private final boolean extended;
    private final Set<Integer> closedGroups = new HashSet<>();
    private int at;
    private int groups;
    private int depth;
    private boolean backReferences;
    private boolean ofCharacters;
    private boolean wordEdges;

    Parser(String pattern, Regex.Mode mode) {
        this.pattern = pattern;
        this.mode = mode;
        this.extended = mode.syntax().extended();
        this.ofCharacters = mode.ignoreCase();
    }

    int groups() {
        return groups;
    }

    boolean hasWordEdges() {
        return wordEdges;
    }

    boolean hasBackReferences() {
        return backReferences;
    }

    /**
     * Whether a match begins where a character does. glibc forgets that bytes are UTF-8 if the expression has nothing but
     * characters, lists of characters of ASCII and the ends of lines in it.
     */
    boolean isOfCharacters() {
        return ofCharacters;
    }

    Node parse() throws RegexException {
        Node node = choice();
        if (at < pattern.length()) {
            throw RegexErrors.unmatchedClose();
        }
        return node;
    }

    private boolean atOperator(char operator) {
        if (extended) {
            return at < pattern.length() && pattern.charAt(at) == operator;
        }
        return at + 1 < pattern.length() && pattern.charAt(at) == '\\' && pattern.charAt(at + 1) == operator;
    }

    private void skipOperator() {
        at += extended ? 1 : 2;
    }

    private Node choice() throws RegexException {
        List<Node> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (atOperator('|')) {
            skipOperator();
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new Node.Choice(alternatives);
    }

    private boolean atClose() {
        return atOperator(')') && (depth > 0 || !mode.syntax().looseParenthesis());
    }

    private Node sequence() throws RegexException {
        List<Node> parts = new ArrayList<>();
        boolean start = true;
        while (at < pattern.length() && !atOperator('|') && !atClose()) {
            Node atom = atom(start, parts.isEmpty());
            boolean anchor = atom instanceof Node.Assertion;
            if (anchor && !(extended && mode.syntax().looseOperators())) {
                // For regcomp nothing repeats an anchor: what follows begins anew.
                parts.add(atom);
                start = true;
                continue;
            }
            int behind = at;
            parts.add(repeats(atom));
            if (anchor && at > behind) {
                closeAsCharacter(parts);
            }
            start = false;
        }
        parts.removeIf(Node.Empty.class::isInstance);
        return parts.isEmpty() ? new Node.Empty() : parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    /**
     * @param start whether nothing but anchors stands before it in this branch
     * @param first whether nothing at all does: only there is a basic expression's {@code ^} an anchor
     */
    private Node atom(boolean start, boolean first) throws RegexException {
        char c = pattern.charAt(at);
        if (c == '\\') {
            return escape();
        }
        if (c == '[') {
            Bracket bracket = new Bracket(pattern, at + 1, mode);
            Node node = bracket.read();
            at = bracket.end();
            ofCharacters |= bracket.isOfCharacters();
            return node;
        }
        if (c == '^' && (extended || first)) {
            at++;
            return new Node.Assertion(Node.Place.LINE_START);
        }
        if (c == '$' && (extended || endsBranch(at + 1))) {
            at++;
            return new Node.Assertion(Node.Place.LINE_END);
        }
        if (extended && c == '(') {
            return group();
        }
        if (extended && start && (c == '*' || c == '+' || c == '?' || c == '{')) {
            return looseOperator(c);
        }
        at++;
        if (c == '.') {
            return any();
        }
        return literal(c);
    }

    private Node looseOperator(char c) throws RegexException {
        if (!mode.syntax().looseOperators()) {
            throw RegexErrors.nothingToRepeat();
        }
        if (c == '{' && !intervalAt(at + 1)) {
            at++;
            return literal(c);
        }
        List<Node> parts = new ArrayList<>(List.of(repeats(new Node.Empty())));
        closeAsCharacter(parts);
        return new Node.Sequence(parts);
    }

    /** What follows an operator that has nothing before it is an ordinary character, even if it would close the group. */
    private void closeAsCharacter(List<Node> parts) {
        if (atOperator(')')) {
            at++;
            parts.add(literal(')'));
        }
    }

    private boolean endsBranch(int index) {
        if (index == pattern.length()) {
            return true;
        }
        return pattern.startsWith("\\)", index) || pattern.startsWith("\\|", index);
    }

    private Node group() throws RegexException {
        skipOperator();
        int number = ++groups;
        depth++;
        Node inner = choice();
        depth--;
        if (!atOperator(')')) {
            throw RegexErrors.unmatchedOpen();
        }
        skipOperator();
        closedGroups.add(number);
        return new Node.Group(inner, number);
    }

    private Node escape() throws RegexException {
        if (at + 1 == pattern.length()) {
            throw RegexErrors.trailingBackslash();
        }
        char c = pattern.charAt(at + 1);
        if (!extended && c == '(') {
            return group();
        }
        if (!extended && c == '{' && mode.syntax().strictRepeats()) {
            throw RegexErrors.nothingToRepeat();
        }
        at += 2;
        if (mode.syntax().backReferences() && c >= '1' && c <= '9') {
            if (!closedGroups.contains(c - '0')) {
                throw RegexErrors.badBackReference();
            }
            backReferences = true;
            return new Node.BackReference(c - '0');
        }
        wordEdges |= "<>bB".indexOf(c) >= 0;
        ofCharacters |= "wWsS<>bB".indexOf(c) >= 0;
        return switch (c) {
            case 'w' -> withWide(word(false), wideWord());
            case 'W' -> withWide(word(true), wideWord().inverted());
            case 's' -> withWide(space(false), wideSpace());
            case 'S' -> withWide(space(true), wideSpace().inverted());
            case '<' -> new Node.Assertion(Node.Place.WORD_START);
            case '>' -> new Node.Assertion(Node.Place.WORD_END);
            case 'b' -> new Node.Assertion(Node.Place.WORD_EDGE);
            case 'B' -> new Node.Assertion(Node.Place.NOT_WORD_EDGE);
            case '`' -> new Node.Assertion(Node.Place.BUFFER_START);
            case '\'' -> new Node.Assertion(Node.Place.BUFFER_END);
            default -> literal(c);
        };
    }

    private static CharacterRanges wideWord() {
        CharacterRanges letters = new CharacterRanges();
        letters.addLetters();
        return letters;
    }

    private static CharacterRanges wideSpace() {
        CharacterRanges spaces = new CharacterRanges();
        WideClasses.add("space", spaces);
        return spaces;
    }

    /** A set of bytes, of which in UTF-8 only those of ASCII are characters. */
    private Node withWide(ByteSet bytes, CharacterRanges wide) {
        if (!mode.utf8()) {
            return new Node.One(bytes);
        }
        List<Node> alternatives = new ArrayList<>(wide.spelled());
        alternatives.add(new Node.One(bytes.ascii()));
        return new Node.Choice(alternatives);
    }

    private static ByteSet word(boolean inverted) {
        ByteSet set = new ByteSet();
        for (int value = 0; value < 256; value++) {
            if (Automaton.isWord(value) != inverted) {
                set.add(value);
            }
        }
        return set;
    }

    private static ByteSet space(boolean inverted) {
        ByteSet set = new ByteSet();
        for (int value = 0; value < 256; value++) {
            if ((value == ' ' || (value >= 9 && value <= 13)) != inverted) {
                set.add(value);
            }
        }
        return set;
    }

    private Node any() {
        ByteSet set = ByteSet.range(0, mode.utf8() ? 0x7f : 0xff);
        if (mode.newlineSplits()) {
            ByteSet without = ByteSet.range(0, 9);
            without.addRange(11, mode.utf8() ? 0x7f : 0xff);
            set = without;
        }
        return withWide(set, CharacterRanges.all());
    }

    /** @param c the byte just read; in UTF-8 the rest of its character is read, too */
    private Node literal(char c) {
        if (mode.utf8() && c >= 0xc0) {
            return wideLiteral(at - 1);
        }
        ByteSet set = ByteSet.of(c & 0xff);
        if (mode.ignoreCase()) {
            set.addOtherCase();
        }
        return new Node.One(set);
    }

    private Node wideLiteral(int start) {
        while (at < pattern.length() && (pattern.charAt(at) & 0xc0) == 0x80) {
            at++;
        }
        byte[] bytes = pattern.substring(start, at).getBytes(StandardCharsets.ISO_8859_1);
        String spelled = new String(bytes, StandardCharsets.UTF_8);
        if (!mode.ignoreCase()) {
            return sequence(bytes);
        }
        List<Node> alternatives = new ArrayList<>(List.of(sequence(bytes)));
        for (String other : List.of(spelled.toUpperCase(Locale.ROOT), spelled.toLowerCase(Locale.ROOT))) {
            alternatives.add(sequence(other.getBytes(StandardCharsets.UTF_8)));
        }
        return new Node.Choice(alternatives);
    }

    private static Node sequence(byte[] bytes) {
        List<Node> parts = new ArrayList<>();
        for (byte each : bytes) {
            parts.add(new Node.One(ByteSet.of(each & 0xff)));
        }
        return new Node.Sequence(parts);
    }

    private Node repeats(Node atom) throws RegexException {
        Node node = atom;
        while (at < pattern.length()) {
            if (pattern.charAt(at) == '*') {
                at++;
                node = new Node.Repeat(node, 0, -1);
            } else if (atOperator('+')) {
                skipOperator();
                node = new Node.Repeat(node, 1, -1);
            } else if (atOperator('?')) {
                skipOperator();
                node = new Node.Repeat(node, 0, 1);
            } else if (atOperator('{')) {
                int before = at;
                Node repeated = interval(node);
                if (at == before) {
                    return node;
                }
                node = repeated;
            } else {
                return node;
            }
            if (mode.syntax().strictRepeats() && !extended && (pattern.startsWith("*", at) || atOperator('{'))) {
                throw RegexErrors.nothingToRepeat();
            }
        }
        return node;
    }

    /** Whether a whole {@code n}, {@code n,}, {@code ,m} or {@code n,m} with its closing brace begins here. */
    private boolean intervalAt(int index) {
        int i = index;
        while (i < pattern.length() && Character.isDigit(pattern.charAt(i))) {
            i++;
        }
        boolean number = i > index;
        if (i < pattern.length() && pattern.charAt(i) == ',') {
            i++;
            number = true;
            while (i < pattern.length() && Character.isDigit(pattern.charAt(i))) {
                i++;
            }
        }
        return number && i < pattern.length() && pattern.charAt(i) == '}';
    }

    /** Reads an interval; where a brace that begins none is an ordinary character, it stays where it is. */
    private Node interval(Node node) throws RegexException {
        int brace = at;
        skipOperator();
        int least = bound();
        boolean comma = pattern.startsWith(",", at);
        if (least == NO_NUMBER && !comma && at < pattern.length()) {
            throw RegexErrors.badBrace();
        }
        int most = least;
        if (comma && least != NOT_A_NUMBER) {
            at++;
            least = Math.max(least, 0);
            most = bound();
        }
        if (least == NOT_A_NUMBER || most == NOT_A_NUMBER || at == pattern.length()) {
            if (extended && mode.syntax().looseOperators()) {
                at = brace;
                return node;
            }
            throw at == pattern.length() ? RegexErrors.unmatchedBrace() : RegexErrors.badBrace();
        }
        if (!atOperator('}') || (most >= 0 && least > most)) {
            throw RegexErrors.badBrace();
        }
        skipOperator();
        if (Math.max(least, most) > MOST_REPEATS) {
            throw RegexErrors.tooBig();
        }
        return most == 0 ? new Node.Empty() : new Node.Repeat(node, least, most);
    }

    /** Reads on to a comma or the closing brace, and takes that for a number. */
    private int bound() {
        long value = NO_NUMBER;
        while (at < pattern.length() && pattern.charAt(at) != ',' && !atOperator('}')) {
            char c = pattern.charAt(at++);
            boolean digit = Character.isDigit(c) && value != NOT_A_NUMBER;
            value = digit ? Math.min(Math.max(value, 0) * 10 + c - '0', MOST_REPEATS + 1L) : NOT_A_NUMBER;
        }
        return (int) value;
    }
}
