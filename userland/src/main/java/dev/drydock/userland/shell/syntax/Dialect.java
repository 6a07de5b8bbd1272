package dev.drydock.userland.shell.syntax;

/** Which shell this is: what it understands, and how it words what it does not. */
public enum Dialect {
    /** Debian's {@code /bin/sh}, dash 0.5.12: POSIX and little more. */
    DASH,
    /** BusyBox's {@code sh}, 1.35 with the options that distributions build it with. */
    ASH,
    /** GNU bash 5.2. */
    BASH;

    /** Arrays, brace expansion, {@code select}, {@code coproc}: what only bash has. */
    public boolean isBash() {
        return this == BASH;
    }

    /** What bash has and BusyBox has taken over: {@code $'…'}, {@code &>}, {@code ${v:1:2}}, {@code <( )}, {@code function}. */
    public boolean hasBashisms() {
        return this != DASH;
    }
}
