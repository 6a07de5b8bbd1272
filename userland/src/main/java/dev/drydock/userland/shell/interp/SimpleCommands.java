package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Assignment;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Redirection;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs simple commands: expands their words, assigns, redirects, and finds out what the first word means. */
final class SimpleCommands {
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private static final int STANDARD_ERROR = 2;

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
        int status = prepared(command, last);
        externals.reportKilled();
        return status;
    }

    /** What is done with a command that has a word, before and after what leads up to it. */
    private interface Step {
        int run(SavedDescriptors saved) throws IOException;
    }

    /** Bash assigns, shows the command and then redirects; the others redirect first, and show nothing if that fails. */
    private int prepared(Command.Simple command, boolean last) throws IOException {
        shell.substitutionStatus(0);
        List<String> arguments = arguments(command.words());
        if (arguments.isEmpty()) {
            return assignOnly(command);
        }
        Meaning meaning = meaning(arguments.get(0));
        boolean special = meaning.special();
        if (shell.dialect().isBash()) {
            Prefix prefix = prefix(command, arguments, meaning, null);
            return redirected(command, arguments, special, saved -> call(command, arguments, meaning, prefix, last));
        }
        return redirected(command, arguments, special, saved -> {
            Prefix prefix = prefix(command, arguments, meaning, saved.before(STANDARD_ERROR));
            return call(command, arguments, meaning, prefix, last);
        });
    }

    private int redirected(Command.Simple command, List<String> arguments, boolean special, Step step)
            throws IOException {
        String lastWord = arguments.get(arguments.size() - 1);
        SavedDescriptors saved = new SavedDescriptors();
        boolean stays = false;
        try {
            boolean inChild = shell.dialect().isBash() && isProgram(arguments.get(0));
            try {
                redirect(command.redirections(), saved, inChild);
            } catch (Failure failure) {
                if (inChild) {
                    // Bash has looked for the program, and remembers it.
                    shell.search().find(arguments.get(0));
                }
                return errors.failure(failure, special);
            } catch (ExpansionError error) {
                if (inChild) {
                    return errors.inChild(error);
                }
                throw error;
            }
            int status = step.run(saved);
            stays = special && arguments.equals(List.of("exec"));
            return status;
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
                shell.variables().set("_", ArrayText.plain(lastWord));
            }
        }
    }

    /** What the first word of a command means; a program if it is neither a function nor a built-in command. */
    private record Meaning(
            Command.@Nullable Function function, @Nullable Builtin builtin, boolean special) {}

    private Meaning meaning(String name) {
        if (name.contains("/")) {
            return new Meaning(null, null, false);
        }
        Command.Function function = shell.functions().find(name);
        Builtin builtin = shell.builtins().find(name);
        boolean special = builtin != null && shell.builtins().isSpecial(name);
        return new Meaning(special && shell.isPosix() ? null : function, builtin, special);
    }

    /** The words of a program's redirections are expanded in bash's child: what they assign is gone with it. */
    private void redirect(List<Redirection> wanted, SavedDescriptors saved, boolean inChild) throws IOException {
        boolean assigns = inChild && wanted.stream().anyMatch(Redirection::expands);
        Runnable before = assigns ? shell.variables().snapshot() : () -> {};
        try {
            redirections.apply(wanted, saved);
        } finally {
            before.run();
        }
    }

    private boolean isProgram(String name) {
        Meaning meaning = meaning(name);
        return meaning.function() == null && meaning.builtin() == null;
    }

    private int call(Command.Simple command, List<String> arguments, Meaning meaning, Prefix prefix, boolean last)
            throws IOException {
        Command.Function function = meaning.function();
        Builtin builtin = meaning.builtin();
        if (function != null || builtin != null) {
            shell.traps().background().call();
        }
        if (function != null) {
            return scoped(prefix, arguments, announcing(prefix, new FunctionCall(shell, function)));
        }
        if (builtin != null) {
            return scoped(
                    prefix, arguments, announcing(prefix, (inner, words) -> call(builtin, words, meaning.special())));
        }
        return external(command, arguments, prefix, last);
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
                boolean keyed = arguments.stream().anyMatch(each -> each.matches("-\\w*A\\w*"));
                String array = new ArrayText(shell).expanded(assignment, assignment.array(), keyed);
                shell.messages().trace(ArrayText.plain(array));
                arguments.add(array);
            } else {
                arguments.add(left(assignment) + shell.expander().declared(word, assignment.value()));
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

    /** Bash assigns before it redirects, and shows each assignment; the others show all of them when all is done. */
    private int assignOnly(Command.Simple command) throws IOException {
        SavedDescriptors saved = new SavedDescriptors();
        boolean bash = shell.dialect().isBash();
        try {
            if (bash) {
                assignAll(command);
            }
            redirections.apply(command.redirections(), saved);
            if (!bash) {
                trace(assignAll(command), saved.before(STANDARD_ERROR));
            }
        } catch (Failure failure) {
            return errors.failure(failure, false);
        } finally {
            saved.restore(shell.process());
        }
        return shell.substitutionStatus();
    }

    private List<String> assignAll(Command.Simple command) throws IOException {
        List<String> shown = new ArrayList<>();
        for (Assignment assignment : command.assignments()) {
            shown.add(assignments.assign(assignment, shell.dialect().isBash()));
        }
        return shown;
    }

    private void trace(List<String> words, @Nullable OpenFile errorOutput) throws IOException {
        shell.messages().trace(String.join(" ", words), errorOutput);
    }

    // What stands before a command

    /** The variables that are only there while a command runs. */
    private record Prefix(Map<String, Variable> variables) {
        static final Prefix NONE = new Prefix(Map.of());
    }

    /**
     * Carries the assignments before a command out, and shows it.
     *
     * @param errorOutput what the standard error was before the command redirected it; null if it did not
     */
    private Prefix prefix(
            Command.Simple command, List<String> arguments, Meaning meaning, @Nullable OpenFile errorOutput)
            throws IOException {
        List<String> shown = new ArrayList<>();
        Prefix prefix = Prefix.NONE;
        if (assignmentsStay(command, arguments, meaning)) {
            for (Assignment assignment : command.assignments()) {
                shown.add(assignments.assign(assignment, false));
            }
        } else if (!command.assignments().isEmpty()) {
            prefix = new Prefix(new LinkedHashMap<>());
            shell.variables().push(false);
            try {
                export(command.assignments(), prefix, shown);
            } finally {
                shell.variables().forget();
            }
        }
        if (shell.options().has(SetOption.XTRACE)) {
            trace(shown, withoutArrays(arguments), errorOutput);
        }
        return prefix;
    }

    /** Arrays that a command declares were shown when their words were expanded: their names are left. */
    private static List<String> withoutArrays(List<String> arguments) {
        return arguments.stream()
                .map(argument -> {
                    int sign = argument.indexOf('=');
                    boolean array = sign > 0 && ArrayText.isArray(argument.substring(sign + 1));
                    return array ? argument.substring(0, sign).replaceFirst("\\+$", "") : argument;
                })
                .toList();
    }

    /** Bash shows assignments in lines of their own. */
    private void trace(List<String> assigned, List<String> arguments, @Nullable OpenFile errorOutput)
            throws IOException {
        List<String> words = new ArrayList<>();
        if (shell.dialect().isBash()) {
            for (String assignment : assigned) {
                shell.messages().trace(assignment);
            }
        } else {
            words.addAll(assigned);
        }
        if (shell.dialect() == Dialect.ASH) {
            commanded(arguments).forEach(argument -> words.add(Quotation.ashWord(argument)));
        } else {
            arguments.forEach(argument -> words.add(quoted(argument)));
        }
        trace(words, errorOutput);
    }

    /** What {@code command} is told to run, which is all that BusyBox shows; the words themselves if it is told nothing. */
    private static List<String> commanded(List<String> arguments) {
        if (!arguments.get(0).equals("command")) {
            return arguments;
        }
        int next = 1;
        while (next < arguments.size() && arguments.get(next).matches("-p+")) {
            next++;
        }
        if (next < arguments.size() && arguments.get(next).equals("--")) {
            next++;
        } else if (next < arguments.size() && arguments.get(next).startsWith("-")) {
            return arguments;
        }
        return next == arguments.size() ? arguments : commanded(arguments.subList(next, arguments.size()));
    }

    private boolean assignmentsStay(Command.Simple command, List<String> arguments, Meaning meaning) {
        if (meaning.function() != null || meaning.builtin() == null) {
            return false;
        }
        boolean special =
                meaning.special() && (shell.isPosix() || arguments.get(0).equals("exec"));
        return special || marks(command, arguments);
    }

    private void export(List<Assignment> before, Prefix prefix, List<String> shown) throws IOException {
        for (Assignment assignment : before) {
            String name = assignment.name();
            Variable known = shell.variables().find(name);
            if (known != null && known.has(Variable.Attribute.READ_ONLY)) {
                if (!shell.dialect().isBash()) {
                    throw errors.readOnly(new ReadOnlyException(name));
                }
                shell.messages().error(name + errors.readOnlyWords());
                continue;
            }
            String value = assignments.value(assignment);
            Variable variable = Variable.of(value).with(Variable.Attribute.EXPORTED);
            shell.variables().putHere(name, variable);
            prefix.variables().put(name, variable);
            if (shell.options().has(SetOption.XTRACE)) {
                shown.add(name + "=" + (value.isEmpty() ? value : quoted(value)));
            }
        }
    }

    private String quoted(String value) {
        return switch (shell.dialect()) {
            case BASH -> new Quotation(shell.characters()).traced(value);
            case DASH -> value;
            case ASH -> Quotation.ash(value);
        };
    }

    // Functions and built-ins

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
            return error.errno() == Errno.EINTR ? 128 : notWritten(arguments, error);
        }
    }

    private int run(Builtin builtin, List<String> arguments) throws IOException {
        try {
            return flushed(arguments, builtin.run(shell, arguments));
        } catch (ReadOnlyException error) {
            return errors.readOnlyIn(arguments.get(0), error);
        } catch (ExpansionError error) {
            throw error.by(arguments.get(0));
        }
    }

    /** What a command has written goes out when it is over; dash and BusyBox then add to its status that it could not be. */
    private int flushed(List<String> arguments, int status) throws IOException {
        try {
            shell.process().out().flush();
            return status;
        } catch (ErrnoException error) {
            if (shell.dialect().isBash() || error.errno() == Errno.EINTR) {
                throw error;
            }
            return status | notWritten(arguments, error);
        }
    }

    private int notWritten(List<String> arguments, ErrnoException error) throws IOException {
        String name = commanded(arguments).get(0);
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

    /** What runs in the shell itself is run as the variables before it say. */
    private Builtin announcing(Prefix prefix, Builtin body) {
        return (inner, words) -> {
            inner.variables().announce(prefix.variables().keySet());
            return body.run(inner, words);
        };
    }

    /** Runs something with variables that are only there while it runs. */
    private int scoped(Prefix prefix, List<String> arguments, Builtin body) throws IOException {
        if (prefix.variables().isEmpty()) {
            return body.run(shell, arguments);
        }
        shell.variables().push(false);
        boolean goesOn = false;
        try {
            prefix.variables().forEach(shell.variables()::putHere);
            int status = body.run(shell, arguments);
            goesOn = true;
            return status;
        } finally {
            Set<String> names = shell.variables().forget();
            if (goesOn) {
                shell.variables().announce(names);
            }
        }
    }

    // Programs

    private int external(Command.Simple command, List<String> arguments, Prefix prefix, boolean last)
            throws IOException {
        String text = shell.isInteractive() || shell.dialect().isBash() ? CommandPrinter.command(command) : "";
        return scoped(prefix, arguments, (inner, words) -> externals.run(words, last, text));
    }

    int program(List<String> arguments) throws IOException {
        return externals.run(arguments, false, String.join(" ", arguments));
    }
}
