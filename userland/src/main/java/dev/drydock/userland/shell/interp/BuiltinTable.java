package dev.drydock.userland.shell.interp;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The built-in commands of a dialect, by name. Immutable. */
public final class BuiltinTable {
    private final SortedMap<String, Builtin> commands;
    private final SortedSet<String> special;

    /** @param special the names of the special ones, after which assignments stay and errors are fatal (POSIX 2.14) */
    public BuiltinTable(Map<String, Builtin> commands, Set<String> special) {
        this.commands = new TreeMap<>(commands);
        this.special = new TreeSet<>(special);
    }

    public @Nullable Builtin find(String name) {
        return commands.get(name);
    }

    public boolean isSpecial(String name) {
        return special.contains(name);
    }

    /** All names, in order. */
    public Set<String> names() {
        return commands.keySet();
    }
}
