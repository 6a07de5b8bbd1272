package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.Set;

/** {@code truncate}: sets the size of files. */
final class Truncate {
    static final Command COMMAND = Command.named("truncate", Truncate::run)
            .gnu("c,no-create o,io-blocks r,reference= s,size=")
            .busybox("c s=");
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words NO_SIZE = Words.of("you must specify either %l or %l", "");
    private static final Words INVALID = Words.of("Invalid number: %l%s", "invalid number '%s'%-");
    private static final Words NOT_RELATIVE = Words.of("you must specify a relative %l with %l", "");
    private static final Words NO_SIZE_OF_BLOCKS = Words.of("%l was specified but %l was not", "");
    private static final Words TWO_SIGNS = Words.of("multiple relative modifiers specified", "");
    private static final Words BY_ZERO = Words.of("division by zero", "");
    private static final String UNITS = "EgGkKmMPtTYZ";
    /** What a file system here says that its blocks have. */
    private static final long BLOCK_BYTES = 4096;

    private static final Words CANNOT_OPEN = Words.of("cannot open %q for writing: %s", "%s: open: %s");
    private static final Words CANNOT = Words.of("failed to truncate %q at %s bytes: %s", "%s%-: truncate: %s");
    private static final Words NO_REFERENCE = Words.of("cannot stat %q: %s");

    /** A FIFO that nobody reads is refused (ENXIO) instead of waited for. */
    private static final Set<OpenFlag> EXISTING = Set.of(OpenFlag.WRITE, OpenFlag.NON_BLOCKING);

    private static final Set<OpenFlag> CREATING = Set.of(OpenFlag.WRITE, OpenFlag.NON_BLOCKING, OpenFlag.CREATE);

    private Truncate() {}

    private static Exit run(Invocation call) {
        boolean creates = !call.commandLine().has("c");
        String reference = null;
        Size wanted = null;
        for (Option option : call.options()) {
            if (option.key().equals("s")) {
                wanted = size(call, option.argument());
            } else if (option.key().equals("r")) {
                reference = option.argument();
            }
        }
        if (wanted == null && reference == null) {
            throw call.usage(NO_SIZE, "--size", "--reference");
        }
        boolean blocks = call.commandLine().has("o");
        if (wanted != null && reference != null && wanted.sign() == ' ') {
            throw call.usage(NOT_RELATIVE, "--size", "--reference");
        }
        if (blocks && wanted == null) {
            throw call.usage(NO_SIZE_OF_BLOCKS, "--io-blocks", "--size");
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        long base = reference == null ? -1 : sizeOf(call, reference);
        Size size = wanted == null ? new Size(' ', base) : wanted.times(blocks ? BLOCK_BYTES : 1);
        for (String operand : call.operands()) {
            truncate(call, operand, creates, size, base);
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

        Size times(long bytes) {
            return new Size(sign, number * bytes);
        }
    }

    private static long sizeOf(Invocation call, String path) {
        try {
            return call.files().status(path).sizeBytes();
        } catch (IOException error) {
            throw call.fail(NO_REFERENCE, path, error);
        }
    }

    private static Size size(Invocation call, String argument) {
        if (call.isBusyBox()) {
            return new Size(
                    ' ', ByteSize.parse(argument.strip(), false).orElseThrow(() -> call.fail(INVALID, argument, "")));
        }
        String text = argument.stripLeading();
        char sign = !text.isEmpty() && "<>/%".indexOf(text.charAt(0)) >= 0 ? text.charAt(0) : ' ';
        String digits = sign == ' ' ? text : text.substring(1).stripLeading();
        if (digits.startsWith("+") || digits.startsWith("-")) {
            if (sign != ' ') {
                throw call.usage(TWO_SIGNS);
            }
            sign = digits.charAt(0);
        }
        long number = new NumberArgument(call, INVALID, Long.MIN_VALUE, Long.MAX_VALUE, UNITS).read(digits);
        if (number == 0 && "/%".indexOf(sign) >= 0) {
            throw call.fail(BY_ZERO);
        }
        return new Size(sign, Math.abs(number));
    }

    private static void truncate(Invocation call, String path, boolean creates, Size wanted, long base) {
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
            long size = wanted.of(base < 0 ? file.status().sizeBytes() : base);
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
