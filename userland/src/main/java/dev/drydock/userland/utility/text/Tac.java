package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.List;

/** {@code tac}: records in the other order; a record is a line, or ends or begins with what separates them. */
final class Tac {
    static final Command COMMAND = Command.named("tac", call -> new Tac(call).run())
            .gnu("b,before r,regex s,separator=")
            .busybox("");
    private static final Words CANNOT_OPEN = Words.of("failed to open %q for reading: %s", "%s: %s");
    private static final Words NOT_READ = Words.of("%n: read error: %s", "%s: %s");
    private static final Words EMPTY = Words.of("separator cannot be empty");
    private static final Words BAD_PATTERN = Words.of("%s");

    private final Invocation call;
    private boolean before;
    private boolean regex;
    private String separator = "\n";

    private Tac(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> before = true;
                case "r" -> regex = true;
                default -> separator = Latin.of(option.argument());
            }
        }
        RecordSeparator between = separator();
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (call.isGnu() && call.isDirectory(operand)) {
                // It reads from the end on, which a directory does not have.
                call.complain(NOT_READ, operand, new ErrnoException(Errno.EINVAL));
                continue;
            }
            try (Input input = call.open(operand)) {
                show(input.readAll(), between);
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        return call.exit();
    }

    private RecordSeparator separator() {
        if (!regex) {
            return RecordSeparator.of(separator.isEmpty() ? "\0" : separator);
        }
        if (separator.isEmpty()) {
            throw call.fail(EMPTY);
        }
        try {
            return RecordSeparator.matching(separator, call.isUtf8());
        } catch (RegexException bad) {
            throw call.fail(BAD_PATTERN, bad.getMessage());
        }
    }

    /** From the end on, which decides where an expression matches (coreutils 9.1: tac_seekable). */
    private void show(byte[] bytes, RecordSeparator between) throws IOException {
        int end = bytes.length;
        boolean first = true;
        for (RecordSeparator.Place place = between.last(bytes, end);
                place != null;
                place = between.last(bytes, place.start())) {
            int cut = before ? place.start() : place.end();
            if (before || !first || cut != end) {
                call.out().write(bytes, cut, end - cut);
            }
            end = cut;
            first = false;
        }
        call.out().write(bytes, 0, end);
    }
}
