package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;

/** One call of a function: its own parameters, its own variables; but in BusyBox it can leave loops around it. */
public final class FunctionCall implements Builtin {
    private static final int MOST_NESTED = 2000;
    private static final int MOST_NESTED_IN_DASH = 1000;

    private final Shell shell;
    private final Command.Function function;

    public FunctionCall(Shell shell, Command.Function function) {
        this.shell = shell;
        this.function = function;
    }

    @Override
    public int run(Shell inner, List<String> arguments) throws IOException {
        demandRoom();
        List<String> before = shell.parameters().values();
        int line = shell.line();
        int loops = shell.calls().loops();
        shell.parameters().values(arguments.subList(1, arguments.size()));
        shell.variables().push(true);
        shell.calls().push(new CallStack.Call(function.name(), sourceOfFunction(), line));
        if (shell.dialect() != Dialect.ASH) {
            shell.calls().loops(0);
        }
        String trap = shell.traps().withoutReturn();
        try {
            int status = body();
            shell.line(function.line());
            shell.traps().returning(status);
            return status;
        } finally {
            shell.traps().returned(trap);
            shell.calls().loops(loops);
            shell.calls().pop();
            shell.variables().pop();
            shell.parameters().values(before);
            shell.line(line);
        }
    }

    private int body() throws IOException {
        try {
            return shell.interpreter().run(function.body(), false);
        } catch (Unwinding.Return returned) {
            return returned.status();
        }
    }

    /** Dash counts; the others recurse until their stack ends. Ours must not end while something is half done. */
    private void demandRoom() {
        int depth = shell.calls().functionDepth();
        if (shell.dialect() == Dialect.DASH && depth >= MOST_NESTED_IN_DASH) {
            throw new ExpansionError(
                    "Maximum function recursion depth (" + MOST_NESTED_IN_DASH + ") reached",
                    ExpansionError.Gravity.SHELL);
        }
        if (depth >= MOST_NESTED) {
            throw new StackOverflowError(function.name());
        }
    }

    private String sourceOfFunction() {
        String source = shell.calls().source();
        if (source != null) {
            return source;
        }
        boolean file = shell.session().readsFile() || shell.isInteractive();
        return file ? shell.parameters().name() : "environment";
    }
}
