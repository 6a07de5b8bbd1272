package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.shell.expand.Expander;
import dev.drydock.userland.shell.expand.Expansions;
import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.history.HistoryRecorder;
import dev.drydock.userland.shell.state.CompletionRules;
import dev.drydock.userland.shell.state.HashOrder;
import dev.drydock.userland.shell.state.Parameters;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.ShellOptions;
import dev.drydock.userland.shell.state.Variables;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.SyntaxOptions;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.account.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one shell, and its door to the process it runs in. A subshell begins with a copy. */
public final class Shell implements Expansions {
    private ContainerProcess process;
    private final Dialect dialect;
    private BuiltinTable builtins;
    private final Variables variables;
    private final Parameters parameters;
    private final ShellOptions options;
    private final Functions functions;
    private final Map<String, String> aliases;
    private final Traps traps;
    private final Jobs jobs;
    private final CallStack calls;
    private final Session session;
    private final Map<Signal, SignalHandler> inherited;
    private final Dispositions dispositions = new Dispositions(this);
    private final Messages messages = new Messages(this);
    private final Expander expander = new Expander(this);
    private final Interpreter interpreter = new Interpreter(this);
    private final ScriptRunner runner = new ScriptRunner(this);
    private final CommandSearch search = new CommandSearch(this);
    private final Subshells subshells = new Subshells(this);
    private final DirectoryStack directories = new DirectoryStack(this);
    private final HistoryRecorder recorder;
    private final CompletionRules completions;
    private final ShellLocale locale;
    private int status;
    private int line = 1;
    private int backgroundPid;
    private int substitutionStatus;
    private int commandNumber = 1;
    private int depth;
    private boolean substitution;
    private String commandName = "";
    private List<Integer> pipeStatus = List.of();
    private Command.@Nullable Simple command;

    /** A shell that starts. */
    public Shell(ContainerProcess process, Dialect dialect, BuiltinTable builtins, Session session) {
        this.process = process;
        this.dialect = dialect;
        this.builtins = builtins;
        this.session = session;
        this.inherited = Map.of();
        this.variables = new Variables(dialect.isBash() ? HashOrder.BASH : HashOrder.ASH);
        this.parameters = new Parameters(ShellText.ofJava(process.arguments().get(0)), List.of());
        this.options = new ShellOptions(dialect);
        this.functions = new Functions();
        this.aliases = new TreeMap<>();
        this.traps = new Traps(this);
        this.jobs = new Jobs(this);
        this.calls = new CallStack();
        this.recorder = recorder(new History());
        this.completions = new CompletionRules();
        this.locale = new ShellLocale(this);
        variables.accountTo(process::accountMemory);
        new SpecialVariables(this).define();
    }

    private Shell(Shell parent) {
        this.process = parent.process;
        this.dialect = parent.dialect;
        this.builtins = parent.builtins;
        this.session = parent.session.forSubshell();
        this.inherited = parent.dispositions.ofChildren();
        this.variables = parent.variables.copy();
        this.parameters = parent.parameters.copy();
        this.options = parent.options.copy();
        this.functions = parent.functions.copy();
        this.aliases = new TreeMap<>(parent.aliases);
        this.traps = parent.traps.forSubshell(this);
        this.jobs = new Jobs(this);
        this.calls = parent.calls.copy();
        this.status = parent.status;
        this.line = parent.line;
        this.backgroundPid = parent.backgroundPid;
        this.depth = parent.depth + 1;
        this.commandName = parent.commandName;
        this.pipeStatus = parent.pipeStatus;
        this.recorder = recorder(parent.history().copy());
        this.completions = parent.completions.copy();
        this.locale = parent.locale.copyFor(this);
        options.set(SetOption.MONITOR, false);
        directories.below().addAll(parent.directories.below());
        parent.search.tell(search);
    }

    /** Takes the locale of the environment. */
    public void beginLocale() throws IOException {
        locale.begin();
    }

