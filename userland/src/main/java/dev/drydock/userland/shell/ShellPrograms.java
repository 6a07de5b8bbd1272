package dev.drydock.userland.shell;

import dev.drydock.process.Program;
import java.util.Map;

/**
 * The shells as programs, by the names that their stubs carry: {@code gnu/bash}, {@code debian/dash}, {@code busybox/ash}.
 * Called by the name {@code sh}, bash is in POSIX mode. The programs are immutable and serve any number of processes.
 */
public final class ShellPrograms {

    private ShellPrograms() {}

    /** Every shell, in a fixed order. */
    public static Map<String, Program> all() {
        return Map.of();
    }
}
