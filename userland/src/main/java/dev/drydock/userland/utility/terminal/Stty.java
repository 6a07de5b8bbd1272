package dev.drydock.userland.utility.terminal;

import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code stty}: shows and changes how the terminal treats what is typed. What the line discipline does not know is refused. */
final class Stty {
    static final Command COMMAND =
            Command.named("stty", call -> new Stty(call).run()).gnu("").busybox("");
    private static final Words NOT_A_TERMINAL = Words.of(
            "'standard input': Inappropriate ioctl for device", "standard input: Inappropriate ioctl for device");
    private static final Words INVALID = Words.of("invalid argument %l", "invalid argument '%s'");
    private static final Words MISSING = Words.of("missing argument to %l", "missing argument to '%s'");
    private static final Words INVALID_NUMBER = Words.of("invalid integer argument: %l", "invalid number '%s'");
    private static final Words NO_SIZE = Words.of("standard input");
    private static final Words NOT_EMULATED = Words.of("option '-F' is not emulated");
    private static final String CONTROLS = "intr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>; "
            + "eol2 = <undef>; swtch = <undef>; start = ^Q; stop = ^S; susp = ^Z; rprnt = ^R; werase = ^W; lnext = ^V; "
            + "discard = ^O; min = 1; time = 0;";

    private final Invocation call;

    private Stty(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        List<String> words = call.arguments();
        if (call.isGnu()
                && words.size() == 1
                && (words.get(0).equals("--help") || words.get(0).equals("--version"))) {
            call.parse(words);
        }
        if (!words.isEmpty() && (words.get(0).startsWith("-F") || words.get(0).startsWith("--file"))) {
            throw call.usage(NOT_EMULATED);
        }
        Optional<Terminal> terminal = call.process().terminal();
        if (!call.process().descriptor(0).isTerminal() || terminal.isEmpty()) {
            throw call.fail(NOT_A_TERMINAL);
        }
        Terminal tty = terminal.get();
        if (words.isEmpty()) {
            call.out().text(brief(tty.settings()));
        } else if (words.get(0).equals("-a") || words.get(0).equals("--all")) {
            call.out().text(all(tty));
        } else if (words.get(0).equals("-g") || words.get(0).equals("--save")) {
            call.out().line(saved(tty.settings()));
        } else {
            for (int i = 0; i < words.size(); i++) {
                i += apply(tty, words, i);
            }
        }
        return Exit.SUCCESS;
    }

    /** Applies a setting; gives how many words behind it belong to it. */
    private int apply(Terminal tty, List<String> words, int at) {
        String word = words.get(at);
        if (word.matches("\\d+")) {
            return 0;
        }
        if (word.matches("[0-9a-f]+(:[0-9a-f]+)+")) {
            tty.configure(restored(word));
            return 0;
        }
        switch (word) {
            case "size" -> {
                Terminal.WindowSize size = shown(tty);
                if (!call.isGnu() && isUnknown(tty)) {
                    call.say(NO_SIZE);
                    return 0;
                }
                call.out().line(size.rows() + " " + size.columns());
                return 0;
            }
            case "speed" -> {
                call.out().line("38400");
                return 0;
            }
            case "rows", "cols", "columns", "min", "time" -> {
                if (at + 1 >= words.size()) {
                    throw call.usage(MISSING, word);
                }
                number(tty, word, words.get(at + 1));
                return 1;
            }
            default -> {
                tty.configure(setting(tty.settings(), word));
                return 0;
            }
        }
    }

    private void number(Terminal tty, String word, String text) {
        if (!text.matches("\\d{1,5}")) {
            throw call.fail(INVALID_NUMBER, text);
        }
        int value = Integer.parseInt(text);
        Terminal.WindowSize size = tty.windowSize();
        if (word.equals("rows")) {
            tty.resize(new Terminal.WindowSize(value, size.columns()));
        } else if (word.startsWith("col")) {
            tty.resize(new Terminal.WindowSize(size.rows(), value));
        }
    }

    private TerminalSettings setting(TerminalSettings now, String word) {
        boolean on = !word.startsWith("-");
        return switch (on ? word : word.substring(1)) {
            case "sane" -> TerminalSettings.COOKED;
            case "raw" -> on ? TerminalSettings.RAW.withEcho(now.echo()) : TerminalSettings.COOKED.withEcho(now.echo());
            case "cooked" ->
                on ? TerminalSettings.COOKED.withEcho(now.echo()) : TerminalSettings.RAW.withEcho(now.echo());
            case "cbreak" -> now.withCanonical(!on);
            case "icanon" -> now.withCanonical(on);
            case "echo" -> now.withEcho(on);
            case "isig" -> now.withSignals(on);
            case "icrnl" ->
                new TerminalSettings(
                        now.canonical(),
                        now.echo(),
                        now.signals(),
                        on,
                        now.mapNewlineToReturnNewline(),
                        now.flowControl());
            case "opost", "onlcr" ->
                new TerminalSettings(
                        now.canonical(), now.echo(), now.signals(), now.mapReturnToNewline(), on, now.flowControl());
            case "ixon" ->
                new TerminalSettings(
                        now.canonical(),
                        now.echo(),
                        now.signals(),
                        now.mapReturnToNewline(),
                        now.mapNewlineToReturnNewline(),
                        on);
            default -> throw call.usage(INVALID, word);
        };
    }

