package dev.drydock.userland.utility.terminal;

import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.editor.EditorKeys;
import dev.drydock.userland.utility.editor.LinePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code more} and {@code less}: a file a screen at a time; where no terminal shows it, the file as {@code cat} gives it. */
final class Pager {
    static final Command MORE = Command.named("more", call -> new Pager(call, false).run())
            .gnu(
                    "d,silent f,logical l,no-pause c,print-over p,clean-print e,exit-on-eof s,squeeze u,plain !n,lines= h V")
            .busybox("");
    static final Command LESS = Command.named("less", call -> new Pager(call, true).run())
            .gnu("e,quit-at-eof E,QUIT-AT-EOF F,quit-if-one-screen i,ignore-case I,IGNORE-CASE M,LONG-PROMPT"
                    + " m,long-prompt N,LINE-NUMBERS n,line-numbers R,RAW-CONTROL-CHARS r,raw-control-chars"
                    + " S,chop-long-lines s,squeeze-blank-lines X,no-init h ? V")
            .busybox("E F I M m N R S ~");
    private static final int USUAL_ROWS = 24;
    private static final String RULE = "::::::::::::::\n";
    private static final Words NO_INPUT = Words.of("bad usage", "missing filename");
    private static final Words NO_FILE = Words.of("Missing filename (\"less --help\" for help)");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s", "can't open '%s': %s");

    private final Invocation call;
    private final boolean back;

    /** @param back whether it can go back and search, as {@code less} can */
    private Pager(Invocation call, boolean back) {
        this.call = call;
        this.back = back;
    }

