package dev.drydock.userland.utility.awk;

/**
 * A piece of the text of a program of BusyBox.
 *
 * @param text its spelling; of a string what it stands for
 * @param line where it begins, from 1
 */
record Token(TokenKind kind, String text, int line) {

    /** Whether it is this punctuation or reserved word. */
    boolean is(String spelling) {
        return (kind == TokenKind.PUNCTUATION || kind == TokenKind.WORD) && text.equals(spelling);
    }

    boolean is(TokenKind wanted) {
        return kind == wanted;
    }
}
