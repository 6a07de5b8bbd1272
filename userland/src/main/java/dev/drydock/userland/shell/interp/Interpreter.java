package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs commands, each kind in a method of its own. A result is an exit status. */
public final class Interpreter implements Command.Visitor<Integer, IOException> {
    private static final int TRUE = 0;

    private final Shell shell;
    private final SimpleCommands simple;
    private final Redirections redirections;
    private final ErrorPolicy errors;
    private final Loops loops;
    private final List<Integer> toClose = new ArrayList<>();
    private boolean tail;

    Interpreter(Shell shell) {
        this.shell = shell;
        this.redirections = new Redirections(shell);
        this.errors = new ErrorPolicy(shell);
        this.simple = new SimpleCommands(shell, redirections, errors);
        this.loops = new Loops(shell, this);
    }

    /**
     * Runs a command.
     *
     * @param last whether the shell ends after it, so that a program may take its place
     */
    public int run(Command command, boolean last) throws IOException {
        tail = last;
        int opened = toClose.size();
        int status;
        try {
            status = command.accept(this);
        } catch (ExpansionError error) {
            shell.status(1);
            throw errors.expansion(error);
        } catch (ReadOnlyException error) {
            shell.status(1);
            throw errors.readOnly(error);
        } catch (Failure failure) {
            status = errors.failure(failure, false);
        } finally {
            closeAfter(opened);
        }
        shell.status(status);
        return status;
    }

    private boolean takeTail() {
        boolean was = tail;
        tail = false;
        return was;
    }

    /** After redirections, bash makes room for a program only in a subshell. */
    private boolean takeRedirectedTail() {
        return takeTail() && (!shell.dialect().isBash() || shell.session().subshell());
    }

    /** Within compound commands bash makes no room. */
    private boolean takeInnerTail() {
        return takeTail() && !shell.dialect().isBash();
    }

    /** Runs a command whose failure is only an answer. */
    int test(Command command) throws IOException {
        int before = shell.calls().conditions();
        shell.calls().conditions(before + 1);
        try {
            return run(command, false);
        } finally {
            shell.calls().conditions(before);
        }
    }

    /** Runs a program, whatever functions and built-in commands there are: {@code command name}. */
    public int program(List<String> arguments) throws IOException {
        return simple.program(arguments);
    }

    /** A descriptor that is only for the command that runs now. */
    void closeAfterCommand(int number) {
        toClose.add(number);
    }

    /** Closes those that a command opened: what runs within a function or a loop leaves those of its caller alone. */
    private void closeAfter(int opened) throws IOException {
        while (toClose.size() > opened) {
            int number = toClose.remove(toClose.size() - 1);
            if (shell.process().descriptors().containsKey(number)) {
                shell.process().close(number);
            }
        }
    }

    /** As {@link #checked}, for a command that is a pipeline of its own. */
    private int answered(int status) throws IOException {
        shell.pipeStatus(List.of(status));
        return checked(status);
    }

    /** What a failed command leads to: the trap ERR, the end of the shell. */
    int checked(int status) throws IOException {
        if (status != TRUE && !shell.calls().isTested()) {
            shell.status(status);
            boolean inherited = !shell.calls().inFunction() || shell.options().has(SetOption.ERRTRACE);
            if (inherited) {
                shell.traps().run("ERR", false);
            }
            if (shell.options().has(SetOption.ERREXIT)) {
                throw new Unwinding.End(status);
            }
        }
        return status;
    }

    // Simple commands and lists

    @Override
    public Integer nothing(Command.Nothing command) {
        return shell.status();
    }

    @Override
    public Integer unreadable(Command.Unreadable command) throws IOException {
        shell.messages().syntaxError(command.error(), "command substitution");
        return ScriptRunner.SYNTAX_STATUS;
    }

    @Override
    public Integer simple(Command.Simple command) throws IOException {
        boolean last = command.redirections().isEmpty() ? takeTail() : takeRedirectedTail();
        shell.line(command.line());
        if (shell.isDry()) {
            return TRUE;
        }
        shell.process().checkpoint();
        shell.traps().runPending();
        shell.command(command);
        if (shell.dialect().isBash() && !shell.traps().actions().isEmpty()) {
            shell.traps().run("DEBUG", false);
            shell.line(command.line());
        }
        int status;
        try {
            status = simple.run(command, last);
        } catch (Unwinding.Become become) {
            // The program that the shell becomes is what they are for.
            toClose.clear();
            throw become;
        }
        shell.status(status);
        shell.pipeStatus(List.of(status));
        shell.traps().runPending();
        if (shell.jobs().isControlled() && !shell.isInteractive()) {
            new JobReports(shell).announceChanges();
        }
        return checked(status);
    }

