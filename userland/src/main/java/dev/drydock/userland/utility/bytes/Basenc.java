package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code basenc}: bytes in letters of many alphabets. */
final class Basenc {
    static final Command COMMAND = Command.named("basenc", Basenc::run)
            .gnu("d,decode i,ignore-garbage w,wrap= base64 base64url base32 base32hex base16 base2msbf base2lsbf z85")
            .only(Flavour.GNU);
    private static final int WIDTH = 76;
    private static final Words NO_TYPE = Words.of("missing encoding type");
    private static final Words EXTRA = Words.of("extra operand %l");
    private static final Words INVALID_WRAP = Words.of("invalid wrap size: %l");
    private static final Words INVALID_INPUT = Words.of("invalid input");
    private static final Words NOT_OF_FOUR = Words.of("invalid input (length must be multiple of 4 characters)");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words CANNOT_OPEN = Words.of("%n: %s");

    private Basenc() {}

    private static Exit run(Invocation call) {
        int width = WIDTH;
        Alphabet alphabet = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "d", "i" -> {}
                case "w" -> {
                    if (!option.argument().matches("\\d{1,9}")) {
                        throw call.fail(INVALID_WRAP, option.argument());
                    }
                    width = Integer.parseInt(option.argument());
                }
                default -> alphabet = Alphabet.valueOf(option.key().toUpperCase(Locale.ROOT));
            }
        }
        if (alphabet == null) {
            throw call.usage(NO_TYPE);
        }
        if (call.operands().size() > 1) {
            throw call.usage(EXTRA, call.operands().get(1));
        }
        String operand = call.operands().isEmpty() ? "-" : call.operands().get(0);
        byte[] bytes = contents(call, operand);
        if (call.commandLine().has("d")) {
            return decode(call, alphabet, bytes);
        }
        String text = alphabet.encode(bytes);
        if (text == null) {
            throw call.fail(NOT_OF_FOUR);
        }
        int step = width == 0 ? Math.max(1, text.length()) : width;
        for (int at = 0; at < text.length(); at += step) {
            call.out().text(text.substring(at, Math.min(text.length(), at + step)) + (width == 0 ? "" : "\n"));
        }
        return Exit.SUCCESS;
    }

    private static byte[] contents(Invocation call, String operand) {
        try (Input input = call.open(operand)) {
            return input.readAll();
        } catch (IOException error) {
            throw call.isGnu() && call.isDirectory(operand)
                    ? call.fail(CANNOT_READ, error)
                    : call.fail(CANNOT_OPEN, operand, error);
        }
    }

    /** What can be decoded comes out, also where something behind it is wrong. */
    private static Exit decode(Invocation call, Alphabet alphabet, byte[] bytes) {
        String text = Latin.of(bytes, 0, bytes.length).replace("\n", "");
        Decoded decoded = alphabet.decode(call.commandLine().has("i") ? alphabet.withoutGarbage(text) : text);
        call.out().write(decoded.bytes());
        if (!decoded.whole()) {
            throw call.fail(INVALID_INPUT);
        }
        return Exit.SUCCESS;
    }

    /** @param whole whether nothing behind the bytes was wrong */
    @SuppressWarnings("ArrayRecordComponent") // it is written out, never compared
    private record Decoded(byte[] bytes, boolean whole) {}

    /** Letters, how many bits each carries, and how many make a group that is filled up with {@code =}. */
    private enum Alphabet {
        BASE64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4),
        BASE64URL("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6, 4),
        BASE32("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8),
        BASE32HEX("0123456789ABCDEFGHIJKLMNOPQRSTUV", 5, 8),
        BASE16("0123456789ABCDEF", 4, 2),
        BASE2MSBF("01", 1, 8),
        BASE2LSBF("01", 1, 8),
        Z85("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#", 0, 5);

        private static final int Z85_BYTES = 4;

        private final String letters;
        private final int bits;
        private final int group;

        Alphabet(String letters, int bits, int group) {
            this.letters = letters;
            this.bits = bits;
            this.group = group;
        }

        /** Null if this alphabet cannot carry so many bytes. */
        @Nullable
        String encode(byte[] bytes) {
            if (this == Z85) {
                return bytes.length % Z85_BYTES == 0 ? z85(bytes) : null;
            }
            StringBuilder text = new StringBuilder();
            int held = 0;
            int waiting = 0;
            for (byte value : bytes) {
                held = (held << Byte.SIZE | (this == BASE2LSBF ? Integer.reverse(value) >>> 24 : value & 0xff))
                        & 0xffff;
                for (waiting += Byte.SIZE; waiting >= bits; waiting -= bits) {
                    text.append(letters.charAt((held >> (waiting - bits)) & (letters.length() - 1)));
                }
            }
            if (waiting > 0) {
                text.append(letters.charAt((held << (bits - waiting)) & (letters.length() - 1)));
            }
            while (text.length() % group != 0) {
                text.append('=');
            }
            return text.toString();
        }

        private String z85(byte[] bytes) {
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < bytes.length; at += Z85_BYTES) {
                long number = 0;
                for (int i = 0; i < Z85_BYTES; i++) {
                    number = (number << Byte.SIZE) | (bytes[at + i] & 0xff);
                }
                for (long power = 52_200_625; power > 0; power /= letters.length()) {
                    text.append(letters.charAt((int) (number / power % letters.length())));
                }
            }
            return text.toString();
        }

        String withoutGarbage(String text) {
            StringBuilder clean = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (letters.indexOf(c) >= 0 || (c == '=' && this != BASE16)) {
                    clean.append(c);
                }
            }
            return clean.toString();
        }

        Decoded decode(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int at = 0; at < text.length(); at += group) {
                String part = text.substring(at, Math.min(text.length(), at + group));
                if (!(this == Z85 ? z85(part, bytes) : bits(part, bytes)) || part.length() < group) {
                    return new Decoded(bytes.toByteArray(), false);
                }
            }
            return new Decoded(bytes.toByteArray(), true);
        }

        /** Whether the group is right. */
        private boolean bits(String part, ByteArrayOutputStream bytes) {
            String body = group > 2 && bits > 1 ? part.replaceAll("=+$", "") : part;
            int held = 0;
            int waiting = 0;
            for (int i = 0; i < body.length(); i++) {
                char c = body.charAt(i);
                int value = letters.indexOf(c);
                if (value < 0) {
                    return false;
                }
                held = (held << bits | value) & 0xffff;
                waiting += bits;
                if (waiting >= Byte.SIZE) {
                    waiting -= Byte.SIZE;
                    int whole = (held >> waiting) & 0xff;
                    bytes.write(this == BASE2LSBF ? Integer.reverse(whole) >>> 24 : whole);
                }
            }
            return waiting < bits;
        }

        private boolean z85(String part, ByteArrayOutputStream bytes) {
            long number = 0;
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                int value = letters.indexOf(c);
                if (value < 0) {
                    return false;
                }
                number = number * letters.length() + value;
            }
            if (part.length() < group || number > 0xffffffffL) {
                return false;
            }
            for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
                bytes.write((int) (number >> shift) & 0xff);
            }
            return true;
        }
    }
}
