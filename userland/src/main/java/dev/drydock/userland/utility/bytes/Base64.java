package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code base64}: encodes and decodes. */
final class Base64 {
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
            byte[] bytes = input.readAll();
            return decodes ? decode(call, bytes, tolerant) : encode(call, bytes, width);
        } catch (IOException error) {
            throw call.isGnu() && call.isDirectory(operand)
                    ? call.fail(CANNOT_READ, error)
                    : call.fail(CANNOT_OPEN, operand, error);
        }
    }

    private static Exit encode(Invocation call, byte[] bytes, int width) {
        String text = java.util.Base64.getEncoder().encodeToString(bytes);
        for (int at = 0; at < text.length(); at += width == 0 ? text.length() : width) {
            int end = width == 0 ? text.length() : Math.min(text.length(), at + width);
            call.out().text(text.substring(at, end) + (width == 0 ? "" : "\n"));
        }
        return Exit.SUCCESS;
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
