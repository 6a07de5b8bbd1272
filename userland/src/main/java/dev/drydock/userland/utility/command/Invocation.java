package dev.drydock.userland.utility.command;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a utility: its arguments, its standard streams, its complaints and the status they lead to. */
public final class Invocation {
    private static final int TOLD_BYTES = 1 << 16;
    /** {@code EX_USAGE}, with which argp ends. */
    private static final int WRONG_USAGE = 64;

    private static final int REFUSED = 2;

    private final Command command;
    private final Flavour flavour;
    private final ContainerProcess process;
    private final String name;
    private final List<String> arguments;
    private final Output out;
    private @Nullable CommandLine commandLine;
    /** What getopt says of the command line, if it can not be read to its end. */
    private @Nullable String wrong;

    private boolean refused;
    private long untold;
    private int status;

    private Invocation(Command command, Flavour flavour, ContainerProcess process) {
        this.command = command;
        this.flavour = flavour;
        this.process = process;
        List<String> words = process.arguments();
        int skipped = 0;
        if (flavour.isBusyBox() && baseName(words.get(0)).equals("busybox") && words.size() > 1) {
            skipped = 1;
        }
        String called = words.get(skipped);
        this.name = flavour.isGnu() && !command.isScript()
                ? called
                : baseName(called.startsWith("-") ? called.substring(1) : called);
        this.arguments = List.copyOf(words.subList(skipped + 1, words.size()));
        this.out = new Output(process.out(), this);
    }

    static Exit start(Command command, Flavour flavour, ContainerProcess process) throws IOException {
        Invocation call = new Invocation(command, flavour, process);
        if (flavour.isBusyBox() && call.arguments.equals(List.of("--help")) && UsageTexts.inBusyBox(command.name())) {
            call.raw(UsageTexts.busybox(command.name()));
            return Exit.SUCCESS;
        }
        try {
            Exit exit = command.run(call);
            if (exit instanceof Exit.Status ended) {
                return Exit.of(call.out.finish(ended.status()));
            }
            call.out.flush();
            return exit;
        } catch (Quit quit) {
            call.flushQuietly();
            return Exit.of(quit.status());
        }
    }

    private void flushQuietly() {
        try {
            out.flush();
        } catch (Quit alreadySaid) {
            return;
        }
    }

    public static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public ContainerProcess process() {
        return process;
    }

    public FileContext files() {
        return process.files();
    }

    public Flavour flavour() {
        return flavour;
    }

    public boolean isGnu() {
        return flavour.isGnu();
    }

    public boolean isBusyBox() {
        return flavour.isBusyBox();
    }

    Command command() {
        return command;
    }

    /** The name that it calls itself in messages. */
    public String name() {
        return name;
    }

    /** The arguments as they came, without the name. */
    public List<String> arguments() {
        return arguments;
    }

    public Output out() {
        return out;
    }

    /** Whether somebody looks on while it writes. */
    public boolean writesToTerminal() {
        try {
            return process.descriptor(1).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }

    public @Nullable String variable(String variable) {
        return process.environment().get(variable);
    }

    /** Whether the locale's character set is UTF-8. */
    public boolean isUtf8() {
        if (flavour.isBusyBox()) {
            return false;
        }
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = process.environment().get(variable);
            if (value != null && !value.isEmpty()) {
                String upper = value.toUpperCase(Locale.ROOT);
                return upper.equals("C.UTF-8") || upper.equals("C.UTF8");
            }
        }
        return false;
    }

