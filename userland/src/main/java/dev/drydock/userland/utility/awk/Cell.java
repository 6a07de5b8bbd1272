package dev.drydock.userland.utility.awk;

import org.jspecify.annotations.Nullable;

/** A variable or an element. What it is, a scalar or an array, shows at its first use. */
class Cell implements Reference {
    private final @Nullable Cell origin;
    private Value value = Value.UNSET;
    private @Nullable Table table;

    Cell() {
        this(null);
    }

    /** A parameter that nobody knows yet whether it is an array: if it becomes one, its origin becomes the same one. */
    Cell(@Nullable Cell origin) {
        this.origin = origin;
    }

    @Override
    public Value value() {
        return value;
    }

    @Override
    public void assign(Value newValue) {
        value = newValue;
    }

    Table table() {
        Table known = table;
        if (known == null) {
            known = origin == null ? new Table() : origin.table();
            table = known;
        }
        return known;
    }

    boolean isArray() {
        return table != null;
    }
}
