package dev.drydock.userland.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a random script: text, and smaller pieces within it. Knows how to become simpler, which is how a script that
 * shows a difference is made small.
 *
 * @param parts Strings and Pieces
 */
record Piece(Kind kind, List<Object> parts) {

    /** What a piece is; pieces of a kind can stand in each other's place. */
    enum Kind {
        /** Commands; any but the last can be left out. */
        LIST(""),
        /** A command, a list of several with {@code &&}, a pipeline. */
        COMMAND(":"),
        WORD("a"),
        /** Part of a word. */
        PART("b"),
        /** What may be left out, such as a redirection. */
        OPTION(""),
        /** An arithmetic expression. */
        NUMBER("1"),
        PATTERN("*"),
        /** A script in single quotes. */
        SCRIPT("''"),
        /** What none of the others can replace. */
        FIXED(null);

        private final String least;

        Kind(String least) {
            this.least = least;
        }
    }

    Piece {
        parts = List.copyOf(parts);
    }

    static Piece of(Kind kind, Object... parts) {
        return new Piece(kind, List.of(parts));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        boolean list = kind == Kind.LIST;
        if (kind == Kind.SCRIPT) {
            StringBuilder inside = new StringBuilder();
            parts.forEach(part -> ((Piece) part).append(inside));
            text.append('\'').append(inside.toString().replace("'", "'\\''")).append('\'');
            return;
        }
        for (Object part : parts) {
            if (part instanceof Piece piece) {
                piece.append(text);
                if (list && piece.kind == Kind.COMMAND) {
                    boolean ended = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
                    text.append(ended ? "" : "\n");
                }
            } else {
                text.append(part);
            }
        }
    }

    int length() {
        return text().length();
    }

    /** Pieces like this one that are a little simpler, the simplest first. */
    Stream<Piece> simpler() {
        List<Piece> found = new ArrayList<>();
        if (kind.least != null && kind != Kind.LIST && kind != Kind.SCRIPT && !text().equals(kind.least)) {
            found.add(of(kind, kind.least));
        }
        inner(this, found);
        if (kind == Kind.LIST && parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                List<Object> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                found.add(new Piece(kind, fewer));
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Piece piece) {
                int index = i;
                piece.simpler().forEach(each -> {
                    List<Object> changed = new ArrayList<>(parts);
                    changed.set(index, each);
                    found.add(new Piece(kind, changed));
                });
            }
        }
        return found.stream();
    }

    /** Pieces of the same kind inside of this one. */
    private void inner(Piece piece, List<Piece> found) {
        for (Object part : piece.parts) {
            if (part instanceof Piece inside) {
                if (inside.kind == kind && kind != Kind.FIXED) {
                    found.add(inside);
                } else {
                    inner(inside, found);
                }
            }
        }
    }
}
