package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code truncate}: sets the size of files. */
final class Truncate {
    static final Command COMMAND = Command.named("truncate", Truncate::run)
            .gnu("c,no-create !o,io-blocks r,reference= s,size=")
            .busybox("c s=");
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words NO_SIZE = Words.of("you must specify either %l or %l", "");
    private static final Words INVALID = Words.of("Invalid number: %l", "invalid number '%s'");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for writing: %s", "%s: open: %s");
    private static final Words CANNOT = Words.of("failed to truncate %q at %s bytes: %s", "%s%-: truncate: %s");
    private static final Words NO_REFERENCE = Words.of("cannot stat %q: %s");

    /** A FIFO that nobody reads is refused (ENXIO) instead of waited for. */
    private static final Set<OpenFlag> EXISTING = Set.of(OpenFlag.WRITE, OpenFlag.NON_BLOCKING);

    private static final Set<OpenFlag> CREATING = Set.of(OpenFlag.WRITE, OpenFlag.NON_BLOCKING, OpenFlag.CREATE);

    private Truncate() {}

    private static Exit run(Invocation call) {
        boolean creates = !call.commandLine().has("c");
        String size = null;
        String reference = null;
        for (Option option : call.options()) {
            if (option.key().equals("s")) {
                size = option.argument();
            } else if (option.key().equals("r")) {
                reference = option.argument();
            }
        }
        if (size == null && reference == null) {
            throw call.usage(NO_SIZE, "--size", "--reference");
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        Size wanted = size(call, size, reference);
        for (String operand : call.operands()) {
            truncate(call, operand, creates, wanted);
        }
        return call.exit();
    }

    /** @param sign how the number is meant: {@code + - < > / %} or a space for an absolute one */
    private record Size(char sign, long number) {
        long of(long now) {
            return switch (sign) {
                case '+' -> now + number;
                case '-' -> Math.max(0, now - number);
                case '<' -> Math.min(now, number);
                case '>' -> Math.max(now, number);
                case '/' -> now / number * number;
                case '%' -> (now + number - 1) / number * number;
                default -> number;
            };
        }
    }

    private static Size size(Invocation call, @Nullable String size, @Nullable String reference) {
        if (size == null) {
            String path = String.valueOf(reference);
            try {
                return new Size(' ', call.files().status(path).sizeBytes());
            } catch (IOException error) {
                throw call.fail(NO_REFERENCE, path, error);
            }
        }
        String text = size.strip();
        boolean signed = !text.isEmpty() && "+-<>/%".indexOf(text.charAt(0)) >= 0 && call.isGnu();
        String digits = signed ? text.substring(1) : text;
        long number = ByteSize.parse(digits, false).orElseThrow(() -> call.fail(INVALID, size));
        return new Size(signed ? text.charAt(0) : ' ', number);
    }

    private static void truncate(Invocation call, String path, boolean creates, Size wanted) {
        OpenFile file;
        try {
            file = call.files().open(path, creates ? CREATING : EXISTING, 0666);
        } catch (IOException error) {
            boolean missing = error instanceof ErrnoException errno && errno.errno() == Errno.ENOENT;
            if (creates || !missing) {
                call.complain(CANNOT_OPEN, path, error);
            }
            return;
        }
        try {
            long size = wanted.of(file.status().sizeBytes());
            try {
                file.truncate(size);
            } catch (IOException error) {
                call.complain(CANNOT, path, size, error);
            } finally {
                file.close();
            }
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, path, error);
        }
    }
}
