package dev.drydock.userland.shell.state;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable whose value is made when it is asked for: {@code RANDOM}, {@code SECONDS}, {@code LINENO}.
 *
 * @param value what it is now
 * @param listed what lists of variables show of it before somebody has asked for it; null where they leave it out
 * @param assigned is told what was assigned; may do nothing
 * @param lasting whether it goes on when it was assigned, and is not one as any other then
 */
public record DynamicVariable(
        Supplier<Variable> value, @Nullable Variable listed, Consumer<Variable> assigned, boolean lasting) {

    /** A variable that takes no notice of assignments, and is in no list before it was asked for. */
    public static DynamicVariable of(Supplier<String> value) {
        return new DynamicVariable(() -> Variable.of(value.get()), null, ignored -> {}, true);
    }

    /** BusyBox's {@code LINENO}, which is as any other when it was assigned, and empty in lists before. */
    public static DynamicVariable untilAssigned(Supplier<String> value) {
        return new DynamicVariable(() -> Variable.of(value.get()), Variable.of(""), ignored -> {}, false);
    }

    /** What a list shows of it. */
    @Nullable
    Variable listed(@Nullable Variable asked) {
        return asked != null && lasting ? asked : listed;
    }
}