    @Override
    public Integer redirected(Command.Redirected command) throws IOException {
        if (command.command() instanceof Command.Subshell subshell) {
            shell.line(command.line());
            return subshell(
                    command, new Command.Redirected(subshell.body(), command.redirections(), command.line(), true));
        }
        boolean last = command.forked() ? takeRedirectedTail() : takeInnerTail();
        SavedDescriptors saved = new SavedDescriptors();
        boolean replaced = false;
        shell.line(shell.dialect().isBash() ? command.redirections().get(0).line() : command.line());
        try {
            try {
                redirections.apply(command.redirections(), saved);
            } catch (Failure failure) {
                return checked(errors.failure(inSubshell(command, failure), false));
            } catch (ExpansionError error) {
                if (command.forked() && shell.dialect().isBash()) {
                    return checked(errors.inChild(error));
                }
                throw error;
            }
            return run(command.command(), last);
        } catch (Unwinding.Become become) {
            replaced = true;
            throw become;
        } finally {
            // A child ends with its redirections, and runs its trap on EXIT among them.
            if (replaced || command.forked()) {
                saved.forget();
            } else {
                saved.restore(shell.process());
            }
        }
    }

    /** BusyBox ends a subshell that cannot be redirected as it ends for any error. */
    private Failure inSubshell(Command.Redirected command, Failure failure) {
        boolean error = command.forked() && shell.dialect() == Dialect.ASH;
        return error ? new Failure(failure.words(), ErrorPolicy.FATAL) : failure;
    }

    @Override
    public Integer sequence(Command.Sequence command) throws IOException {
        boolean last = takeTail();
        int status = TRUE;
        List<Command.Item> items = command.items();
        for (int i = 0; i < items.size(); i++) {
            Command.Item item = items.get(i);
            if (item.background()) {
                shell.subshells().start(item.command());
                status = TRUE;
                shell.status(status);
            } else {
                status = run(item.command(), last && i + 1 == items.size());
            }
        }
        return status;
    }

    @Override
    public Integer andOr(Command.AndOr command) throws IOException {
        boolean last = takeTail();
        int status = test(command.left());
        boolean goesOn = (status == TRUE) == command.and();
        return goesOn ? run(command.right(), last) : status;
    }

    @Override
    public Integer pipeline(Command.Pipeline command) throws IOException {
        takeTail();
        if (command.timing() != Command.Timing.NONE) {
            return new TimedCommands(shell, this).run(command);
        }
        if (command.negated()) {
            return negated(command);
        }
        if (command.commands().size() == 1) {
            return run(command.commands().get(0), false);
        }
        if (command.commands().get(command.commands().size() - 1) instanceof Command.Simple lastOne) {
            shell.command(lastOne);
        }
        Job job = shell.subshells().pipeline(command.commands(), CommandPrinter.command(command));
        List<Integer> statuses = job.shellStatuses();
        shell.pipeStatus(statuses);
        new JobReports(shell).killed(job);
        shell.traps().runPending();
        return checked(status(statuses));
    }

    private int status(List<Integer> statuses) {
        int status = statuses.get(statuses.size() - 1);
        if (shell.options().has(SetOption.PIPEFAIL)) {
            return lastFailure(statuses);
        }
        return status;
    }

    private static int lastFailure(List<Integer> statuses) {
        for (int i = statuses.size() - 1; i >= 0; i--) {
            if (statuses.get(i) != TRUE) {
                return statuses.get(i);
            }
        }
        return TRUE;
    }

    /** The status is turned around on the way out of a loop, too, but by dash; by BusyBox also on that out of a function. */
    private int negated(Command.Pipeline command) throws IOException {
        Command inner = command.commands().size() == 1
                ? command.commands().get(0)
                : new Command.Pipeline(command.commands(), false, Command.Timing.NONE);
        if (inner instanceof Command.Nothing) {
            return 1;
        }
        try {
            return opposite(test(inner));
        } catch (Unwinding.Loop leaving) {
            if (shell.dialect() == Dialect.DASH) {
                throw leaving;
            }
            shell.status(opposite(leaving.status()));
            throw leaving.with(shell.status());
        } catch (Unwinding.Return returned) {
            throw shell.dialect() == Dialect.ASH ? new Unwinding.Return(opposite(returned.status())) : returned;
        }
    }

