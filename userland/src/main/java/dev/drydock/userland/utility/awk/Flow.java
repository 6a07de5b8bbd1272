package dev.drydock.userland.utility.awk;

/** How a statement went out. */
enum Flow {
    ON,
    BREAK,
    CONTINUE,
    RETURN
}
