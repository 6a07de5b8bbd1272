package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Arrays;

/** {@code base64}: encodes and decodes. */
final class Base64 {
    /** A multiple of the three bytes that four characters stand for. */
    private static final int PIECE_BYTES = 3 << 14;

    static final Command COMMAND = Command.named("base64", Base64::run)
            .gnu("d,decode i,ignore-garbage w,wrap=")
            .busybox("d w=");
    private static final int WIDTH = 76;
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words INVALID_WRAP = Words.of("invalid wrap size: %l", "invalid number '%s'");
    private static final Words INVALID_INPUT = Words.of("invalid input");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");

    private Base64() {}

    private static Exit run(Invocation call) {
        int width = WIDTH;
        boolean decodes = false;
        boolean tolerant = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "d" -> decodes = true;
                case "i" -> tolerant = true;
                default -> {
                    if (!option.argument().matches("\\d{1,9}")) {
                        throw call.fail(INVALID_WRAP, option.argument());
                    }
                    width = Integer.parseInt(option.argument());
                }
            }
        }
        if (call.operands().size() > 1) {
            throw call.usage(EXTRA, call.operands().get(1));
        }
        String operand = call.operands().isEmpty() ? "-" : call.operands().get(0);
        try (Input input = call.open(operand)) {
            if (decodes && call.isBusyBox()) {
                new BusyBoxBase64(call).decode(input);
                return Exit.SUCCESS;
            }
            return decodes ? decode(call, input.readAll(), tolerant) : encode(call, input, width);
        } catch (IOException error) {
            throw call.isGnu() && call.isDirectory(operand)
                    ? call.fail(CANNOT_READ, error)
                    : call.fail(CANNOT_OPEN, operand, error);
        }
    }

    /** A piece at a time: who reads it may want no more than its beginning. */
    private static Exit encode(Invocation call, Input input, int width) throws IOException {
        Wrapped wrapped = new Wrapped(call, width);
        BytesShown pieces = new BytesShown(
                call,
                0,
                Long.MAX_VALUE,
                PIECE_BYTES,
                (at, row, length) ->
                        wrapped.add(java.util.Base64.getEncoder().encodeToString(Arrays.copyOf(row, length))));
        pieces.add(input);
        pieces.end();
        wrapped.end();
        return Exit.SUCCESS;
    }

    /** Text in lines of one length. */
    private static final class Wrapped {
        private final Invocation call;
        private final int width;
        private int column;

        Wrapped(Invocation call, int width) {
            this.call = call;
            this.width = width;
        }

        void add(String text) {
            if (width == 0) {
                call.out().text(text);
                return;
            }
            for (int at = 0; at < text.length(); ) {
                int part = Math.min(width - column, text.length() - at);
                call.out().text(text.substring(at, at + part));
                at += part;
                column += part;
                if (column == width) {
                    end();
                }
            }
        }

        void end() {
            if (column > 0) {
                call.out().text("\n");
                column = 0;
            }
        }
    }

    private static Exit decode(Invocation call, byte[] bytes, boolean tolerant) {
        String text = Latin.of(bytes, 0, bytes.length).replace("\n", "");
        String clean = tolerant ? text.replaceAll("[^A-Za-z0-9+/=]", "") : text;
        int good = 0;
        while (good + 4 <= clean.length() && isQuad(clean.substring(good, good + 4))) {
            good += 4;
        }
        call.out().write(java.util.Base64.getDecoder().decode(clean.substring(0, good)));
        if (good < clean.length()) {
            String rest = clean.substring(good).replaceAll("[^A-Za-z0-9+/].*", "");
            if (rest.length() > 1) {
                call.out().write(java.util.Base64.getDecoder().decode(rest.substring(0, Math.min(3, rest.length()))));
            }
            call.complain(INVALID_INPUT);
        }
        return call.exit();
    }

    private static boolean isQuad(String text) {
        return text.matches("[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==)");
    }
}