    private static String saved(TerminalSettings settings) {
        return String.format(
                "%d:%d:%d:%d:%d:%d",
                bit(settings.canonical()),
                bit(settings.echo()),
                bit(settings.signals()),
                bit(settings.mapReturnToNewline()),
                bit(settings.mapNewlineToReturnNewline()),
                bit(settings.flowControl()));
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }

    private TerminalSettings restored(String text) {
        String[] bits = text.split(":");
        if (bits.length != 6) {
            throw call.usage(INVALID, text);
        }
        boolean[] on = new boolean[6];
        for (int i = 0; i < 6; i++) {
            on[i] = bits[i].equals("1");
        }
        return new TerminalSettings(on[0], on[1], on[2], on[3], on[4], on[5]);
    }

    private static String brief(TerminalSettings settings) {
        List<String> changed = new ArrayList<>();
        flag(changed, settings.signals(), "isig");
        flag(changed, settings.canonical(), "icanon");
        flag(changed, settings.echo(), "echo");
        flag(changed, settings.mapReturnToNewline(), "icrnl");
        flag(changed, settings.flowControl(), "ixon");
        flag(changed, settings.mapNewlineToReturnNewline(), "opost");
        return "speed 38400 baud; line = 0;\n" + (changed.isEmpty() ? "" : String.join(" ", changed) + "\n");
    }

    private static void flag(List<String> changed, boolean on, String name) {
        if (!on) {
            changed.add("-" + name);
        }
    }

    /** To BusyBox a window without rows has no size, unless variables tell it. */
    private boolean isUnknown(Terminal tty) {
        Terminal.WindowSize size = tty.windowSize();
        boolean told = call.variable("LINES") != null || (size.columns() == 0 && call.variable("COLUMNS") != null);
        return size.rows() == 0 && !told;
    }

    /** BusyBox takes what is missing from variables, and what is too small to be true for the usual size. */
    private Terminal.WindowSize shown(Terminal tty) {
        Terminal.WindowSize size = tty.windowSize();
        return call.isGnu()
                ? size
                : new Terminal.WindowSize(
                        likely(size.rows(), call.variable("LINES"), 24),
                        likely(size.columns(), call.variable("COLUMNS"), 80));
    }

    private static int likely(int value, @Nullable String variable, int usual) {
        int told = value == 0 && variable != null && variable.matches("\\d{1,5}") ? Integer.parseInt(variable) : value;
        return told <= 1 || told >= 30_000 ? usual : told;
    }

    private String all(Terminal tty) {
        TerminalSettings settings = tty.settings();
        Terminal.WindowSize size = shown(tty);
        StringBuilder text = new StringBuilder();
        text.append("speed 38400 baud; rows ").append(size.rows());
        text.append("; columns ").append(size.columns()).append("; line = 0;\n");
        text.append(wrapped(CONTROLS, size.columns()));
        text.append(wrapped("-parenb -parodd -cmspar cs8 -hupcl -cstopb cread -clocal -crtscts", size.columns()));
        text.append(wrapped(
                "-ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr "
                        + sign(settings.mapReturnToNewline(), "icrnl") + " " + sign(settings.flowControl(), "ixon")
                        + " -ixoff -iuclc -ixany -imaxbel -iutf8",
                size.columns()));
        text.append(wrapped(
                sign(settings.mapNewlineToReturnNewline(), "opost")
                        + " -olcuc -ocrnl onlcr -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0",
                size.columns()));
        text.append(wrapped(
                sign(settings.signals(), "isig") + " " + sign(settings.canonical(), "icanon") + " iexten "
                        + sign(settings.echo(), "echo")
                        + " echoe echok -echonl -noflsh -xcase -tostop -echoprt echoctl echoke -flusho -extproc",
                size.columns()));
        return text.toString();
    }

    private static String sign(boolean on, String name) {
        return on ? name : "-" + name;
    }

    /** Breaks between settings so that lines fit the screen. */
    private static String wrapped(String text, int columns) {
        int width = columns > 0 ? columns : 80;
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        String split = text.contains(";") ? "(?<=;) " : " ";
        for (String word : text.split(split)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() >= width) {
                lines.append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