    /** A copy as it is now, to run in a child. */
    Shell copy() {
        return new Shell(this);
    }

    /** Runs as a child that was just made, up to its end. */
    Exit runAs(ContainerProcess child, Subshells.Body body) throws IOException {
        process = child;
        for (Map.Entry<Signal, SignalHandler> own : inherited.entrySet()) {
            child.handle(own.getKey(), own.getValue());
        }
        variables.accountTo(child::accountMemory);
        new SpecialVariables(this).define();
        locale.heed();
        return runner.toEnd(() -> body.run(this));
    }

    // Parts

    public ContainerProcess process() {
        return process;
    }

    @Override
    public void hold(long bytes) {
        process.accountMemory(bytes);
    }

    public Dialect dialect() {
        return dialect;
    }

    public BuiltinTable builtins() {
        return builtins;
    }

    /** Other built-in commands from now on. */
    public void builtins(BuiltinTable changed) {
        builtins = changed;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public ShellOptions options() {
        return options;
    }

    public Functions functions() {
        return functions;
    }

    /** Aliases by name in order. */
    public Map<String, String> aliases() {
        return aliases;
    }

    /** What it does with signals for itself alone. */
    public Dispositions dispositions() {
        return dispositions;
    }

    public Traps traps() {
        return traps;
    }

    public Jobs jobs() {
        return jobs;
    }

    /** The functions and files that run, and the loops in them. */
    public CallStack calls() {
        return calls;
    }

    public Session session() {
        return session;
    }

    public Messages messages() {
        return messages;
    }

    public Expander expander() {
        return expander;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    public ScriptRunner runner() {
        return runner;
    }

    public CommandSearch search() {
        return search;
    }

    Subshells subshells() {
        return subshells;
    }

    public DirectoryStack directories() {
        return directories;
    }

    private HistoryRecorder recorder(History history) {
        return new HistoryRecorder(
                history, variables, options, () -> process.clock().now());
    }

    /** The lines that were typed. */
    public History history() {
        return recorder.history();
    }

    /** Which lines become part of the history. */
    public HistoryRecorder recorder() {
        return recorder;
    }

    /** How the words of commands are completed. */
    public CompletionRules completions() {
        return completions;
    }

    // Small state

    /** {@code $?}. */
    public int status() {
        return status;
    }

    @Override
    public void status(int changed) {
        status = changed;
    }

    /** How many commands were typed, with the one to come. */
    public int commandNumber() {
        return commandNumber;
    }

    public void commandNumber(int changed) {
        commandNumber = changed;
    }

    /** The simple command that runs, or ran when a trap began. */
    String commandText() {
        return command == null ? "" : CommandPrinter.command(command);
    }

    void command(Command.Simple running) {
        if (!traps.isRunning()) {
            command = running;
        }
    }

    /** The line of the command that runs. */
    public int line() {
        return line;
    }

    void line(int changed) {
        line = changed;
    }

    /** The line as BusyBox names it in messages: those of {@code -c} are counted from 0. */
    int scriptLine() {
        return calls.inFile() || session.readsFile() ? line : Math.max(0, line - 1);
    }

    /**
     * The built-in command that runs, which dash and BusyBox name before every message until it is done, also those of
     * what {@code eval} and {@code .} run; empty if there is none.
     */
    String commandName() {
        return commandName;
    }

    /** Runs a built-in command; until it is done, messages name it. */
    public int call(Builtin builtin, List<String> arguments) throws IOException {
        return named(arguments.get(0), () -> builtin.run(this, arguments));
    }

    /** Runs something that messages name as a built-in command; bash names only what complains itself. */
    int named(String name, ScriptRunner.Body body) throws IOException {
        String before = commandName;
        commandName = dialect.isBash() ? "" : name;
        try {
            return body.run();
        } finally {
            commandName = before;
        }
    }

    /** {@code $!}; 0 if there is none. */
    public int backgroundPid() {
        return backgroundPid;
    }

    void backgroundPid(int pid) {
        backgroundPid = pid;
    }

    /** What the last command substitution ended with: the status of a command that only assigns. */
    int substitutionStatus() {
        return substitutionStatus;
    }

    void substitutionStatus(int changed) {
        substitutionStatus = changed;
    }

    /** Whether this shell was started to read what it writes, for a command substitution. */
    boolean isSubstitution() {
        return substitution;
    }

    void substitution(boolean on) {
        substitution = on;
    }

    /** How many shells there are around this one ({@code BASH_SUBSHELL}). */
    int depth() {
        return depth;
    }

    /** What each process of the last pipeline ended with. */
    List<Integer> pipeStatus() {
        return pipeStatus;
    }

    void pipeStatus(List<Integer> changed) {
        pipeStatus = List.copyOf(changed);
    }

    public boolean isInteractive() {
        return options.has(SetOption.INTERACTIVE);
    }

    /** What bash says when it is left at a terminal. */
    public String farewell() {
        return options.shopt("login_shell") ? "logout\n" : "exit\n";
    }

    boolean isSourcing() {
        return calls.source() != null;
    }

    /** Whether bash was called {@code sh}, or told {@code --posix}. */
    public boolean isPosix() {
        return !dialect.isBash() || options.has(SetOption.POSIX);
    }

    /** The name that messages begin with. */
    String errorName() {
        String source = calls.source();
        if (source != null && dialect != Dialect.DASH) {
            return dialect == Dialect.ASH ? parameters.name() : source;
        }
        return dialect.isBash() && isInteractive() ? session.name() : parameters.name();
    }

    /** Whether only what would run is read ({@code set -n}). */
    boolean isDry() {
        return options.has(SetOption.NOEXEC) && !isInteractive();
    }

    /** bash makes room for another program: that one is a level less deep. */
    public void leaveLevel() {
        String level = variables.value("SHLVL");
        if (dialect.isBash() && depth == 0 && level != null && level.matches("[1-9]\\d{0,3}")) {
            variables.set("SHLVL", Integer.toString(Integer.parseInt(level) - 1));
        }
    }

    /** Writes to standard output; bytes of shell text. */
    public void print(String text) throws IOException {
        process.out().write(ShellText.bytes(text));
    }

    @Override
    public SyntaxOptions grammar() {
        return runner.grammar(false);
    }

    @Override
    public CharacterSet characters() {
        return dialect.isBash() ? counted() : CharacterSet.BYTES;
    }

    @Override
    public CharacterSet counted() {
        return locale.counted();
    }

    @Override
    public CharacterSet numbered() {
        return locale.numbered();
    }

    @Override
    public FileContext files() {
        return process.files();
    }

    @Override
    public @Nullable String special(char name) {
        return switch (name) {
            case '?' -> Integer.toString(status);
            case '$' -> Integer.toString(session.pid());
            case '!' -> backgroundPid == 0 ? (dialect.isBash() ? null : "") : Integer.toString(backgroundPid);
            case '-' -> options.letters(session.optionLetters());
            default -> null;
        };
    }

    @Override
    public String substitute(Command command) throws IOException {
        return subshells.substitute(command);
    }

    @Override
    public String substitute(WordPart.ProcessSubstitution substitution) throws IOException {
        return subshells.substitute(substitution);
    }

    @Override
    public @Nullable String directory(String place) {
        return directories.at(place);
    }

    @Override
    public @Nullable String home(String user) {
        Accounts accounts = Accounts.read(files());
        return (user.isEmpty() ? accounts.user(files().credentials().uid()) : accounts.user(ShellText.toJava(user)))
                .map(found -> ShellText.ofJava(found.home()))
                .orElse(null);
    }

    @Override
    public void complain(String words) throws IOException {
        messages.error(words);
    }

    @Override
    public String prompt(String text) throws IOException {
        return new Prompts(this).expand(text);
    }
}
