package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.state.DynamicVariable;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variables;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The variables whose values are made when they are asked for; those of bash are {@link BashVariables}. */
final class SpecialVariables {
    private static final int RANDOM_BOUND = 32768;
    private static final long NANOS_PER_MICRO = 1000;

    private final Shell shell;

    SpecialVariables(Shell shell) {
        this.shell = shell;
    }

    void define() {
        switch (shell.dialect()) {
            case DASH -> {
                // It has none.
            }
            case ASH -> busybox();
            case BASH -> new BashVariables(shell, this).define();
        }
    }

    private void busybox() {
        Variables variables = shell.variables();
        variables.define("LINENO", DynamicVariable.untilAssigned(() -> Integer.toString(shell.scriptLine())));
        variables.define("RANDOM", DynamicVariable.of(this::random));
        variables.define("EPOCHSECONDS", DynamicVariable.of(this::seconds));
        variables.define("EPOCHREALTIME", DynamicVariable.of(this::realTime));
    }

    String random() {
        RandomGenerator random = shell.process().random();
        return Integer.toString(random.nextInt(RANDOM_BOUND));
    }

    String seconds() {
        return Long.toString(now().getEpochSecond());
    }

    String realTime() {
        Instant now = now();
        return now.getEpochSecond() + "." + String.format("%06d", now.getNano() / NANOS_PER_MICRO);
    }

    Instant now() {
        return shell.process().clock().now();
    }

    static Variable array(List<String> values) {
        TreeMap<Long, String> elements = new TreeMap<>();
        for (String value : values) {
            elements.put((long) elements.size(), value);
        }
        return Variable.unset().withElements(elements);
    }
}
