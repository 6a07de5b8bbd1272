package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Output;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cat}: one file after the other. */
final class Cat {
    static final Command COMMAND = Command.named("cat", call -> new Cat(call).run())
            .gnu(
                    "A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting")
            .busybox("A e n v t b u");
    private static final Words NO_OUTPUT = Words.of("standard output: %s");
    private static final Words SAME_FILE = Words.of("%n: input file is output file");

    private final Invocation call;
    private final Output out;
    private boolean numbers;
    private boolean numbersOfFilled;
    private boolean ends;
    private boolean tabs;
    private boolean carets;
    private boolean squeezes;

    private int line;
    private boolean atLineStart = true;
    private int newlines = 1;

    private Cat(Invocation call) {
        this.call = call;
        this.out = call.out();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "A" -> set(true, true);
                case "e" -> set(true, false);
                case "t" -> set(false, true);
                case "E" -> ends = true;
                case "T" -> tabs = true;
                case "v" -> carets = true;
                case "n" -> numbers = true;
                case "b" -> numbersOfFilled = true;
                case "s" -> squeezes = true;
                default -> {}
            }
        }
    }

    private void set(boolean showEnds, boolean showTabs) {
        carets = true;
        ends |= showEnds;
        tabs |= showTabs;
    }

    /** BusyBox says nothing of a directory where it looks at each character, and does not even fail where it counts lines. */
    private void refused(String operand, IOException error) {
        boolean looks = List.of("v", "e", "t", "A").stream().anyMatch(call.commandLine()::has);
        boolean counts = call.commandLine().has("n") || call.commandLine().has("b");
        if (call.isGnu() || !(looks || counts)) {
            call.complain(Invocation.CANNOT_READ, operand, error);
        } else if (looks) {
            call.status(1);
        }
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        FileStatus output = call.isGnu() ? regularOutput() : null;
        for (String operand : operands) {
            try (Input input = call.openOrComplain(operand)) {
                if (input == null) {
                    continue;
                }
                if (output != null
                        && output.sizeBytes() > 0
                        && input.file().status().sameFile(output)) {
                    call.complain(SAME_FILE, operand);
                    continue;
                }
                copy(input);
            } catch (IOException error) {
                out.flush();
                refused(operand, error);
            }
        }
        return call.exit();
    }

    private @Nullable FileStatus regularOutput() throws IOException {
        try {
            FileStatus status = call.process().descriptor(1).status();
            return status.isRegular() ? status : null;
        } catch (IOException closed) {
            throw call.fail(NO_OUTPUT, closed);
        }
    }

    private void copy(Input input) throws IOException {
        if (!numbers && !numbersOfFilled && !ends && !tabs && !carets && !squeezes) {
            OpenFile file = input.file();
            boolean interactive = file.isTerminal() || call.writesToTerminal();
            byte[] piece = new byte[1 << 16];
            for (int count = input.read(piece, 0, piece.length);
                    count >= 0;
                    count = input.read(piece, 0, piece.length)) {
                out.write(piece, 0, count);
                if (interactive || count < piece.length) {
                    out.flush();
                }
            }
            return;
        }
        for (int b = input.read(); b >= 0; b = input.read()) {
            show(b);
        }
    }

    private void show(int b) {
        if (b == '\n') {
            newline();
            return;
        }
        if (atLineStart) {
            if (numbers || numbersOfFilled) {
                number();
            }
            atLineStart = false;
        }
        newlines = 0;
        if (b == '\t') {
            out.data(tabs ? "^I" : "\t");
        } else {
            out.data(carets ? visible(b) : String.valueOf((char) b));
        }
    }

    private void newline() {
        newlines++;
        if (squeezes && newlines > 2) {
            return;
        }
        if (atLineStart && numbers && !numbersOfFilled) {
            number();
        }
        out.data(ends ? "$\n" : "\n");
        atLineStart = true;
    }

    private void number() {
        boolean looks = carets || ends || tabs;
        out.text(String.format(call.isBusyBox() && looks ? "%6d  " : "%6d\t", ++line));
    }

    private static String visible(int b) {
        String meta = b >= 128 ? "M-" : "";
        int low = b & 127;
        if (low < 32) {
            return meta + "^" + (char) (low + 64);
        }
        return meta + (low == 127 ? "^?" : String.valueOf((char) low));
    }
}
