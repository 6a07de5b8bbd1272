package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word as it was written: parts, each with its kind of quoting. Nothing is expanded. */
public final class Word {

    private static final String SPECIAL = "*?[\\{~(";

    private final List<WordPart> parts;
    private final @Nullable Assignment assignment;
    private final @Nullable String plain;
    private final boolean braces;

    public Word(List<WordPart> parts) {
        this(parts, null);
    }

    /** @param assignment how the word reads where it stands for an assignment, if it can */
    Word(List<WordPart> parts, @Nullable Assignment assignment) {
        this.parts = List.copyOf(parts);
        this.assignment = assignment;
        this.plain = parts.size() == 1 && parts.get(0) instanceof WordPart.Literal literal && isPlain(literal.text())
                ? literal.text()
                : null;
        this.braces = parts.stream()
                .anyMatch(part -> part instanceof WordPart.Literal literal
                        && literal.text().indexOf('{') >= 0);
    }

    /** A word of one unquoted text. */
    public static Word of(String text) {
        return new Word(text.isEmpty() ? List.of() : List.of(new WordPart.Literal(text)));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public List<WordPart> parts() {
        return parts;
    }

    /** The word as an assignment, {@code name=value} and the like, or null if it is none. */
    public @Nullable Assignment assignment() {
        return assignment;
    }

    /** The text of a word that expands to itself whatever the state of the shell, or null. */
    public @Nullable String plain() {
        return plain;
    }

    /** The same, but a tilde that it begins with is no home directory. */
    public Word withoutTilde() {
        List<WordPart> quoted = new ArrayList<>(List.of(new WordPart.Quoted("", "")));
        quoted.addAll(parts);
        return new Word(quoted);
    }

    /** Whether there is an unquoted opening brace, so that brace expansion has something to look at. */
    public boolean hasBraces() {
        return braces;
    }

    /** The text if no part of the word is quoted or expanded, else null: only such a word can be reserved or an alias. */
    public @Nullable String unquoted() {
        return parts.size() == 1 && parts.get(0) instanceof WordPart.Literal literal ? literal.text() : null;
    }

    /** Whether any part is quoted: what a here-document's delimiter asks. */
    public boolean isQuoted() {
        return parts.stream()
                .anyMatch(part -> part instanceof WordPart.Quoted || part instanceof WordPart.DoubleQuoted);
    }

    @Override
    public String toString() {
        return CommandPrinter.word(this);
    }
}
