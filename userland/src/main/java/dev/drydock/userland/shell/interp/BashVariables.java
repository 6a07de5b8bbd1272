package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.state.DynamicVariable;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.ShellOptions;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.text.ShellText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bash's variables whose values are made when they are asked for. Lists show them as they were last asked for. */
final class BashVariables {
    private static final Variable NUMBER = Variable.unset().with(Attribute.INTEGER);
    private static final Variable LIST = Variable.unset().declaredArray(false);

    private final Shell shell;
    private final SpecialVariables special;

    BashVariables(Shell shell, SpecialVariables special) {
        this.shell = shell;
        this.special = special;
    }

    void define() {
        define("LINENO", () -> Integer.toString(shell.line()));
        define("RANDOM", NUMBER, () -> NUMBER.with(special.random()));
        define(
                "SRANDOM",
                NUMBER,
                () -> NUMBER.with(Long.toString(shell.process().random().nextInt() & 0xffffffffL)));
        define("EPOCHSECONDS", special::seconds);
        define("EPOCHREALTIME", special::realTime);
        Instant[] started = {special.now()};
        define(
                "SECONDS",
                Variable.unset(),
                () -> NUMBER.with(Long.toString(
                        Duration.between(started[0], special.now()).toSeconds())),
                value -> started[0] = special.now().minusSeconds(number(value.value())));
        define("BASH_COMMAND", shell::commandText);
        define(
                "BASHPID",
                NUMBER,
                () -> NUMBER.with(Integer.toString(shell.process().pid())));
        define("BASH_SUBSHELL", () -> Integer.toString(shell.depth()));
        define("COMP_WORDBREAKS", Variable.unset(), () -> Variable.of(" \t\n\"'@><=;|&(:"));
        define("HISTCMD", NUMBER, () -> NUMBER.with(historyNumber()));
        define(
                "BASH_ARGV0",
                Variable.unset(),
                () -> Variable.of(shell.parameters().name()),
                value -> shell.parameters().name(value.value() == null ? "" : value.value()));
        calls();
        lists();
        options();
    }

    private void calls() {
        define(
                "FUNCNAME",
                LIST,
                () -> functions(shell.calls().all().stream()
                        .map(call -> call.function() == null ? "source" : call.function())
                        .toList()));
        Variable none = SpecialVariables.array(List.of());
        define(
                "BASH_SOURCE",
                none,
                () -> SpecialVariables.array(shell.calls().all().stream()
                        .map(call -> call.source() == null ? shell.parameters().name() : call.source())
                        .toList()));
        define(
                "BASH_LINENO",
                none,
                () -> SpecialVariables.array(shell.calls().all().stream()
                        .map(call -> Integer.toString(call.line()))
                        .toList()));
    }

    private static Variable functions(List<String> names) {
        return names.isEmpty() ? LIST : SpecialVariables.array(names);
    }

    private void lists() {
        Variable none = SpecialVariables.array(List.of());
        define(
                "DIRSTACK",
                none,
                () -> SpecialVariables.array(shell.directories().all()));
        define(
                "GROUPS",
                none,
                () -> SpecialVariables.array(
                        List.of(Integer.toString(shell.files().credentials().gid()))));
        define(
                "PIPESTATUS",
                null,
                () -> SpecialVariables.array(
                        shell.pipeStatus().stream().map(String::valueOf).toList()));
        Variable table = Variable.unset().withKeyed(Map.of());
        define("BASH_ALIASES", table, () -> table.withKeyed(shell.aliases()), value -> {
            shell.aliases().clear();
            value.keys().forEach(name -> shell.aliases().put(name, String.valueOf(value.element(name))));
        });
        define("BASH_CMDS", table, () -> table.withKeyed(programs()), value -> {
            shell.search().remembered().clear();
            value.keys().forEach(name -> shell.search().remember(name, String.valueOf(value.element(name))));
        });
    }

    private Map<String, String> programs() {
        Map<String, String> programs = new TreeMap<>();
        shell.search().remembered().forEach((name, program) -> programs.put(name, ShellText.ofJava(program.path())));
        return programs;
    }

    private void options() {
        ShellOptions options = shell.options();
        Supplier<Variable> set = () -> Variable.of(options.setNames()).with(Attribute.READ_ONLY);
        define("SHELLOPTS", set.get(), set);
        Supplier<Variable> shopt = () -> Variable.of(options.shoptNames()).with(Attribute.READ_ONLY);
        define("BASHOPTS", shopt.get(), shopt);
    }

    private void define(String name, Supplier<String> value) {
        define(name, Variable.unset(), () -> Variable.of(value.get()));
    }

    private void define(String name, @Nullable Variable listed, Supplier<Variable> value) {
        define(name, listed, value, ignored -> {});
    }

    private void define(String name, @Nullable Variable listed, Supplier<Variable> value, Consumer<Variable> assigned) {
        shell.variables().define(name, new DynamicVariable(value, listed, assigned, true));
    }

    /** The number in the history of the command that runs. */
    private String historyNumber() {
        History history = shell.history();
        int next = history.first() + history.size() - (shell.recorder().isLastAdded() ? 1 : 0);
        return Integer.toString(shell.options().has(SetOption.HISTORY) ? next : 0);
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
