package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** bash's brace expansion: {@code a{b,c}d} and {@code {1..5}}. It looks at how words are written and at nothing else. */
final class Braces {
    private static final int WORD_BYTES = 80;
    private static final int ATOM_BYTES = 32;

    private final LongConsumer memory;
    private long heldBytes;

    /** @param memory told how many bytes more are held, before they are */
    Braces(LongConsumer memory) {
        this.memory = memory;
    }

    /** The words that a word stands for; itself if its braces are not of that kind. They are held until {@link #release}. */
    List<Word> expand(Word word) {
        if (!word.hasBraces()) {
            return List.of(word);
        }
        List<Word> words = new ArrayList<>();
        for (List<Atom> atoms : alternatives(atoms(word))) {
            words.add(word(atoms));
        }
        return words;
    }

    /** The words are done with. */
    void release() {
        memory.accept(-heldBytes);
        heldBytes = 0;
    }

    /** A member that is nothing is a field all the same. */
    private static List<Atom> atoms(String member) {
        return member.isEmpty()
                ? List.of(new Atom('\0', new WordPart.Quoted("", "''")))
                : member.chars()
                        .mapToObj(character -> new Atom((char) character, null))
                        .toList();
    }

    private void hold(int characters) {
        long bytes = WORD_BYTES + (long) ATOM_BYTES * characters;
        memory.accept(bytes);
        heldBytes += bytes;
    }

    /** A character of unquoted text, or a part that is not looked into. */
    private record Atom(char character, @Nullable WordPart part) {
        boolean is(char wanted) {
            return part == null && character == wanted;
        }
    }

    private static List<Atom> atoms(Word word) {
        List<Atom> atoms = new ArrayList<>();
        for (WordPart part : word.parts()) {
            if (part instanceof WordPart.Literal literal) {
                for (char character : literal.text().toCharArray()) {
                    atoms.add(new Atom(character, null));
                }
            } else {
                atoms.add(new Atom('\0', part));
            }
        }
        return atoms;
    }

    private static Word word(List<Atom> atoms) {
        List<WordPart> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (Atom atom : atoms) {
            if (atom.part == null) {
                literal.append(atom.character);
                continue;
            }
            flush(literal, parts);
            parts.add(atom.part);
        }
        flush(literal, parts);
        return new Word(JoinedNames.of(parts));
    }

    private static void flush(StringBuilder literal, List<WordPart> parts) {
        if (literal.length() > 0) {
            parts.add(new WordPart.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private List<List<Atom>> alternatives(List<Atom> atoms) {
        for (int open = 0; open < atoms.size(); open++) {
            if (!atoms.get(open).is('{')) {
                continue;
            }
            int close = closing(atoms, open);
            if (close < 0) {
                continue;
            }
            List<List<Atom>> inside = inside(atoms.subList(open + 1, close));
            if (inside == null) {
                continue;
            }
            List<Atom> before = atoms.subList(0, open);
            List<List<Atom>> results = new ArrayList<>();
            List<List<Atom>> rests = alternatives(atoms.subList(close + 1, atoms.size()));
            for (List<Atom> middle : inside) {
                for (List<Atom> rest : rests) {
                    hold(before.size() + middle.size() + rest.size());
                    List<Atom> whole = new ArrayList<>(before);
                    whole.addAll(middle);
                    whole.addAll(rest);
                    results.add(whole);
                }
            }
            return results;
        }
        return List.of(atoms);
    }

    private static int closing(List<Atom> atoms, int open) {
        int depth = 0;
        for (int i = open; i < atoms.size(); i++) {
            if (atoms.get(i).is('{')) {
                depth++;
            } else if (atoms.get(i).is('}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between braces: a list or a sequence; null if it is neither. */
    private @Nullable List<List<Atom>> inside(List<Atom> atoms) {
        List<List<Atom>> members = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean comma = false;
        for (int i = 0; i <= atoms.size(); i++) {
            boolean end = i == atoms.size();
            if (end || (depth == 0 && atoms.get(i).is(','))) {
                comma |= !end;
                members.addAll(alternatives(atoms.subList(start, i)));
                start = i + 1;
            } else if (atoms.get(i).is('{')) {
                depth++;
            } else if (atoms.get(i).is('}')) {
                depth--;
            }
        }
        return comma ? members : sequence(atoms);
    }

    private @Nullable List<List<Atom>> sequence(List<Atom> atoms) {
        StringBuilder text = new StringBuilder();
        for (Atom atom : atoms) {
            if (atom.part != null) {
                return null;
            }
            text.append(atom.character);
        }
        List<String> members = BraceSequence.of(text.toString(), member -> hold(member.length()));
        if (members == null) {
            return null;
        }
        return members.stream().map(Braces::atoms).toList();
    }
}