    /** Whether BusyBox takes characters of several bytes for what they are: where the locale's name says so. */
    public boolean isUnicode() {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = process.environment().get(variable);
            if (value != null && !value.isEmpty()) {
                return value.contains(".utf") || value.contains(".UTF");
            }
        }
        return false;
    }

    // The command line

    /** The command line as getopt reads it; a wrong one ends the run. */
    public CommandLine commandLine() {
        CommandLine line = commandLine;
        if (line == null) {
            return parse(arguments);
        }
        check();
        return line;
    }

    /** The options in their order, each in its turn. */
    public Iterable<Option> options() {
        return options(arguments);
    }

    /** As {@link #options()}, of other words in place of the arguments, where a command rewrites old forms first. */
    public Iterable<Option> options(List<String> words) {
        if (flavour.isBusyBox()) {
            CommandLine line = commandLine;
            return line == null ? parse(words).options() : line.options();
        }
        CommandLine line = commandLine;
        if (line == null) {
            line = read(words);
        }
        return new OptionWalk(line.options(), this, this::check);
    }

    public List<String> operands() {
        return commandLine().operands();
    }

    /** Reads other words in place of the arguments, where a command rewrites old forms first. */
    public CommandLine parse(List<String> words) {
        CommandLine line = read(words);
        if (flavour.isGnu()) {
            line.options().forEach(this::showHelp);
        }
        check();
        return line;
    }

    private CommandLine read(List<String> words) {
        Options options = command.options(flavour)
                .orElseThrow(() -> new IllegalStateException(command.name() + " reads its arguments by itself"));
        OptionReader reader = new OptionReader(options, process.environment().containsKey("POSIXLY_CORRECT"));
        wrong = reader.read(words);
        refused = reader.refused();
        CommandLine line = new CommandLine(reader.found(), reader.operands(), reader.optionsBefore());
        commandLine = line;
        return line;
    }

    /** Ends the run if something was wrong with the command line. */
    private void check() {
        String error = wrong;
        if (error != null) {
            throw refused ? refuse(error) : usage(Words.of("%s"), error);
        }
    }

    /** Ends the run with its help or version, if that is what an option asks for. */
    void showHelp(Option option) {
        if (option.spelling().equals("--help") && option.key().equals("help")) {
            out.text(help());
            throw new Quit(0);
        }
        if (option.spelling().equals("--version") && option.key().equals("version")) {
            out.text(version());
            throw new Quit(0);
        }
    }

    /** What the real tool has is no wrong usage, so nothing is said of how to use it. */
    private Quit refuse(String error) {
        int trouble = command.troubleStatus(flavour);
        return fail(trouble == WRONG_USAGE ? REFUSED : trouble, Words.of("%s"), error);
    }

    /** What the GNU flavour shows for {@code --help}. */
    public String help() {
        return UsageTexts.help(command.name(), name);
    }

    /** What the GNU flavour shows for {@code --version}. */
    public String version() {
        return UsageTexts.version(command.name(), name);
    }

    // Complaints

    /** {@code NAME: words} on standard error; what was printed before comes before it. */
    public void say(Words words, @Nullable Object... values) {
        raw(name + ": " + format(words.in(flavour), values) + "\n");
    }

    /** As {@link #say}; the run goes on and ends with status 1, or what {@link #status(int)} says later. */
    public void complain(Words words, @Nullable Object... values) {
        say(words, values);
        status = Math.max(status, 1);
    }

    /** As {@link #say}, and the run ends with status 1. */
    public Quit fail(Words words, @Nullable Object... values) {
        return fail(1, words, values);
    }

    public Quit fail(int failure, Words words, @Nullable Object... values) {
        say(words, values);
        return new Quit(failure);
    }

    /**
     * The command was called wrongly: GNU says what is wrong and where help is; BusyBox shows its usage, after the words if
     * it has any (an empty template means none).
     */
    public Quit usage(Words words, @Nullable Object... values) {
        if (!words.in(flavour).isEmpty()) {
            say(words, values);
        }
        return usage();
    }

    /** Points to the help, or shows it, without saying what is wrong. */
    public Quit usage() {
        if (flavour.isGnu()) {
            raw(UsageTexts.hint(command.name(), name));
            return new Quit(command.troubleStatus(flavour));
        }
        raw(UsageTexts.busybox(command.name()));
        return new Quit(command.troubleStatus(flavour));
    }

    /** Writes to standard error as it is; nothing can be said about an error of that. */
    public void raw(String text) {
        try {
            out.flush();
            process.err().write(text.getBytes(StandardCharsets.UTF_8));
            process.err().flush();
        } catch (IOException nowhereToSayIt) {
            status = Math.max(status, 1);
        }
    }

    /** Fills a template of {@link Words}. */
    public String format(String template, @Nullable Object... values) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%' || i + 1 == template.length()) {
                text.append(c);
                continue;
            }
            char kind = template.charAt(++i);
            if (kind == '%') {
                text.append('%');
                continue;
            }
            String value = words(values[next++]);
            if (kind == '-') {
                continue;
            }
            text.append(
                    switch (kind) {
                        case 'q' -> Quoting.SHELL_ESCAPE_ALWAYS.quote(value, isUtf8());
                        case 'n' -> Quoting.SHELL_ESCAPE.quote(value, isUtf8());
                        case 'l' -> Quoting.LOCALE.quote(value, isUtf8());
                        case 's' -> value;
                        default -> throw new IllegalArgumentException("template " + template);
                    });
        }
        return text.toString();
    }

    private static String words(@Nullable Object value) {
        if (value instanceof ErrnoException errno) {
            return errno.words();
        }
        if (value instanceof IOException error) {
            return String.valueOf(error.getMessage());
        }
        return String.valueOf(value);
    }

    // The end

    /** The status that the run has come to so far. */
    public int status() {
        return status;
    }

    /** Raises the status; it is never lowered. */
    public void status(int atLeast) {
        status = Math.max(status, atLeast);
    }

    public Exit exit() {
        return Exit.of(status);
    }

    // Files

    /** Standard input, read through a buffer. */
    public Input in() throws IOException {
        return input(process.descriptor(0), false);
    }

    /** An open file, read through a buffer. */
    public Input input(OpenFile file, boolean owned) {
        return new Input(file, owned, process::accountMemory);
    }

    /**
     * Says how many bytes more of its input the run keeps, or with a negative number how many less. The kernel is told now
     * and then, because it takes longer to tell than to keep a line.
     */
    public void hold(long bytes) {
        untold += bytes;
        if (Math.abs(untold) >= TOLD_BYTES) {
            process.accountMemory(untold);
            untold = 0;
        }
    }

    /** Opens a file for reading; {@code -} is standard input. */
    public Input open(String operand) throws IOException {
        if (operand.equals("-")) {
            return in();
        }
        return input(process.files().open(operand, Set.of(OpenFlag.READ), 0), true);
    }

    /** Whether an operand is a directory, which can be opened but not read. */
    public boolean isDirectory(String operand) {
        try {
            return !operand.equals("-") && files().status(operand).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    /** Opens a file for reading; complains in the usual words if that fails, and then gives null. */
    public @Nullable Input openOrComplain(String operand) {
        return openOrComplain(operand, CANNOT_OPEN);
    }

    /** As above, in other words. */
    public @Nullable Input openOrComplain(String operand, Words words) {
        try {
            return open(operand);
        } catch (IOException error) {
            complain(words, operand, error);
            return null;
        }
    }

    /** What most text utilities say of a file that they cannot open. */
    public static final Words CANNOT_OPEN = Words.of("%n: %s", "can't open '%s': %s");

    /** What the other text utilities say of a file that they cannot open. */
    public static final Words NOT_OPENED = Words.of("%n: %s", "%s: %s");

    /** What most text utilities say of a file that they cannot read. */
    public static final Words CANNOT_READ = Words.of("%n: %s", "%-read error: %s");
}
