package dev.drydock.userland.shell.syntax;

/**
 * The text under a command. The redirection is read before its text is, so this one is filled in later, once, by the
 * parser.
 */
public final class HereDocument {

    private final String delimiter;
    private final boolean quoted;
    private Word body = new Word(java.util.List.of());
    private String source = "";

    HereDocument(String delimiter, boolean quoted) {
        this.delimiter = delimiter;
        this.quoted = quoted;
    }

    public String delimiter() {
        return delimiter;
    }

    /** Whether any part of the delimiter was quoted, so that the text is not expanded. */
    public boolean isQuoted() {
        return quoted;
    }

    /** The text; its literals are to be taken as they stand. */
    public Word body() {
        return body;
    }

    /** The lines as they were written, without the delimiter's; tabs already stripped for {@code <<-}. */
    public String source() {
        return source;
    }

    void complete(Word text, String lines) {
        this.body = text;
        this.source = lines;
    }
}
