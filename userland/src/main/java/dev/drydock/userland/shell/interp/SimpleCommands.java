package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Assignment;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs simple commands: expands their words, assigns, redirects, and finds out what the first word means. */
final class SimpleCommands {
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private final Shell shell;
    private final Redirections redirections;
    private final ErrorPolicy errors;
    private final Assignments assignments;
    private final ExternalCommands externals;

    SimpleCommands(Shell shell, Redirections redirections, ErrorPolicy errors) {
        this.shell = shell;
        this.redirections = redirections;
        this.errors = errors;
        this.assignments = new Assignments(shell);
        this.externals = new ExternalCommands(shell);
    }

    int run(Command.Simple command, boolean last) throws IOException {
        int status = redirected(command, last);
        externals.reportKilled();
        return status;
    }

    private int redirected(Command.Simple command, boolean last) throws IOException {
        shell.substitutionStatus(0);
        List<String> arguments = arguments(command.words());
        if (arguments.isEmpty()) {
            return assignOnly(command);
        }
        if (shell.options().has(SetOption.XTRACE)) {
            trace(command, arguments);
        }
        String name = arguments.get(0);
        String lastWord = arguments.get(arguments.size() - 1);
        Command.Function function =
                name.contains("/") ? null : shell.functions().find(name);
        Builtin builtin = name.contains("/") ? null : shell.builtins().find(name);
        boolean special = builtin != null && shell.builtins().isSpecial(name);
        if (special && shell.isPosix() && function != null) {
            function = null;
        }
        SavedDescriptors saved = new SavedDescriptors();
        boolean stays = false;
        try {
            try {
                redirections.apply(command.redirections(), saved);
            } catch (Failure failure) {
                return errors.failure(failure, special);
            }
            if (function != null) {
                return scoped(command.assignments(), arguments, new FunctionCall(shell, function));
            }
            if (builtin != null) {
                int status = builtin(builtin, command, arguments, special);
                stays = name.equals("exec") && arguments.size() == 1;
                return status;
            }
            return external(command, arguments, last);
        } catch (Unwinding.Become become) {
            stays = true;
            throw become;
        } finally {
            if (stays) {
                saved.forget();
            } else {
                saved.restore(shell.process());
            }
            if (shell.dialect().isBash()) {
                shell.variables().set("_", lastWord);
            }
        }
    }

