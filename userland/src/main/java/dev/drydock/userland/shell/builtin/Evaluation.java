package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.interp.Unwinding;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code eval}, {@code .} and {@code exec}: commands that run other commands in the shell itself. */
final class Evaluation {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private Evaluation() {}

    static int eval(Shell shell, List<String> arguments) throws IOException {
        boolean bash = shell.dialect().isBash();
        if (bash && hasOption(shell, arguments)) {
            return OptionLetters.USAGE;
        }
        int first = bash && arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
        String script = String.join(" ", arguments.subList(first, arguments.size()));
        return script.isBlank() ? 0 : shell.runner().evaluate(script, "eval");
    }

    static int source(Shell shell, List<String> arguments) throws IOException {
        String name = arguments.get(0);
        if (hasOption(shell, arguments)) {
            return OptionLetters.USAGE;
        }
        int first = arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
        if (arguments.size() <= first) {
            if (shell.dialect().isBash()) {
                shell.messages().builtinError(name, "filename argument required", 2);
                OptionLetters.usage(shell, name);
            }
            return shell.dialect() == Dialect.DASH ? 0 : 2;
        }
        String file = arguments.get(first);
        String path = file.contains("/") ? file : find(shell, file);
        String script;
        try {
            if (path == null) {
                throw missing(shell, name, file);
            }
            script = ShellText.of(shell.files().readAll(ShellText.toJava(path)));
        } catch (ErrnoException error) {
            if (error.errno() == dev.drydock.filesystem.Errno.EISDIR
                    && !shell.dialect().isBash()) {
                return 0;
            }
            throw refused(shell, name, file, error);
        }
        List<String> before = shell.parameters().values();
        if (arguments.size() > first + 1 && shell.dialect() != Dialect.DASH) {
            shell.parameters().values(arguments.subList(first + 1, arguments.size()));
            try {
                return shell.runner().source(path, script);
            } finally {
                shell.parameters().values(before);
            }
        }
        return shell.runner().source(path, script);
    }

    /** Whether there is an option, of which there is to be none; bash says so, the others end for it. */
    private static boolean hasOption(Shell shell, List<String> arguments) throws IOException {
        return OptionLetters.read(shell, arguments, "") == null;
    }

    private static @Nullable String find(Shell shell, String file) {
        String found = shell.search().find(file);
        if (found != null) {
            return found;
        }
        return shell.dialect().isBash() ? file : null;
    }

    private static Failure missing(Shell shell, String name, String file) {
        return new Failure(shell.messages().ofBuiltin(name, file + ": not found"), 2);
    }

    private static Failure refused(Shell shell, String name, String file, ErrnoException error) {
        return switch (shell.dialect()) {
            case BASH ->
                new Failure(
                        error.errno() == dev.drydock.filesystem.Errno.EISDIR
                                ? name + ": " + file + ": is a directory"
                                : file + ": " + error.words(),
                        1);
            case DASH ->
                new Failure(
                        name + ": cannot open " + file + ": "
                                + (error.errno() == dev.drydock.filesystem.Errno.ENOENT
                                        ? "No such file"
                                        : error.words()),
                        2);
            case ASH -> new Failure(shell.messages().ofBuiltin(name, "can't open '" + file + "': " + error.words()), 2);
        };
    }

    static int exec(Shell shell, List<String> arguments) throws IOException {
        List<String> words = arguments;
        boolean clean = false;
        String called = null;
        if (shell.dialect().isBash()) {
            OptionLetters options = OptionLetters.read(shell, arguments, "cla:");
            if (options == null) {
                return 2;
            }
            clean = options.has('c');
            called = options.value('a');
            words = options.operands();
            if (options.has('l') && !words.isEmpty()) {
                called = "-" + (called == null ? words.get(0) : called);
            }
        } else {
            int first = arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
            words = arguments.subList(Math.min(first, arguments.size()), arguments.size());
        }
        if (words.isEmpty()) {
            return 0;
        }
        String name = words.get(0);
        String path = name.contains("/") ? name : shell.search().find(name);
        if (path == null) {
            shell.messages().builtinError("exec", name + ": not found", NOT_FOUND);
            throw failed(shell, NOT_FOUND);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        if (!clean) {
            shell.leaveLevel();
            shell.variables()
                    .environment()
                    .forEach((key, value) -> environment.put(ShellText.toJava(key), ShellText.toJava(value)));
        }
        List<String> argv =
                new java.util.ArrayList<>(words.stream().map(ShellText::toJava).toList());
        if (called != null) {
            argv.set(0, ShellText.toJava(called));
        }
        try {
            shell.process().out().flush();
            shell.dispositions().giveUp();
            throw new Unwinding.Become(shell.process().execute(ShellText.toJava(path), argv, environment));
        } catch (ErrnoException error) {
            boolean missing = error.errno() == dev.drydock.filesystem.Errno.ENOENT;
            String reason = shell.dialect().isBash() || !missing ? error.words() : "not found";
            if (shell.dialect().isBash()) {
                shell.messages().named(name + ": " + reason);
                shell.messages().builtinError("exec", name + ": cannot execute: " + error.words(), 1);
            } else {
                shell.messages().builtinError("exec", name + ": " + reason, 1);
            }
            throw failed(shell, missing ? NOT_FOUND : NOT_EXECUTABLE);
        }
    }

    private static Unwinding failed(Shell shell, int status) {
        boolean survives = shell.isInteractive() || shell.options().shopt("execfail");
        return survives ? new Unwinding.Discard(status) : new Unwinding.End(status);
    }
}