    private static int opposite(int status) {
        return status == TRUE ? 1 : TRUE;
    }

    @Override
    public Integer group(Command.Group command) throws IOException {
        return run(command.body(), takeInnerTail());
    }

    @Override
    public Integer subshell(Command.Subshell command) throws IOException {
        return subshell(command, command.body());
    }

    /** Redirections of a subshell are made, and fail, within it. */
    private int subshell(Command command, Command body) throws IOException {
        boolean last = takeTail();
        boolean replaceable = shell.dialect() == Dialect.ASH && shell.traps().isEmpty();
        if (last && (shell.session().subshell() || replaceable)) {
            shell.subshells().begin(shell);
            return run(body, true);
        }
        int status = shell.subshells().run(CommandPrinter.command(command), body);
        shell.traps().runPending();
        return answered(status);
    }

    // Choices and loops

    @Override
    public Integer conditional(Command.If command) throws IOException {
        boolean last = takeInnerTail();
        for (Command.Clause clause : command.clauses()) {
            if (test(clause.condition()) == TRUE) {
                return run(clause.body(), last);
            }
        }
        Command otherwise = command.otherwise();
        return otherwise == null ? TRUE : run(otherwise, last);
    }

    @Override
    public Integer choice(Command.Case command) throws IOException {
        boolean last = takeInnerTail();
        shell.line(command.line());
        if (shell.dialect().isBash() && shell.options().has(SetOption.XTRACE)) {
            shell.messages().trace("case " + CommandPrinter.word(command.subject()) + " in");
        }
        String subject = shell.expander().text(command.subject());
        int status = TRUE;
        boolean falling = false;
        for (Command.Choice choice : command.choices()) {
            if (!falling && !matches(choice, subject)) {
                continue;
            }
            Command body = choice.body();
            boolean ends = choice.ending() == Command.Ending.BREAK;
            status = body == null ? TRUE : run(body, last && ends);
            if (ends) {
                return status;
            }
            falling = choice.ending() == Command.Ending.FALL_THROUGH;
        }
        return status;
    }

    private boolean matches(Command.Choice choice, String subject) throws IOException {
        String text = shell.characters().decode(subject);
        for (Word word : choice.patterns()) {
            String pattern = shell.expander().pattern(word);
            boolean extended = shell.options().shopt("extglob");
            if (ShellPattern.of(shell.characters(), pattern, extended)
                    .ignoringCase(shell.options().shopt("nocasematch"))
                    .matches(text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Integer loop(Command.Loop command) throws IOException {
        takeTail();
        return loops.conditional(command);
    }

    @Override
    public Integer loopOverWords(Command.For command) throws IOException {
        takeTail();
        shell.line(command.line());
        return command.menu() ? new Menus(shell, loops).run(command) : loops.overWords(command);
    }

    @Override
    public Integer loopWithCounter(Command.ArithmeticFor command) throws IOException {
        takeTail();
        shell.line(command.line());
        return loops.withCounter(command);
    }

    // Bash's own

    @Override
    public Integer function(Command.Function command) throws IOException {
        takeTail();
        shell.functions().define(command);
        return TRUE;
    }

    @Override
    public Integer test(Command.Test command) throws IOException {
        takeTail();
        shell.line(command.line());
        return answered(new Conditions(shell).evaluate(command.condition()));
    }

    @Override
    public Integer arithmetic(Command.Arithmetic command) throws IOException {
        takeTail();
        shell.line(command.line());
        String expression = shell.expander().arithmeticText(command.expression());
        shell.messages().trace("(( " + expression + " ))");
        try {
            return answered(shell.expander().arithmetic().evaluate(expression) != 0 ? TRUE : 1);
        } catch (ExpansionError error) {
            if (error.outlivesExpression()) {
                throw error;
            }
            shell.messages().error("((: " + error.words());
            return answered(1);
        } catch (ReadOnlyException error) {
            return answered(errors.readOnlyIn("((", error));
        }
    }

    @Override
    public Integer coprocess(Command.Coprocess command) throws IOException {
        takeTail();
        return new Coprocesses(shell).start(command);
    }
}
