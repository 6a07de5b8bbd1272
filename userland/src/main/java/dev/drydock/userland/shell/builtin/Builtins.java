package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.BuiltinTable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.syntax.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which commands a dialect has built in. */
public final class Builtins {
    private static final Set<String> SPECIAL = Set.of(
            ".",
            ":",
            "break",
            "continue",
            "eval",
            "exec",
            "exit",
            "export",
            "readonly",
            "return",
            "set",
            "shift",
            "times",
            "trap",
            "unset");
    private static final List<String> NOT_EMULATED = List.of("bind");

    private Builtins() {}

    public static BuiltinTable of(Dialect dialect) {
        Map<String, Builtin> all = new LinkedHashMap<>();
        posix(all);
        if (dialect.hasBashisms()) {
            all.put("source", Evaluation::source);
            all.put("let", new Let());
            all.put("history", new HistoryCommand());
        }
        switch (dialect) {
            case BASH -> bash(all);
            case DASH -> all.put("chdir", new ChangeDirectory());
            case ASH -> {
                all.put("chdir", new ChangeDirectory());
                all.put("[[", new Test());
            }
        }
        Set<String> special = dialect.isBash()
                ? union(SPECIAL, Set.of("source"))
                : union(SPECIAL, dialect == Dialect.DASH ? Set.of("local") : Set.of("local", "source"));
        return new BuiltinTable(all, special);
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> all = new java.util.TreeSet<>(first);
        all.addAll(second);
        return all;
    }

    private static void posix(Map<String, Builtin> all) {
        all.put(":", (shell, arguments) -> 0);
        all.put("true", (shell, arguments) -> 0);
        all.put("false", (shell, arguments) -> 1);
        all.put(".", Evaluation::source);
        all.put("eval", Evaluation::eval);
        all.put("exec", Evaluation::exec);
        all.put("break", Flow.loop(false));
        all.put("continue", Flow.loop(true));
        all.put("return", Flow::leaveFunction);
        all.put("exit", Flow::exit);
        all.put("export", new Marking(Attribute.EXPORTED));
        all.put("readonly", new Marking(Attribute.READ_ONLY));
        all.put("local", new Declare(true));
        all.put("unset", new Unset());
        all.put("set", new SetCommand());
        all.put("shift", new Shift());
        all.put("trap", new Trap());
        all.put("times", Times::run);
        all.put("echo", new Echo());
        all.put("printf", new Printf());
        all.put("test", new Test());
        all.put("[", new Test());
        all.put("read", new Read());
        all.put("cd", new ChangeDirectory());
        all.put("pwd", new WorkingDirectory());
        all.put("type", Naming::type);
        all.put("command", Naming::command);
        all.put("hash", new Hash());
        all.put("alias", AliasCommand::alias);
        all.put("unalias", AliasCommand::unalias);
        all.put("jobs", JobControl::jobs);
        all.put("fg", JobControl::foreground);
        all.put("bg", JobControl::background);
        all.put("wait", JobControl::await);
        all.put("kill", new Kill());
        all.put("umask", new Umask());
        all.put("ulimit", new Ulimit());
        all.put("getopts", new Getopts());
    }

    private static void bash(Map<String, Builtin> all) {
        all.put("declare", new Declare(false));
        all.put("typeset", new Declare(false));
        all.put("builtin", Naming::builtin);
        all.put("disown", JobControl::disown);
        all.put("pushd", Directories::push);
        all.put("popd", Directories::pop);
        all.put("dirs", Directories::dirs);
        all.put("shopt", new Shopt());
        all.put("mapfile", new Mapfile());
        all.put("readarray", new Mapfile());
        all.put("help", new Help());
        all.put("caller", Caller::run);
        all.put("compgen", new Compgen());
        all.put("complete", new Complete());
        all.put("compopt", new Compopt());
        all.put("enable", Enable::run);
        all.put("fc", new FixCommand());
        all.put("logout", Flow::logout);
        all.put("suspend", Suspend::run);
        NOT_EMULATED.forEach(
                name -> all.put(name, (shell, arguments) -> shell.messages().builtinError(name, "not emulated", 1)));
    }
}
