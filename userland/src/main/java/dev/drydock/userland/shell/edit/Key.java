package dev.drydock.userland.shell.edit;

/** What a key, or a sequence that it sends, asks for. */
enum Key {
    TEXT,
    ACCEPT,
    LEFT,
    RIGHT,
    HOME,
    END,
    WORD_LEFT,
    WORD_RIGHT,
    UP,
    DOWN,
    RUB_OUT,
    DELETE,
    DELETE_OR_END,
    KILL_TO_END,
    KILL_TO_START,
    KILL_WORD_BACK,
    KILL_WORD,
    YANK,
    TRANSPOSE,
    CLEAR,
    COMPLETE,
    SEARCH,
    ABORT,
    INTERRUPT,
    QUOTE,
    FIRST_LINE,
    LAST_LINE,
    HANG_UP,
    NOTHING
}