    /** Expands the words; those of {@code export} and the like as assignments where they are written so. */
    private List<String> arguments(List<Word> words) throws IOException {
        String first = words.isEmpty() ? null : words.get(0).plain();
        if (first == null || !DECLARATIONS.contains(first)) {
            return shell.expander().fields(words);
        }
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            Assignment assignment = word.assignment();
            if (assignment == null) {
                arguments.addAll(shell.expander().fields(List.of(word)));
            } else if (assignment.array() != null) {
                arguments.add(word.toString());
            } else {
                arguments.add(left(assignment) + shell.expander().value(assignment.value()));
            }
        }
        return arguments;
    }

    private String left(Assignment assignment) throws IOException {
        Word subscript = assignment.subscript();
        return assignment.name()
                + (subscript == null ? "" : "[" + shell.expander().text(subscript) + "]")
                + (assignment.append() ? "+=" : "=");
    }

    private int assignOnly(Command.Simple command) throws IOException {
        SavedDescriptors saved = new SavedDescriptors();
        try {
            redirections.apply(command.redirections(), saved);
            for (Assignment assignment : command.assignments()) {
                assignments.assign(assignment, true);
            }
        } catch (Failure failure) {
            return errors.failure(failure, false);
        } finally {
            saved.restore(shell.process());
        }
        return shell.substitutionStatus();
    }

    private void trace(Command.Simple command, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        for (Assignment assignment : command.assignments()) {
            String value = shell.expander().value(assignment.value());
            String shown = assignment.name() + "=" + (value.isEmpty() ? value : quoted(value));
            if (shell.dialect().isBash()) {
                shell.messages().trace(shown);
            } else {
                words.add(shown);
            }
        }
        for (String argument : arguments) {
            words.add(quoted(argument));
        }
        shell.messages().trace(String.join(" ", words));
    }

    private String quoted(String value) {
        return switch (shell.dialect()) {
            case BASH -> Quotation.ifNeeded(value);
            case DASH -> value;
            case ASH -> Quotation.ash(value);
        };
    }

    // Functions and built-ins

    private int builtin(Builtin builtin, Command.Simple command, List<String> arguments, boolean special)
            throws IOException {
        String name = arguments.get(0);
        boolean assignmentsStay = (special && (shell.isPosix() || name.equals("exec"))) || marks(command, arguments);
        if (assignmentsStay || command.assignments().isEmpty()) {
            for (Assignment assignment : command.assignments()) {
                assignments.assign(assignment, false);
            }
            return call(builtin, arguments, special);
        }
        return scoped(command.assignments(), arguments, (inner, words) -> call(builtin, words, special));
    }

    /** Whether {@code export} or the like is for the variables that are assigned to before it. */
    private static boolean marks(Command.Simple command, List<String> arguments) {
        return DECLARATIONS.contains(arguments.get(0))
                && !arguments.get(0).equals("local")
                && command.assignments().stream().anyMatch(each -> arguments.contains(each.name()));
    }

    private int call(Builtin builtin, List<String> arguments, boolean special) throws IOException {
        String name = arguments.get(0);
        try {
            return name.equals("command")
                    ? run(builtin, arguments)
                    : shell.call((inner, words) -> run(builtin, words), arguments);
        } catch (Failure failure) {
            return errors.builtinFailure(failure, special);
        } catch (ErrnoException error) {
            return error.errno() == Errno.EINTR ? 128 : notWritten(name, error);
        }
    }

    private int run(Builtin builtin, List<String> arguments) throws IOException {
        try {
            int status = builtin.run(shell, arguments);
            shell.process().out().flush();
            return status;
        } catch (ReadOnlyException error) {
            return errors.readOnlyIn(arguments.get(0), error);
        } catch (ExpansionError error) {
            throw error.by(arguments.get(0));
        }
    }

    private int notWritten(String name, ErrnoException error) throws IOException {
        String words = "write error: " + error.words();
        switch (shell.dialect()) {
            case BASH -> shell.messages().builtinError(name, words, 1);
            case DASH -> shell.messages().builtinError(name, name + ": I/O error", 1);
            case ASH -> {
                if (name.equals("echo")) {
                    shell.messages().named(words);
                }
            }
        }
        return 1;
    }

    /** Runs something with variables that are only there while it runs. */
    private int scoped(List<Assignment> before, List<String> arguments, Builtin body) throws IOException {
        if (before.isEmpty()) {
            return body.run(shell, arguments);
        }
        shell.variables().push(false);
        try {
            export(before);
            return body.run(shell, arguments);
        } finally {
            shell.variables().pop();
        }
    }

    private void export(List<Assignment> before) throws IOException {
        for (Assignment assignment : before) {
            Variable known = shell.variables().find(assignment.name());
            if (known != null && known.has(Variable.Attribute.READ_ONLY)) {
                if (!shell.dialect().isBash()) {
                    throw errors.readOnly(new ReadOnlyException(assignment.name()));
                }
                shell.messages().error(assignment.name() + errors.readOnlyWords());
                continue;
            }
            String value = assignments.value(assignment);
            shell.variables().putHere(assignment.name(), Variable.of(value).with(Variable.Attribute.EXPORTED));
        }
    }

    // Programs

    private int external(Command.Simple command, List<String> arguments, boolean last) throws IOException {
        String text = shell.isInteractive() || shell.dialect().isBash() ? CommandPrinter.command(command) : "";
        return scoped(command.assignments(), arguments, (inner, words) -> externals.run(words, last, text));
    }

    int program(List<String> arguments) throws IOException {
        return externals.run(arguments, false, String.join(" ", arguments));
    }
}
