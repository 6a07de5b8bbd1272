package dev.drydock.userland.shell.start;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.shell.builtin.Builtins;
import dev.drydock.userland.shell.interp.BuiltinTable;
import dev.drydock.userland.shell.interp.InputLines;
import dev.drydock.userland.shell.interp.Session;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Lines;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A shell as a program. */
public final class ShellStart implements Program {
    private static final int USAGE = 2;
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int LOOK_FOR_BINARY = 80;

    private final Dialect dialect;
    private final BuiltinTable builtins;

    public ShellStart(Dialect dialect) {
        this.dialect = dialect;
        this.builtins = Builtins.of(dialect);
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments =
                process.arguments().stream().map(ShellText::ofJava).toList();
        String called = arguments.get(0);
        String name = called.substring(called.lastIndexOf('/') + 1);
        name = name.startsWith("-") ? name.substring(1) : name;
        Session probe = new Session(name, process.pid(), false, "", Map.of(), false);
        Shell first = new Shell(process, dialect, builtins, probe);
        StartOptions options = StartOptions.read(first, arguments);
        String invalid = options.invalid();
        if (invalid != null) {
            return invalid(first, called, invalid);
        }
        if (options.asksVersion()) {
            first.print(Banners.VERSION);
            return Exit.SUCCESS;
        }
        if (options.asksHelp()) {
            first.print(Banners.help());
            return Exit.SUCCESS;
        }
        boolean fromInput = !options.isCommand()
                && (options.readsStandardInput() || options.operands().isEmpty());
        boolean interactive = options.isInteractive()
                || (fromInput
                        && isTerminal(process, 0)
                        && (isTerminal(process, 2) || (dialect == Dialect.ASH && isTerminal(process, 1))));
        String letters = options.isCommand() ? dialect == Dialect.DASH ? "" : "c" : fromInput ? "s" : "";
        boolean readsFile = !options.isCommand();
        Session session =
                new Session(name, process.pid(), readsFile, letters, ownHandlers(dialect, interactive), false);
        Shell shell = new Shell(process, dialect, builtins, session);
        shell.traps().fixIgnored();
        if (dialect.isBash()) {
            process.handle(Signal.QUIT, SignalHandler.IGNORE);
        }
        StartOptions.read(shell, arguments);
        shell.options().set(SetOption.STDIN, false);
        shell.options().set(SetOption.INTERACTIVE, interactive);
        if (dialect.isBash() && options.isLogin()) {
            shell.options().shopt().put("login_shell", true);
        }
        if (dialect.isBash() && name.equals("sh")) {
            shell.options().set(SetOption.POSIX, true);
        }
        new FirstVariables(shell).define();
        shell.beginLocale();
        return shell.runner().toEnd(() -> run(shell, options, fromInput));
    }

    private static boolean isTerminal(ContainerProcess process, int number) {
        try {
            return process.descriptor(number).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }

    /** An interactive shell survives what ends others; bash is never ended by QUIT. */
    private static Map<Signal, SignalHandler> ownHandlers(Dialect dialect, boolean interactive) {
        if (!interactive) {
            return dialect.isBash() ? Map.of(Signal.QUIT, SignalHandler.IGNORE) : Map.of();
        }
        return Map.of(
                Signal.TERM, SignalHandler.IGNORE,
                Signal.QUIT, SignalHandler.IGNORE,
                Signal.TSTP, SignalHandler.IGNORE,
                Signal.TTIN, SignalHandler.IGNORE,
                Signal.TTOU, SignalHandler.IGNORE,
                Signal.INT, signal -> {});
    }

    private static Exit invalid(Shell shell, String called, String option) throws IOException {
        if (!option.isEmpty()) {
            switch (shell.dialect()) {
                case BASH ->
                    shell.messages().raw(called + ": " + option + ": invalid option\n" + Banners.usage(called));
                case DASH -> shell.messages().raw(called + ": 0: Illegal option " + option + "\n");
                case ASH -> shell.messages().raw(called + ": illegal option " + option + "\n");
            }
        }
        return Exit.of(USAGE);
    }

    private int run(Shell shell, StartOptions options, boolean fromInput) throws IOException {
        if (shell.isInteractive()) {
            return new InteractiveLoop(shell, options).run();
        }
        StartFiles files = new StartFiles(shell);
        if (options.isLogin() && !options.skipsProfile()) {
            files.profile();
        }
        if (!shell.isInteractive() && dialect.isBash() && !shell.isPosix()) {
            files.environmentFile("BASH_ENV");
        }
        List<String> operands = options.operands();
        if (options.isCommand()) {
            Parser text = CommandText.of(shell, operands);
            return text == null ? USAGE : shell.runner().runAll(text, "-c");
        }
        if (fromInput) {
            shell.parameters().values(operands);
            return shell.runner()
                    .runScript(
                            Parser.lines(input(shell.process()), shell.runner().grammar(true)));
        }
        return file(shell, operands);
    }

    private static int file(Shell shell, List<String> operands) throws IOException {
        String path = operands.get(0);
        String called = shell.parameters().name();
        String script;
        try {
            byte[] bytes = shell.files().readAll(ShellText.toJava(path));
            script = ShellText.of(bytes);
        } catch (ErrnoException error) {
            boolean found = shell.dialect().isBash()
                    && !path.contains("/")
                    && shell.search().find(path) != null;
            if (!found) {
                return missing(shell, called, path, error);
            }
            script = ShellText.of(shell.files()
                    .readAll(ShellText.toJava(String.valueOf(shell.search().find(path)))));
        }
        if (shell.dialect().isBash() && isBinary(script)) {
            shell.messages().raw(path + ": " + path + ": cannot execute binary file\n");
            return NOT_EXECUTABLE;
        }
        shell.parameters().name(path);
        shell.parameters().values(operands.subList(1, operands.size()));
        return shell.runner().runScript(Parser.of(script, 1, shell.runner().grammar(true)));
    }

    private static boolean isBinary(String script) {
        int nul = script.indexOf('\0');
        int line = script.indexOf('\n');
        return nul >= 0 && nul < LOOK_FOR_BINARY && (line < 0 || nul < line);
    }

    private static int missing(Shell shell, String called, String path, ErrnoException error) throws IOException {
        boolean absent = error.errno() == dev.drydock.filesystem.Errno.ENOENT;
        switch (shell.dialect()) {
            case BASH -> shell.messages().raw(called + ": " + path + ": " + error.words() + "\n");
            case DASH ->
                shell.messages()
                        .raw(called + ": 0: cannot open " + path + ": " + (absent ? "No such file" : error.words())
                                + "\n");
            case ASH -> shell.messages().raw(called + ": can't open '" + path + "': " + error.words() + "\n");
        }
        return shell.dialect().isBash() ? absent ? NOT_FOUND : NOT_EXECUTABLE : USAGE;
    }

    /** Standard input, a line at a time. */
    private static Lines input(ContainerProcess process) throws IOException {
        OpenFile file = process.descriptor(0);
        InputLines lines = new InputLines(process.in());
        return () -> {
            try {
                return lines.lineWithEnd();
            } catch (ErrnoException unreadable) {
                return null;
            } catch (IOException error) {
                throw new UncheckedIOException(file.description(), error);
            }
        };
    }
}
