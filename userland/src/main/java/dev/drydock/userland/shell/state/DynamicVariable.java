package dev.drydock.userland.shell.state;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A variable whose value is made when it is asked for: {@code RANDOM}, {@code SECONDS}, {@code LINENO}.
 *
 * @param value what it is now
 * @param assigned is told what was assigned; may do nothing
 */
public record DynamicVariable(Supplier<Variable> value, Consumer<String> assigned) {

    /** A variable that takes no notice of assignments. */
    public static DynamicVariable of(Supplier<String> value) {
        return new DynamicVariable(() -> Variable.of(value.get()), ignored -> {});
    }
}
