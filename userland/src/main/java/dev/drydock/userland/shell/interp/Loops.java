package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Word;
import java.io.IOException;
import java.util.List;

/** {@code while}, {@code until} and {@code for}. */
final class Loops {
    private final Shell shell;
    private final Interpreter interpreter;

    Loops(Shell shell, Interpreter interpreter) {
        this.shell = shell;
        this.interpreter = interpreter;
    }

    /** What one turn does; says whether there is another. */
    interface Turn {
        boolean run() throws IOException;
    }

    int conditional(Command.Loop command) throws IOException {
        int[] status = {0};
        repeat(status, () -> {
            boolean holds = test(command.condition(), status) == 0;
            if (holds == command.until()) {
                return false;
            }
            status[0] = 0;
            status[0] = body(command.body(), status);
            return true;
        });
        return status[0];
    }

    int overWords(Command.For command) throws IOException {
        List<String> values = values(command);
        int[] status = {0};
        int[] next = {0};
        repeat(status, () -> {
            if (next[0] == values.size()) {
                return false;
            }
            trace("for", command);
            if (!assign(command.name(), values.get(next[0]++))) {
                status[0] = 1;
                return false;
            }
            status[0] = 0;
            status[0] = body(command.body(), status);
            return true;
        });
        return status[0];
    }

    /** Gives the variable of a loop a value; bash only fails in the loop if it is read-only. */
    boolean assign(String name, String value) throws IOException {
        try {
            shell.expander().arithmetic().elements().assign(name, null, value, false);
            return true;
        } catch (ReadOnlyException error) {
            if (!shell.dialect().isBash()) {
                throw error;
            }
            shell.messages().error(error.name() + ": readonly variable");
            return false;
        }
    }

    /** What the variable is to take on, one after the other; bash expands the words within the loop already. */
    List<String> values(Command.For command) throws IOException {
        List<Word> words = command.words();
        if (words == null) {
            return shell.parameters().values();
        }
        int depth = shell.calls().loops();
        boolean left = true;
        try {
            shell.calls().loops(shell.dialect().isBash() ? depth + 1 : depth);
            return shell.expander().fields(words);
        } catch (ExpansionError error) {
            left = !staysIn();
            throw error;
        } finally {
            if (left) {
                shell.calls().loops(depth);
            }
        }
    }

    /** Whether the shell, when it gives up a loop for an error, still takes itself to be in it: bash forgets to leave. */
    private boolean staysIn() {
        return shell.dialect().isBash() && !shell.isInteractive();
    }

    /** Shows the head of a loop, as bash does it. */
    void trace(String keyword, Command.For command) throws IOException {
        if (shell.dialect().isBash() && shell.options().has(SetOption.XTRACE)) {
            shell.messages().trace(heading(keyword, command));
        }
    }

    private static String heading(String keyword, Command.For command) {
        StringBuilder text = new StringBuilder(keyword).append(' ').append(command.name());
        List<Word> words = command.words();
        if (words != null) {
            text.append(" in");
            words.forEach(word -> text.append(' ').append(CommandPrinter.word(word)));
        } else {
            text.append(" in \"$@\"");
        }
        return text.toString();
    }

    int withCounter(Command.ArithmeticFor command) throws IOException {
        int[] status = {0};
        boolean[] first = {true};
        try {
            number(command.start(), 0);
            repeat(status, () -> {
                if (!first[0]) {
                    number(command.step(), 0);
                }
                first[0] = false;
                if (number(command.test(), 1) == 0) {
                    return false;
                }
                status[0] = 0;
                status[0] = body(command.body(), status);
                return true;
            });
        } catch (ExpansionError error) {
            if (error.outlivesExpression()) {
                throw error;
            }
            shell.messages().error("((: " + error.words());
            return 1;
        }
        return status[0];
    }

    private long number(Word expression, long otherwise) throws IOException {
        String text = shell.expander().arithmeticText(expression);
        shell.messages().trace("(( " + (text.isBlank() ? "1" : text.strip()) + " ))");
        return text.isBlank() ? otherwise : shell.expander().arithmetic().evaluate(text);
    }

    /** A loop that is left, or begun anew, in its condition has the status of its last turn. */
    private int test(Command condition, int[] status) throws IOException {
        try {
            return interpreter.test(condition);
        } catch (Unwinding.Loop leaving) {
            throw leaving.with(status[0]);
        }
    }

    private int body(Command body, int[] status) throws IOException {
        int result = interpreter.run(body, false);
        status[0] = result;
        return result;
    }

    /**
     * Repeats until there is no other turn, or the commands leave the loop.
     *
     * @param status its only element becomes the status of a turn that was left
     */
    void repeat(int[] status, Turn turn) throws IOException {
        int depth = shell.calls().loops();
        shell.calls().loops(depth + 1);
        boolean left = true;
        try {
            boolean again = true;
            while (again) {
                shell.process().checkpoint();
                shell.traps().runPending();
                try {
                    again = turn.run();
                } catch (Unwinding.Loop leaving) {
                    if (leaving.levels() > 1 && depth > 0) {
                        throw leaving.outwards();
                    }
                    status[0] = leaving.status();
                    again = leaving.again();
                }
            }
        } catch (Unwinding.Discard discard) {
            left = !staysIn();
            throw discard;
        } catch (ExpansionError error) {
            left = !staysIn();
            throw error;
        } finally {
            if (left) {
                shell.calls().loops(depth);
            }
        }
    }
}
