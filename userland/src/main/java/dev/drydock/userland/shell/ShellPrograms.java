package dev.drydock.userland.shell;

import dev.drydock.process.Program;
import dev.drydock.userland.shell.start.ShellStart;
import dev.drydock.userland.shell.syntax.Dialect;
import java.util.Optional;

/**
 * The shells as programs, by the names that their stubs carry: {@code gnu/bash}, {@code debian/dash}, {@code busybox/ash}.
 * Called by the name {@code sh}, bash is in POSIX mode. The programs are immutable and serve any number of processes.
 */
public final class ShellPrograms {

    private ShellPrograms() {}

    /** The shell of that name, if there is one. */
    public static Optional<Program> named(String name) {
        return switch (name) {
            case "gnu/bash" -> Optional.of(new ShellStart(Dialect.BASH));
            case "debian/dash" -> Optional.of(new ShellStart(Dialect.DASH));
            case "busybox/ash" -> Optional.of(new ShellStart(Dialect.ASH));
            default -> Optional.empty();
        };
    }
}
