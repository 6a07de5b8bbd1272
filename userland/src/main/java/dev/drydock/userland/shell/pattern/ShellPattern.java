package dev.drydock.userland.shell.pattern;

import dev.drydock.userland.shell.text.CharacterSet;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern, ready to be matched. It moves a set of places through the text, so that its time is bounded by the product of
 * the lengths, whatever the pattern. Places count {@code char}s.
 */
public final class ShellPattern {
    private final List<PatternNode> nodes;
    private final boolean ignoreCase;

    private ShellPattern(List<PatternNode> nodes, boolean ignoreCase) {
        this.nodes = nodes;
        this.ignoreCase = ignoreCase;
    }

    /**
     * @param characters which bytes of the pattern make a character; the texts it is matched with are to be decoded so
     * @param pattern shell text with a backslash before each character that is to mean itself
     * @param extended whether {@code @(a|b)} and its like are understood
     */
    public static ShellPattern of(CharacterSet characters, String pattern, boolean extended) {
        boolean wide = characters == CharacterSet.UTF_8;
        return new ShellPattern(new PatternReader(characters.decode(pattern), wide, extended).read(), false);
    }

    public ShellPattern ignoringCase(boolean on) {
        return new ShellPattern(nodes, on);
    }

    /** The same pattern for a shell that does not know dash's way: there a {@code ^} that begins a list is one of the list. */
    public static String ofDash(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            text.append(character);
            if (character == '\\' && i + 1 < pattern.length()) {
                text.append(pattern.charAt(++i));
            } else if (character == '[' && pattern.startsWith("^", i + 1)) {
                text.append('\\');
            }
        }
        return text.toString();
    }

    /** The pattern that matches this text and nothing else. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if ("*?[]\\()|+@!^-".indexOf(text.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(text.charAt(i));
        }
        return quoted.toString();
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        return ends(text, 0).get(text.length());
    }

    /** The places at which a match that begins at a place can end. */
    public BitSet ends(String text, int from) {
        BitSet places = new BitSet(text.length() + 1);
        places.set(from);
        return move(nodes, text, places);
    }

    private BitSet move(List<PatternNode> sequence, String text, BitSet from) {
        BitSet places = from;
        for (PatternNode node : sequence) {
            if (places.isEmpty()) {
                return places;
            }
            places = move(node, text, places);
        }
        return places;
    }

    private BitSet move(PatternNode node, String text, BitSet from) {
        BitSet to = new BitSet(text.length() + 1);
        if (node instanceof PatternNode.Run) {
            to.set(from.nextSetBit(0), text.length() + 1);
            return to;
        }
        if (node instanceof PatternNode.Group group) {
            return move(group, text, from);
        }
        for (int at = from.nextSetBit(0); at >= 0 && at < text.length(); at = from.nextSetBit(at + 1)) {
            int point = text.codePointAt(at);
            if (accepts(node, point)) {
                to.set(at + Character.charCount(point));
            }
        }
        return to;
    }

    private boolean accepts(PatternNode node, int point) {
        if (node instanceof PatternNode.One one) {
            return one.point() == point
                    || (ignoreCase && Character.toLowerCase(one.point()) == Character.toLowerCase(point));
        }
        return !(node instanceof PatternNode.Bracket bracket) || bracket.contains(point, ignoreCase);
    }

    private BitSet move(PatternNode.Group group, String text, BitSet from) {
        return switch (group.operator()) {
            case '?' -> {
                BitSet to = once(group, text, from);
                to.or(from);
                yield to;
            }
            case '*' -> {
                BitSet to = repeated(group, text, from);
                to.or(from);
                yield to;
            }
            case '+' -> repeated(group, text, from);
            case '!' -> without(group, text, from);
            default -> once(group, text, from);
        };
    }

    private BitSet once(PatternNode.Group group, String text, BitSet from) {
        BitSet to = new BitSet(text.length() + 1);
        group.alternatives().forEach(alternative -> to.or(move(alternative, text, from)));
        return to;
    }

    private BitSet repeated(PatternNode.Group group, String text, BitSet from) {
        BitSet all = new BitSet(text.length() + 1);
        BitSet fresh = from;
        while (!fresh.isEmpty()) {
            BitSet next = once(group, text, fresh);
            next.andNot(all);
            all.or(next);
            fresh = next;
        }
        return all;
    }

    /** {@code !(…)}: everything that none of the alternatives matches. */
    private BitSet without(PatternNode.Group group, String text, BitSet from) {
        BitSet to = new BitSet(text.length() + 1);
        for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
            BitSet start = new BitSet();
            start.set(at);
            BitSet others = new BitSet(text.length() + 1);
            others.set(at, text.length() + 1);
            others.andNot(once(group, text, start));
            to.or(others);
        }
        return to;
    }
}
