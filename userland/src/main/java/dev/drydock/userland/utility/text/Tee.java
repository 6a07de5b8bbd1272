package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code tee}: copies its input to several outputs. */
final class Tee {
    static final Command COMMAND = Command.named("tee", call -> new Tee(call).run())
            .gnu("a,append i,ignore-interrupts p output-error?")
            .busybox("i a p output-error?");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");
    private static final Words CANNOT_WRITE = Words.of("%n: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words STANDARD_OUTPUT = Words.of("'standard output': %s", "stdout: %s");

    private final Invocation call;
    private final Map<String, OpenFile> outputs = new LinkedHashMap<>();
    private boolean standardOutput = true;
    private boolean exitsOnError;

    private Tee(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        boolean append = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "a" -> append = true;
                case "i" -> call.process().handle(Signal.INT, SignalHandler.IGNORE);
                default -> {
                    call.process().handle(Signal.PIPE, SignalHandler.IGNORE);
                    errorMode(option.value() == null ? "warn-nopipe" : option.argument());
                }
            }
        }
        Set<OpenFlag> flags = append
                ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND)
                : Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        for (String operand : call.operands()) {
            if (call.isBusyBox() && operand.equals("-")) {
                continue;
            }
            try {
                outputs.put(operand, call.files().open(operand, flags, 0666));
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        copy();
        for (OpenFile output : outputs.values()) {
            output.close();
        }
        return call.exit();
    }

    private void errorMode(String mode) {
        exitsOnError = NamedChoice.of(call, "--output-error", mode, "warn", "warn-nopipe", "exit", "exit-nopipe")
                .startsWith("exit");
    }

    private void copy() throws IOException {
        OpenFile in = call.process().descriptor(0);
        byte[] piece = new byte[1 << 13];
        while (standardOutput || !outputs.isEmpty()) {
            int count;
            try {
                count = in.read(piece, 0, piece.length);
            } catch (IOException error) {
                call.complain(CANNOT_READ, error);
                return;
            }
            if (count < 0) {
                return;
            }
            write(piece, count);
        }
    }

    private void write(byte[] piece, int count) throws IOException {
        if (standardOutput) {
            try {
                call.process().out().write(piece, 0, count);
                call.process().out().flush();
            } catch (IOException error) {
                standardOutput = false;
                failed(STANDARD_OUTPUT, error);
            }
        }
        for (Map.Entry<String, OpenFile> output : new LinkedHashMap<>(outputs).entrySet()) {
            try {
                for (int done = 0; done < count; ) {
                    done += output.getValue().write(piece, done, count - done);
                }
            } catch (IOException error) {
                outputs.remove(output.getKey());
                failed(CANNOT_WRITE, output.getKey(), error);
            }
        }
    }

    private void failed(Words words, Object... values) {
        call.complain(words, values);
        if (exitsOnError) {
            throw new Quit(1);
        }
    }
}
