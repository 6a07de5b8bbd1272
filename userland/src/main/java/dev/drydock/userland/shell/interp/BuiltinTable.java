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
    private final SortedSet<String> disabled;

    /** @param special the names of the special ones, after which assignments stay and errors are fatal (POSIX 2.14) */
    public BuiltinTable(Map<String, Builtin> commands, Set<String> special) {
        this(new TreeMap<>(commands), new TreeSet<>(special), new TreeSet<>());
    }

    private BuiltinTable(SortedMap<String, Builtin> commands, SortedSet<String> special, SortedSet<String> disabled) {
        this.commands = commands;
        this.special = special;
        this.disabled = disabled;
    }

    /** The same with a command switched on or off. */
    public BuiltinTable enabled(String name, boolean on) {
        SortedSet<String> others = new TreeSet<>(disabled);
        if (on) {
            others.remove(name);
        } else {
            others.add(name);
        }
        return new BuiltinTable(commands, special, others);
    }

    /** The command of this name; null if there is none, or it is switched off. */
    public @Nullable Builtin find(String name) {
        return disabled.contains(name) ? null : commands.get(name);
    }

    public boolean isSpecial(String name) {
        return special.contains(name);
    }

    /** All names, in order, also those that are switched off. */
    public Set<String> names() {
        return commands.keySet();
    }
}
