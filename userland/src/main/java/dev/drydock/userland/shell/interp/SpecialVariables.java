package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.state.DynamicVariable;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The variables whose values are made when they are asked for. */
final class SpecialVariables {
    private static final int RANDOM_BOUND = 32768;
    private static final long NANOS_PER_MICRO = 1000;

    private final Shell shell;

    SpecialVariables(Shell shell) {
        this.shell = shell;
    }

    void define() {
        Variables variables = shell.variables();
        RandomGenerator random = shell.process().random();
        if (shell.dialect().hasBashisms()) {
            variables.define(
                    "LINENO",
                    shell.dialect().isBash()
                            ? DynamicVariable.of(() -> Integer.toString(shell.line()))
                            : DynamicVariable.untilAssigned(() -> Integer.toString(shell.scriptLine())));
            variables.define("RANDOM", listed(() -> Integer.toString(random.nextInt(RANDOM_BOUND))));
            variables.define("EPOCHSECONDS", listed(() -> Long.toString(now().getEpochSecond())));
            variables.define("EPOCHREALTIME", listed(this::realTime));
        }
        if (!shell.dialect().isBash()) {
            return;
        }
        Instant[] started = {now()};
        variables.define(
                "SECONDS",
                DynamicVariable.of(
                        () -> Variable.of(Long.toString(
                                Duration.between(started[0], now()).toSeconds())),
                        value -> started[0] = now().minusSeconds(number(value))));
        variables.define("SRANDOM", DynamicVariable.of(() -> Long.toString(random.nextInt() & 0xffffffffL)));
        variables.define("BASH_COMMAND", DynamicVariable.of(shell::commandText));
        variables.define(
                "BASHPID",
                DynamicVariable.of(() -> Integer.toString(shell.process().pid())));
        variables.define(
                "FUNCNAME",
                list(() -> shell.calls().all().stream()
                        .map(call -> call.function() == null ? "source" : call.function())
                        .toList()));
        variables.define(
                "BASH_SOURCE",
                list(() -> shell.calls().all().stream()
                        .map(call -> call.source() == null ? shell.parameters().name() : call.source())
                        .toList()));
        variables.define(
                "BASH_LINENO",
                list(() -> shell.calls().all().stream()
                        .map(call -> Integer.toString(call.line()))
                        .toList()));
        variables.define(
                "PIPESTATUS",
                list(() -> shell.pipeStatus().stream().map(String::valueOf).toList()));
        variables.define("BASH_SUBSHELL", DynamicVariable.of(() -> Integer.toString(shell.depth())));
        variables.define("HISTCMD", DynamicVariable.of(this::historyNumber));
        variables.define("DIRSTACK", list(() -> shell.directories().all()));
    }

    /** The number in the history of the command that runs. */
    private String historyNumber() {
        History history = shell.history();
        int next = history.first() + history.size() - (shell.recorder().isLastAdded() ? 1 : 0);
        return Integer.toString(shell.options().has(SetOption.HISTORY) ? next : 0);
    }

    private DynamicVariable listed(java.util.function.Supplier<String> value) {
        return shell.dialect().isBash() ? DynamicVariable.of(value) : DynamicVariable.unlisted(value);
    }

    private static DynamicVariable list(java.util.function.Supplier<List<String>> values) {
        return DynamicVariable.of(() -> array(values.get()), ignored -> {});
    }

    static Variable array(List<String> values) {
        TreeMap<Long, String> elements = new TreeMap<>();
        for (String value : values) {
            elements.put((long) elements.size(), value);
        }
        return Variable.unset().withElements(elements);
    }

    private Instant now() {
        return shell.process().clock().now();
    }

    private String realTime() {
        Instant now = now();
        return now.getEpochSecond() + "." + String.format("%06d", now.getNano() / NANOS_PER_MICRO);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
