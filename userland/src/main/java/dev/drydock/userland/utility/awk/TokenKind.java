package dev.drydock.userland.utility.awk;

/** What a token is. */
enum TokenKind {
    PUNCTUATION,
    /** A reserved word. */
    WORD,
    NAME,
    /** A name with a parenthesis right behind it. */
    CALL,
    BUILTIN,
    NUMBER,
    STRING,
    NEWLINE,
    END
}
