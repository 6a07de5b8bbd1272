package dev.drydock.userland.utility.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The utilities of one package, each found by its name: a program that runs a few of them does not wait until the classes
 * of some two hundred are loaded.
 */
public interface CommandFamily {
    /** The names of all, those of both flavours. */
    List<String> names();

    /**
     * The utility of that name, loaded when it is first asked for; null if this family has none of that name. It can be one
     * that is not in that flavour ({@link Command#isIn}).
     *
     * @param flavour says which of two is meant that share a name
     */
    @Nullable
    Command find(String name, Flavour flavour);
}
