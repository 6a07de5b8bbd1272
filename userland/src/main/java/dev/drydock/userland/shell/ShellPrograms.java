package dev.drydock.userland.shell;

import dev.drydock.process.Program;
import dev.drydock.userland.shell.start.ShellStart;
import dev.drydock.userland.shell.syntax.Dialect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shells as programs, by the names that their stubs carry: {@code gnu/bash}, {@code debian/dash}, {@code busybox/ash}.
 * Called by the name {@code sh}, bash is in POSIX mode. The programs are immutable and serve any number of processes.
 */
public final class ShellPrograms {

    private ShellPrograms() {}

    /** Every shell, in a fixed order. */
    public static Map<String, Program> all() {
        Map<String, Program> all = new LinkedHashMap<>();
        all.put("gnu/bash", new ShellStart(Dialect.BASH));
        all.put("debian/dash", new ShellStart(Dialect.DASH));
        all.put("busybox/ash", new ShellStart(Dialect.ASH));
        return Collections.unmodifiableMap(all);
    }
}
