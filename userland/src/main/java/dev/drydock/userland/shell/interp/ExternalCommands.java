package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.Quotation;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts programs, or becomes them. */
final class ExternalCommands {
    /** The function to which bash hands commands that nobody knows. */
    private static final String HANDLE = "command_not_found_handle";

    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final Shell shell;
    private @Nullable Job ended;

    ExternalCommands(Shell shell) {
        this.shell = shell;
    }

    /**
     * Runs a program to its end.
     *
     * @param last whether the shell may become the program
     * @param text the command as {@code jobs} shows it
     */
    int run(List<String> arguments, boolean last, String text) throws IOException {
        String name = arguments.get(0);
        String path = name.contains("/") ? name : shell.search().findOrApplet(name);
        if (path == null) {
            return notFound(arguments);
        }
        try {
            if (last && shell.traps().isEmpty()) {
                become(path, arguments);
            }
            return spawn(path, arguments, text);
        } catch (ErrnoException error) {
            return failed(name, path, arguments, error);
        }
    }

    /** Becomes a program; does not return. */
    void become(String path, List<String> arguments) throws IOException {
        ContainerProcess process = shell.process();
        process.out().flush();
        shell.leaveLevel();
        shell.dispositions().giveUp();
        throw new Unwinding.Become(process.execute(ShellText.toJava(path), java(arguments), environment(path)));
    }

    private int spawn(String path, List<String> arguments, String text) throws IOException {
        ContainerProcess process = shell.process();
        process.out().flush();
        Job job = shell.jobs().begin(text);
        boolean controlled = shell.jobs().isControlled();
        int pid = process.spawn(new SpawnRequest(
                ShellText.toJava(path),
                java(arguments),
                environment(path),
                process.descriptors(),
                controlled ? 0 : -1,
                controlled,
                shell.dispositions().ofChildren()));
        shell.jobs().started(job, pid);
        int status = shell.jobs().waitInForeground(job);
        if (shell.dialect().isBash()) {
            ended = job;
        } else {
            new JobReports(shell).killed(job);
        }
        return status;
    }

    /** Says what ended the last program, if that was a signal: in bash only when its redirections are undone. */
    void reportKilled() throws IOException {
        Job job = ended;
        ended = null;
        if (job != null) {
            new JobReports(shell).killed(job);
        }
    }

    private static List<String> java(List<String> arguments) {
        return arguments.stream().map(ShellText::toJava).toList();
    }

    /** The environment of a program. */
    Map<String, String> environment(String path) {
        Map<String, String> environment = new LinkedHashMap<>();
        shell.variables()
                .environment()
                .forEach((name, value) -> environment.put(ShellText.toJava(name), ShellText.toJava(value)));
        if (shell.dialect().isBash()) {
            environment.remove("_");
            environment.put("_", ShellText.toJava(path));
        }
        return environment;
    }

    private int notFound(List<String> arguments) throws IOException {
        Command.Function handle = shell.dialect().isBash() ? shell.functions().find(HANDLE) : null;
        if (handle != null) {
            List<String> words = new ArrayList<>(arguments);
            words.add(0, HANDLE);
            Job job = shell.jobs().begin("");
            job.add(shell.subshells().fork(child -> new FunctionCall(child, handle).run(child, words), -1, false));
            return shell.jobs().waitInForeground(job);
        }
        boolean nowhere = shell.variables().valueOr("PATH", "").isEmpty();
        String name = arguments.get(0);
        String words = shell.dialect().isBash()
                ? nowhere ? ": No such file or directory" : ": command not found"
                : name.isEmpty() ? ": Permission denied" : ": not found";
        shell.messages()
                .error((shell.dialect().isBash() ? new Quotation(shell.characters()).printable(name) : name) + words);
        return NOT_FOUND;
    }

    private int failed(String name, String path, List<String> arguments, ErrnoException error) throws IOException {
        if (error.errno() == Errno.ENOEXEC) {
            return script(path, arguments, error);
        }
        boolean remembered = shell.dialect().isBash() && error.errno() == Errno.ENOENT;
        shell.messages().error((remembered ? path : name) + ": " + words(path, error));
        return error.errno() == Errno.ENOENT || error.errno() == Errno.ENOTDIR ? NOT_FOUND : NOT_EXECUTABLE;
    }

    private String words(String path, ErrnoException error) {
        boolean missing = error.errno() == Errno.ENOENT;
        if (!shell.dialect().isBash()) {
            return missing || error.errno() == Errno.ENOTDIR ? "not found" : error.words();
        }
        if (missing && shell.process().files().exists(ShellText.toJava(path))) {
            return "cannot execute: required file not found";
        }
        return error.errno() == Errno.EACCES && isDirectory(path) ? "Is a directory" : error.words();
    }

    private boolean isDirectory(String path) {
        try {
            return shell.process().files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    /** A file that is no program is taken for a script, unless it is binary. */
    private int script(String path, List<String> arguments, ErrnoException error) throws IOException {
        String script = ShellText.of(shell.process().files().readAll(ShellText.toJava(path)));
        int line = script.indexOf('\n');
        String start = line < 0 ? script : script.substring(0, line);
        if (start.indexOf('\0') >= 0) {
            String words = shell.dialect() == Dialect.BASH ? "cannot execute binary file: " : "";
            shell.messages().error(arguments.get(0) + ": " + words + error.words());
            return NOT_EXECUTABLE;
        }
        Job job = shell.jobs().begin("");
        int pid = shell.subshells()
                .fork(
                        child -> {
                            child.parameters().name(arguments.get(0));
                            child.parameters().values(arguments.subList(1, arguments.size()));
                            return child.runner().evaluate(script, "");
                        },
                        shell.jobs().groupFor(job),
                        shell.jobs().isControlled());
        shell.jobs().started(job, pid);
        return shell.jobs().waitInForeground(job);
    }
}
