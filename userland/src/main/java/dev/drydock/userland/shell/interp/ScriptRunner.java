package dev.drydock.userland.shell.interp;

import dev.drydock.process.Exit;
import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.syntax.SyntaxError;
import dev.drydock.userland.shell.syntax.SyntaxOptions;
import dev.drydock.userland.shell.text.CharacterSet;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads scripts line by line and runs them. */
public final class ScriptRunner {
    static final int SYNTAX_STATUS = 2;

    private final Shell shell;
    private final StringBuilder read = new StringBuilder();
    private @Nullable String warning;

    ScriptRunner(Shell shell) {
        this.shell = shell;
    }

    /**
     * The grammar as the state of the shell makes it.
     *
     * @param script whether it is for a script, whose lines {@code set -v} shows
     */
    public SyntaxOptions grammar(boolean script) {
        return new Grammar(script);
    }

    /** The grammar of a text that is no file: only bash shows its lines. */
    public SyntaxOptions textGrammar() {
        return grammar(shell.dialect().isBash());
    }

    private final class Grammar implements SyntaxOptions {
        private final boolean script;

        Grammar(boolean script) {
            this.script = script;
        }

        /** Bash does not show what a command substitution reads. */
        @Override
        public void read(String line, boolean inside) {
            boolean bash = shell.dialect().isBash();
            if (script && isRecorded()) {
                shell.recorder().line(line);
            }
            if (script && shell.options().has(SetOption.VERBOSE) && !(bash && inside)) {
                read.append(line).append(bash && !line.endsWith("\n") ? "\n" : "");
            }
        }

        @Override
        public Dialect dialect() {
            return shell.dialect();
        }

        @Override
        public boolean extendedPatterns() {
            return shell.options().shopt("extglob");
        }

        @Override
        public @Nullable String alias(String name) {
            boolean expanded = !shell.dialect().isBash() || shell.options().shopt("expand_aliases") || shell.isPosix();
            return expanded ? shell.aliases().get(name) : null;
        }

        @Override
        public CharacterSet numbered() {
            return shell.numbered();
        }

        @Override
        public void warn(int line, String words) {
            if (shell.dialect().isBash()) {
                warning = "warning: " + words;
            }
        }
    }

    /** A parser of a text. */
    Parser parser(String script) {
        return Parser.of(script, 1, grammar(true));
    }

    /** The commands of the next line, after its text if that is to be shown; null at the end. */
    public @Nullable Command next(Parser parser) throws IOException {
        if (isRecorded()) {
            shell.recorder().begin();
        }
        try {
            return parser.next();
        } finally {
            if (isRecorded()) {
                shell.recorder().end();
            }
            if (read.length() > 0) {
                String lines = read.toString();
                read.setLength(0);
                shell.messages().raw(lines);
            }
        }
    }

    private boolean isRecorded() {
        return shell.options().has(SetOption.HISTORY) && shell.recorder().recordsScripts();
    }

    /** Runs a text within a command: no line of it is typed, so the history does not take it. */
    private int unrecorded(Body body) throws IOException {
        boolean before = shell.recorder().recordsScripts();
        shell.recorder().recordsScripts(false);
        try {
            return body.run();
        } finally {
            shell.recorder().recordsScripts(before);
        }
    }

    /**
     * Runs the whole text of {@code -c}.
     *
     * @return the status of the last command
     */
    public int runAll(Parser parser, String within) throws IOException {
        int status = within.isEmpty() ? shell.status() : 0;
        while (true) {
            Command command;
            try {
                command = next(parser);
                warned(parser);
            } catch (SyntaxError error) {
                warned(parser);
                if (error.kind() != SyntaxError.Kind.ARRAY) {
                    return failed(error, within);
                }
                status = givenUp(error, within);
                parser.skipLine();
                continue;
            }
            if (command == null) {
                return status;
            }
            if (!(command instanceof Command.Nothing)) {
                status = run(command, givesWay(within) && isLast(parser));
            }
        }
    }

    /** Whether nothing follows: BusyBox does not look behind the newline. */
    private boolean isLast(Parser parser) {
        return parser.isAtEnd() && !(shell.dialect() == Dialect.ASH && parser.isBehindNewline());
    }

    /** Runs a line; after an error of expansion bash gives up this line only. */
    private int run(Command command, boolean last) throws IOException {
        try {
            return shell.interpreter().run(command, last);
        } catch (Unwinding.Discard discard) {
            if (shell.isInteractive()) {
                throw discard;
            }
            int status = survived(discard);
            shell.status(status);
            shell.pipeStatus(List.of(status));
            return status;
        }
    }

    /** Whether the shell makes room for the last program of a text: dash waits for it. */
    private boolean givesWay(String within) {
        return within.equals("-c") && shell.dialect() != Dialect.DASH;
    }

    /** Runs a script from a file or from standard input: an error of expansion only costs bash the line. */
    public int runScript(Parser parser) throws IOException {
        while (true) {
            try {
                return runAll(parser, "");
            } catch (Unwinding.Discard discard) {
                shell.status(discard.status());
                if (!shell.dialect().isBash()) {
                    return discard.status();
                }
            }
        }
    }

    private void warned(Parser parser) throws IOException {
        String words = warning;
        if (words != null) {
            warning = null;
            shell.line(parser.currentLine());
            shell.messages().error(words);
        }
    }

