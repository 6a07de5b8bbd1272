package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads a bracket expression. */
final class Bracket {
    private final String pattern;
    private final Regex.Mode mode;
    private final ByteSet set = new ByteSet();
    private final CharacterRanges wide = new CharacterRanges();
    private int at;
    private boolean ofCharacters;

    /** @param start behind the opening bracket */
    Bracket(String pattern, int start, Regex.Mode mode) {
        this.pattern = pattern;
        this.at = start;
        this.mode = mode;
    }

    /** Whether it is more than a list of characters of ASCII. */
    boolean isOfCharacters() {
        return ofCharacters || !wide.isEmpty();
    }

    /** Behind the closing bracket, once {@link #read} is done. */
    int end() {
        return at;
    }

    Node read() throws RegexException {
        boolean inverted = at < pattern.length() && pattern.charAt(at) == '^';
        if (inverted) {
            at++;
            ofCharacters = true;
        }
        if (at >= pattern.length()) {
            throw RegexErrors.badPattern();
        }
        boolean first = true;
        while (true) {
            if (at >= pattern.length()) {
                throw RegexErrors.unmatchedBracket();
            }
            if (pattern.charAt(at) == ']' && !first) {
                at++;
                return node(inverted);
            }
            if (!first && isStrayHyphen()) {
                throw RegexErrors.badRange();
            }
            first = false;
            item();
        }
    }

    /** A hyphen is a character at either end alone, for glibc at least. */
    private boolean isStrayHyphen() {
        boolean last = at + 1 == pattern.length() || pattern.charAt(at + 1) == ']';
        return pattern.charAt(at) == '-' && !last && !mode.syntax().bracketEscapes();
    }

    private void item() throws RegexException {
        int start = at;
        if (pattern.startsWith("[:", at)) {
            int close = pattern.indexOf(":]", at + 2);
            if (close < 0) {
                throw RegexErrors.unmatchedBracket();
            }
            String name = pattern.substring(at + 2, close);
            if (mode.ignoreCase() && (name.equals("upper") || name.equals("lower"))) {
                name = "alpha";
            }
            ByteSet members = CharacterClasses.find(name);
            if (members == null) {
                throw RegexErrors.badClass();
            }
            for (int value = 0; value < 256; value++) {
                if (members.has(value)) {
                    set.add(value);
                }
            }
            ofCharacters = true;
            if (mode.utf8() && WideClasses.isOfLetters(name)) {
                wide.addLetters();
            } else if (mode.utf8()) {
                WideClasses.add(name, wide);
            }
            at = close + 2;
            return;
        }
        boolean equivalence = pattern.startsWith("[=", at);
        int from = element();
        int to = from;
        if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
            at++;
            boolean open = at + 1 < pattern.length() && pattern.charAt(at) == '[';
            if (equivalence || (open && ":=".indexOf(pattern.charAt(at + 1)) >= 0)) {
                throw RegexErrors.badRange();
            }
            to = element();
            if (to < from) {
                throw RegexErrors.badRange();
            }
        }
        ofCharacters |= at - start > 1;
        for (int value = from; value <= Math.min(to, mode.utf8() ? 0x7f : 0xff); value++) {
            set.add(value);
        }
        if (mode.utf8() && to >= 0x80) {
            wide.add(Math.max(from, 0x80), to);
        }
    }

    /** Where case is ignored, glibc reads all in capitals, ends of ranges too: {@code a-\} goes from A. */
    private int element() throws RegexException {
        int element = written();
        return mode.ignoreCase() ? Character.toUpperCase(element) : element;
    }

    /** A character, {@code [.x.]} or {@code [=x=]}. */
    private int written() throws RegexException {
        char c = pattern.charAt(at);
        if (c == '[' && at + 1 < pattern.length() && (pattern.charAt(at + 1) == '.' || pattern.charAt(at + 1) == '=')) {
            int close = pattern.indexOf(pattern.charAt(at + 1) + "]", at + 2);
            if (close < 0) {
                throw RegexErrors.unmatchedBracket();
            }
            int start = at + 2;
            at = start;
            int element = character();
            if (at != close) {
                throw RegexErrors.badCollation();
            }
            at = close + 2;
            return element;
        }
        if (c == '\\' && mode.syntax().bracketEscapes() && at + 1 < pattern.length()) {
            at += 2;
            return escaped(pattern.charAt(at - 1));
        }
        return character();
    }

    private static int escaped(char c) {
        int known = "abfnrtv".indexOf(c);
        return known < 0 ? c : "\u0007\b\f\n\r\t\u000b".charAt(known);
    }

    private int character() throws RegexException {
        if (at >= pattern.length()) {
            throw RegexErrors.unmatchedBracket();
        }
        int lead = pattern.charAt(at++);
        int more = !mode.utf8() || lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        int value = more == 0 ? lead : lead & (0x3f >> more);
        for (; more > 0 && at < pattern.length(); more--) {
            value = value << 6 | (pattern.charAt(at++) & 0x3f);
        }
        return value;
    }

    private Node node(boolean inverted) {
        if (mode.ignoreCase()) {
            set.addOtherCase();
            wide.addOtherCase();
        }
        CharacterRanges beyond = wide;
        if (inverted) {
            set.invert();
            if (mode.newlineSplits()) {
                ByteSet without = new ByteSet();
                for (int value = 0; value < 256; value++) {
                    if (value != '\n' && set.has(value)) {
                        without.add(value);
                    }
                }
                return finish(without, mode.utf8() ? beyond.inverted() : beyond);
            }
            beyond = mode.utf8() ? wide.inverted() : wide;
        }
        return finish(set, beyond);
    }

    private Node finish(ByteSet bytes, CharacterRanges beyond) {
        if (!mode.utf8()) {
            return new Node.One(bytes);
        }
        ByteSet ascii = bytes.ascii();
        if (beyond.isEmpty()) {
            return new Node.One(ascii);
        }
        List<Node> alternatives = new ArrayList<>(beyond.spelled());
        alternatives.add(new Node.One(ascii));
        return new Node.Choice(alternatives);
    }
}