    private Exit run() throws IOException {
        if (call.isGnu() && call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.isGnu() && call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        List<String> operands = call.operands();
        if (operands.isEmpty() && call.process().descriptor(0).isTerminal()) {
            throw back && call.isGnu()
                    ? call.fail(NO_FILE)
                    : call.isGnu() || back ? call.usage(NO_INPUT) : call.usage();
        }
        Terminal terminal = call.process().terminal().orElse(null);
        if (terminal == null || !call.process().descriptor(1).isTerminal()) {
            return through(operands.isEmpty() ? List.of("-") : operands);
        }
        List<String> lines = new ArrayList<>();
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            try (Input input = call.open(operand)) {
                for (String line = input.line(); line != null; line = input.line()) {
                    call.hold(line.length());
                    lines.add(Latin.text(line));
                }
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        if (call.status() == 0) {
            new Screen(terminal, numbered(lines)).show();
        }
        return call.exit();
    }

    private List<String> numbered(List<String> lines) {
        if (!back || !call.commandLine().has("N")) {
            return lines;
        }
        List<String> numbered = new ArrayList<>();
        for (String line : lines) {
            numbered.add(String.format(Locale.ROOT, "%7d ", numbered.size() + 1) + line);
        }
        return numbered;
    }

    private Exit through(List<String> operands) {
        for (String operand : operands) {
            try (Input input = call.open(operand)) {
                if (call.isGnu() && !back && !operand.equals("-")) {
                    call.out().text(RULE + operand + "\n" + RULE);
                }
                input.copyTo(call.out());
            } catch (IOException error) {
                if (call.isGnu() && back) {
                    call.raw(call.format("%s: %s\n", operand, error));
                } else {
                    call.say(CANNOT_OPEN, operand, error);
                }
                if (call.isBusyBox() || back) {
                    call.status(1);
                }
            }
        }
        return call.exit();
    }

    /** A screen of the lines, and the keys that move it. */
    private final class Screen {
        private final Terminal terminal;
        private final TerminalSettings before;
        private final List<String> lines;
        private final EditorKeys keys;
        private @Nullable LinePattern wanted;
        private boolean backwards;
        private String message = "";
        private int top;

        Screen(Terminal terminal, List<String> lines) {
            this.terminal = terminal;
            this.before = terminal.settings();
            this.lines = lines;
            this.keys = new EditorKeys(call.process(), terminal);
        }

        private int rows() {
            int rows = terminal.windowSize().rows();
            return Math.max(1, (rows > 0 ? rows : USUAL_ROWS) - 1);
        }

        void show() throws IOException {
            terminal.configure(before.withCanonical(false).withEcho(false));
            try {
                if (back) {
                    browse();
                } else {
                    advance();
                }
            } finally {
                terminal.configure(before);
            }
        }

        /** {@code more}: on and on, until the end. */
        private void advance() throws IOException {
            int shown = 0;
            int step = rows();
            while (true) {
                for (int i = 0; i < step && shown < lines.size(); i++) {
                    call.out().line(lines.get(shown++));
                }
                if (shown >= lines.size()) {
                    call.out().flush();
                    return;
                }
                call.out()
                        .text("--More--(" + shown * 100L / lines.size() + "%)")
                        .flush();
                int key = key();
                call.out().text("\r\033[K").flush();
                if (key < 0 || key == 'q' || key == 'Q' || key == 3) {
                    return;
                }
                step = key == '\n' || key == '\r' || key == 'j' ? 1 : rows();
            }
        }

        private void browse() throws IOException {
            while (true) {
                draw();
                int key = key();
                switch (key) {
                    case -1, 3, 'q', 'Q' -> {
                        call.out().text("\r\033[K").flush();
                        return;
                    }
                    case ' ', 'f', 6, EditorKeys.PAGE_DOWN -> move(top + rows());
                    case 'b', 2, EditorKeys.PAGE_UP -> move(top - rows());
                    case 'd', 4 -> move(top + rows() / 2);
                    case 'u', 21 -> move(top - rows() / 2);
                    case '\n', '\r', 'j', 'e', EditorKeys.DOWN -> move(top + 1);
                    case 'k', 'y', EditorKeys.UP -> move(top - 1);
                    case 'g', '<', EditorKeys.HOME -> move(0);
                    case 'G', '>', EditorKeys.END_KEY -> move(lines.size());
                    case '/', '?' -> {
                        backwards = key == '?';
                        String words = typed(backwards ? "?" : "/");
                        if (!words.isEmpty()) {
                            wanted = LinePattern.of(words).orElse(null);
                        }
                        search(backwards);
                    }
                    case 'n' -> search(backwards);
                    case 'N' -> search(!backwards);
                    default -> {}
                }
            }
        }

        private void move(int line) {
            top = Math.max(0, Math.min(line, lines.size() - rows()));
        }

        /** Goes to the next line that has it, or says that there is none. */
        private void search(boolean up) {
            LinePattern pattern = wanted;
            int step = up ? -1 : 1;
            for (int i = top + step; pattern != null && i >= 0 && i < lines.size(); i += step) {
                if (pattern.find(lines.get(i), 0) >= 0) {
                    move(i);
                    return;
                }
            }
            message = call.isGnu() ? "Pattern not found  (press RETURN)" : "No matches found";
        }

        private String typed(String prompt) throws IOException {
            StringBuilder text = new StringBuilder();
            call.out().text("\r\033[K" + prompt).flush();
            for (int key = key(); key >= 0 && key != '\n' && key != '\r'; key = key()) {
                if (key == 0x7f || key == '\b') {
                    text.setLength(Math.max(0, text.length() - 1));
                } else if (key < EditorKeys.UP) {
                    text.appendCodePoint(key);
                }
                call.out().text("\r\033[K" + prompt + text).flush();
            }
            return text.toString();
        }

        private void draw() {
            StringBuilder text = new StringBuilder("\033[H\033[J");
            for (int i = top; i < top + rows(); i++) {
                text.append(i < lines.size() ? lines.get(i) : "~").append('\n');
            }
            boolean end = top + rows() >= lines.size();
            String below = message.isEmpty() ? end ? "(END)" : "" : message;
            message = "";
            call.out()
                    .text(text.append(below.isEmpty() ? ":" : "\033[7m" + below + "\033[m")
                            .toString())
                    .flush();
        }

        private int key() throws IOException {
            return keys.next();
        }
    }
}
