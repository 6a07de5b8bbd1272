package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code base32} (RFC 4648, 6). */
final class Base32 {
    static final Command COMMAND = Command.named("base32", Base32::run)
            .gnu("d,decode i,ignore-garbage w,wrap=")
            .only(Flavour.GNU);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int WIDTH = 76;
    private static final int GROUP_BYTES = 5;
    private static final int GROUP_LETTERS = 8;
    private static final Words EXTRA = Words.of("extra operand %l");
    private static final Words INVALID_WRAP = Words.of("invalid wrap size: %l");
    private static final Words INVALID_INPUT = Words.of("invalid input");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words CANNOT_OPEN = Words.of("%n: %s");

    private Base32() {}

    private static Exit run(Invocation call) {
        int width = WIDTH;
        for (Option option : call.options()) {
            if (option.key().equals("w")) {
                if (!option.argument().matches("\\d{1,9}")) {
                    throw call.fail(INVALID_WRAP, option.argument());
                }
                width = Integer.parseInt(option.argument());
            }
        }
        if (call.operands().size() > 1) {
            throw call.usage(EXTRA, call.operands().get(1));
        }
        String operand = call.operands().isEmpty() ? "-" : call.operands().get(0);
        try (Input input = call.open(operand)) {
            byte[] bytes = input.readAll();
            if (call.commandLine().has("d")) {
                return decode(call, bytes);
            }
            String text = encoded(bytes);
            int step = width == 0 ? Math.max(1, text.length()) : width;
            for (int at = 0; at < text.length(); at += step) {
                call.out().text(text.substring(at, Math.min(text.length(), at + step)) + (width == 0 ? "" : "\n"));
            }
            return Exit.SUCCESS;
        } catch (IOException error) {
            throw call.isGnu() && call.isDirectory(operand)
                    ? call.fail(CANNOT_READ, error)
                    : call.fail(CANNOT_OPEN, operand, error);
        }
    }

    private static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += GROUP_BYTES) {
            int count = Math.min(GROUP_BYTES, bytes.length - at);
            long bits = 0;
            for (int i = 0; i < GROUP_BYTES; i++) {
                bits = bits << 8 | (i < count ? bytes[at + i] & 0xff : 0);
            }
            int letters = (count * 8 + 4) / 5;
            for (int i = 0; i < GROUP_LETTERS; i++) {
                text.append(i < letters ? ALPHABET.charAt((int) (bits >> (35 - 5 * i)) & 31) : '=');
            }
        }
        return text.toString();
    }

    /** What can be decoded comes out, also where something behind it is wrong. */
    private static Exit decode(Invocation call, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", "");
        if (call.commandLine().has("i")) {
            text = text.replaceAll("[^A-Z2-7=]", "");
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        boolean valid = true;
        boolean whole = text.length() % GROUP_LETTERS == 0;
        for (int at = 0; at + GROUP_LETTERS <= text.length() && valid; at += GROUP_LETTERS) {
            valid = group(text.substring(at, at + GROUP_LETTERS), decoded);
        }
        call.out().write(decoded.toByteArray());
        if (!valid || !whole) {
            throw call.fail(INVALID_INPUT);
        }
        return Exit.SUCCESS;
    }

    private static boolean group(String letters, ByteArrayOutputStream decoded) {
        String body = letters.replaceAll("=+$", "");
        int count = body.length() * 5 / 8;
        if (body.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0) || (count * 8 + 4) / 5 != body.length() || count == 0) {
            return false;
        }
        long bits = 0;
        for (int i = 0; i < GROUP_LETTERS; i++) {
            bits = bits << 5 | (i < body.length() ? ALPHABET.indexOf(body.charAt(i)) : 0);
        }
        for (int i = 0; i < count; i++) {
            decoded.write((int) (bits >> (32 - 8 * i)) & 0xff);
        }
        return true;
    }
}