    /** Bash goes on in the line behind an array that cannot be read. */
    private int givenUp(SyntaxError error, String within) throws IOException {
        shell.messages().syntaxError(error, within);
        if (shell.session().subshell()) {
            throw new Unwinding.End(1);
        }
        shell.status(1);
        shell.pipeStatus(List.of());
        return 1;
    }

    private int failed(SyntaxError error, String within) throws IOException {
        shell.messages()
                .syntaxError(error, within.equals("-c") && !shell.dialect().isBash() ? "" : within);
        if (error.kind() == SyntaxError.Kind.CONDITION && !error.isNested()) {
            boolean text = within.equals("eval") || shell.isSourcing();
            boolean told = text || (error.isAtEnd() && shell.status() == 0);
            shell.status(told ? SYNTAX_STATUS : shell.status());
            return shell.status();
        }
        shell.status(SYNTAX_STATUS);
        if (shell.dialect().isBash()) {
            boolean own = within.isEmpty() && !shell.isSourcing();
            if (error.isNested() && !own && !shell.isInteractive()) {
                throw new ErrorPolicy(shell).ended();
            }
            return SYNTAX_STATUS;
        }
        throw shell.isInteractive() ? new Unwinding.Discard(SYNTAX_STATUS) : new Unwinding.End(SYNTAX_STATUS);
    }

    /** Runs a text in the shell itself: {@code eval}, traps. */
    public int evaluate(String script, String within) throws IOException {
        int line = shell.line();
        int loops = shell.calls().loops();
        int texts = shell.calls().texts();
        shell.calls().texts(texts + 1);
        try {
            Parser parser = Parser.of(script, shell.dialect() == Dialect.DASH ? 1 : line, textGrammar());
            return unrecorded(() -> runAll(parser, within));
        } catch (Unwinding.Discard discard) {
            return survived(discard);
        } finally {
            shell.calls().texts(texts);
            shell.calls().loops(loops);
            shell.line(line);
        }
    }

    /** Runs a text as if it were typed: it is shown, and the history takes it. */
    public int typed(String script) throws IOException {
        boolean shown = shell.options().has(SetOption.VERBOSE);
        boolean before = shell.recorder().recordsScripts();
        shell.options().set(SetOption.VERBOSE, true);
        shell.recorder().recordsScripts(true);
        try {
            return runAll(parser(script), "");
        } finally {
            shell.options().set(SetOption.VERBOSE, shown);
            shell.recorder().recordsScripts(before);
        }
    }

    /** What is left of a text in which bash gave up: the commands behind the text go on. */
    private int survived(Unwinding.Discard discard) {
        if (!shell.dialect().isBash()) {
            throw discard;
        }
        return discard.status();
    }

    /** Runs a file in the shell itself: {@code .}. */
    public int source(String path, String script) throws IOException {
        int line = shell.line();
        int loops = shell.calls().loops();
        int texts = shell.calls().texts();
        shell.calls().texts(texts + 1);
        shell.calls().push(new CallStack.Call(null, path, line));
        try {
            int status = sourced(path, script);
            shell.traps().returning(status);
            return status;
        } catch (Unwinding.Discard discard) {
            return survived(discard);
        } finally {
            shell.calls().pop();
            shell.calls().texts(texts);
            shell.calls().loops(loops);
            shell.line(line);
        }
    }

    private int sourced(String path, String script) throws IOException {
        try {
            String within = shell.dialect().isBash() ? "" : path;
            return shell.named(path, () -> unrecorded(() -> runAll(parser(script), within)));
        } catch (Unwinding.Return returned) {
            return returned.status();
        }
    }

    /** Something that gives the shell's status when it is over. */
    public interface Body {
        int run() throws IOException;
    }

    /** Runs something that the shell ends after, and what is to be done at its end. */
    public Exit toEnd(Body body) throws IOException {
        int status;
        try {
            status = body.run();
        } catch (Unwinding.Become become) {
            return become.exit();
        } catch (Unwinding unwinding) {
            status = statusOf(unwinding);
        } catch (ExpansionError error) {
            shell.messages().error(error.words());
            status = 1;
        }
        return end(status);
    }

    /** The status that an unwinding ends the shell with. */
    private int statusOf(Unwinding unwinding) {
        if (unwinding instanceof Unwinding.End end) {
            return end.status();
        }
        if (unwinding instanceof Unwinding.Return returned) {
            return returned.status();
        }
        return unwinding instanceof Unwinding.Discard discard ? discard.status() : shell.status();
    }

    /** A trap EXIT changes the status of the shell by {@code exit}, and by errors in dash and BusyBox. */
    private int statusOfTrap(Unwinding unwinding, int before) {
        boolean kept = unwinding instanceof Unwinding.Return
                || (unwinding instanceof Unwinding.Discard && shell.dialect().isBash());
        return kept ? before : statusOf(unwinding);
    }

    private Exit end(int status) throws IOException {
        int last = status;
        try {
            shell.status(status);
            shell.traps().runPending();
            shell.traps().run("EXIT", true);
            last = shell.status();
        } catch (Unwinding.Become become) {
            return become.exit();
        } catch (Unwinding unwinding) {
            last = statusOfTrap(unwinding, last);
        }
        shell.process().out().flush();
        return Exit.of(last);
    }
}
