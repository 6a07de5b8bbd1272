package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** The files that BusyBox's packers and unpackers are called with: each gives its place to what comes of it. */
final class PackedFiles {
    private static final Words MISSING = Words.of("%s: %s");
    private static final Words DIRECTORY = Words.of("read error: Is a directory");
    private static final Words DIRECTORY_UNPACKED = Words.of("read error");
    private static final Words EXISTS = Words.of("can't open '%s': File exists");
    private static final Words UNKNOWN = Words.of("%s: unknown suffix - ignored");
    private static final Words TERMINAL = Words.of("compressed data not %s terminal, use -f to force it");

    private final Invocation call;
    private final String suffix;
    private final boolean unpacks;
    private final boolean toOutput;
    private final Transfer transfer;

    /** @param toOutput whether files stay, and what comes of them is written to standard output */
    PackedFiles(Invocation call, String suffix, boolean unpacks, boolean toOutput, Transfer transfer) {
        this.call = call;
        this.suffix = suffix;
        this.unpacks = unpacks;
        this.toOutput = toOutput;
        this.transfer = transfer;
    }

    /** Packs or unpacks; false if that failed and was told. */
    @FunctionalInterface
    interface Transfer {
        boolean run(Input input, OutputStream out) throws IOException;
    }

    Exit run() throws IOException {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (operand.equals("-")) {
                boolean shown = call.process().descriptor(unpacks ? 0 : 1).isTerminal();
                if (shown && !call.commandLine().has("f")) {
                    throw call.fail(TERMINAL, unpacks ? "read from" : "written to");
                }
                transfer.run(call.in(), call.out());
            } else {
                file(operand);
            }
        }
        return call.exit();
    }

    private void file(String operand) throws IOException {
        FileStatus status;
        try {
            status = call.files().status(operand);
        } catch (ErrnoException missing) {
            call.complain(MISSING, operand, missing);
            return;
        }
        if (!toOutput && unpacks && !operand.endsWith(suffix)) {
            call.complain(UNKNOWN, operand);
            return;
        }
        if (status.isDirectory()) {
            call.complain(unpacks ? DIRECTORY_UNPACKED : DIRECTORY);
            return;
        }
        try (Input input = call.open(operand)) {
            if (toOutput) {
                transfer.run(input, call.out());
                return;
            }
            String target = unpacks ? operand.substring(0, operand.length() - suffix.length()) : operand + suffix;
            if (!call.commandLine().has("f") && call.files().exists(target)) {
                call.complain(EXISTS, target);
                return;
            }
            write(input, operand, target, status);
        }
    }

    private void write(Input input, String operand, String target, FileStatus status) throws IOException {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        boolean good;
        try (OutputStream out =
                new BufferedOutputStream(new FileOutput(call.files().open(target, flags, 0600)))) {
            good = transfer.run(input, out);
        }
        if (!good) {
            call.files().unlink(target);
            return;
        }
        call.files().changeMode(target, status.mode());
        if (!call.commandLine().has("k")) {
            call.files().unlink(operand);
        }
    }
}
