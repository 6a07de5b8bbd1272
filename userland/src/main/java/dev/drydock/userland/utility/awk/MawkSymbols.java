package dev.drydock.userland.utility.awk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of a program of mawk: those of the program, before which those of the function come that is being read. */
final class MawkSymbols {
    /** Whom names belong to that are no parameters. */
    private static final MawkFunction NOBODY = new MawkFunction("");

    private final Map<String, MawkSymbol> globals = new HashMap<>();
    private final Map<String, MawkSymbol> locals = new LinkedHashMap<>();
    private final Map<String, Integer> slots = new LinkedHashMap<>();

    MawkSymbols() {
        for (Special special : Special.values()) {
            boolean array = special == Special.ENVIRON || special == Special.ARGV;
            slots.put(special.name(), special.slot());
            globals.put(
                    special.name(),
                    new MawkSymbol(
                            special.name(),
                            array ? MawkSymbol.Type.ARRAY : MawkSymbol.Type.VARIABLE,
                            special.slot(),
                            NOBODY));
        }
    }

    MawkSymbol find(String name) {
        MawkSymbol local = locals.get(name);
        return local != null ? local : globals.computeIfAbsent(name, this::global);
    }

    private MawkSymbol global(String name) {
        int slot = slots.computeIfAbsent(name, missing -> slots.size());
        return new MawkSymbol(name, MawkSymbol.Type.NONE, slot, NOBODY);
    }

    /** Makes a name that nobody has used a function's. */
    MawkSymbol function(String name) {
        MawkSymbol symbol = new MawkSymbol(name, MawkSymbol.Type.FUNCTION, -1, new MawkFunction(name));
        globals.put(name, symbol);
        return symbol;
    }

    MawkSymbol parameter(MawkFunction owner, String name) {
        MawkSymbol symbol = new MawkSymbol(name, MawkSymbol.Type.LOCAL_NONE, owner.count(), owner);
        owner.addParameter();
        locals.put(name, symbol);
        return symbol;
    }

    void leave() {
        locals.clear();
    }

    Map<String, Integer> slots() {
        return slots;
    }
}
