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

/** {@code xxd}: bytes as hexadecimal digits, and back. No Debian image has it. */
final class Xxd {
    private static final int PIECE_BYTES = 1 << 16;

    static final Command COMMAND = Command.named("xxd", call -> new Xxd(call).run())
            .busybox("l= s= a p i r g= c= o=")
            .only(Flavour.BUSYBOX);
    private static final int USUAL_COLUMNS = 16;
    private static final int PLAIN_COLUMNS = 30;
    private static final int LIST_COLUMNS = 12;
    private static final Words CANNOT_OPEN = Words.of("", "%s: %s");
    private static final Words BAD_NUMBER = Words.of("", "invalid number '%s'");

    private final Invocation call;
    private long limit = Long.MAX_VALUE;
    private long skipped;
    private long shift;
    private int group = 2;
    private int columns;

    private Xxd(Invocation call) {
        this.call = call;
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "l" -> limit = number(option.argument());
                case "s" -> skipped = number(option.argument());
                case "o" -> shift = number(option.argument());
                case "g" -> group = (int) number(option.argument());
                case "c" -> columns = (int) number(option.argument());
                default -> {}
            }
        }
        if (call.operands().size() > 2) {
            throw call.usage();
        }
        String operand = call.operands().isEmpty() ? "-" : call.operands().get(0);
        try (Input input = call.open(operand)) {
            if (has("r")) {
                back(input.readAll());
                return call.exit();
            }
            ByteArrayOutputStream wanted = new ByteArrayOutputStream();
            BytesShown shown = new BytesShown(
                    call, skipped, limit, PIECE_BYTES, (at, row, length) -> wanted.write(row, 0, length));
            shown.add(input);
            shown.end();
            byte[] part = wanted.toByteArray();
            if (has("p")) {
                plain(part);
            } else if (has("i")) {
                list(operand, part);
            } else {
                dump(part);
            }
            return call.exit();
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, operand, error);
        }
    }

    private long number(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException wrong) {
            throw call.fail(BAD_NUMBER, text);
        }
    }

    private void plain(byte[] bytes) {
        int width = columns == 0 ? PLAIN_COLUMNS : columns;
        for (int at = 0; at < bytes.length; at += width) {
            StringBuilder line = new StringBuilder();
            for (int i = at; i < Math.min(bytes.length, at + width); i++) {
                line.append(hex(bytes[i]));
            }
            call.out().line(line.toString());
        }
    }

    private static String hex(byte value) {
        return String.format("%02x", value & 0xff);
    }

    private void list(String operand, byte[] bytes) {
        boolean named = !operand.equals("-");
        String name = operand.replaceAll("[^a-zA-Z0-9]", "_");
        StringBuilder text = new StringBuilder(named ? "unsigned char " + name + "[] = {\n" : "");
        int width = columns == 0 ? LIST_COLUMNS : columns;
        for (int at = 0; at < bytes.length; at += width) {
            text.append(' ');
            for (int i = at; i < Math.min(bytes.length, at + width); i++) {
                text.append(" 0x").append(hex(bytes[i])).append(',');
            }
            text.append('\n');
        }
        text.append(named ? "};\nunsigned int " + name + "_len = " + bytes.length + ";\n" : "");
        call.out().text(text.toString());
    }

    private void dump(byte[] bytes) {
        int width = columns == 0 ? USUAL_COLUMNS : columns;
        int together = group == 0 ? width : group;
        int places = width * 2 + (width + together - 1) / together;
        for (int at = 0; at < bytes.length; at += width) {
            StringBuilder digits = new StringBuilder();
            StringBuilder characters = new StringBuilder();
            for (int i = 0; i < width && at + i < bytes.length; i++) {
                int value = bytes[at + i] & 0xff;
                digits.append(hex(bytes[at + i])).append((i + 1) % together == 0 || i + 1 == width ? " " : "");
                characters.append(value >= ' ' && value < 0x7f ? (char) value : '.');
            }
            digits.append(" ".repeat(Math.max(0, places - digits.length())));
            call.out().line(String.format("%08x: ", skipped + shift + at) + digits + " " + characters);
        }
    }

    /** Digits back to bytes; without {@code -p} the address in front and the characters behind are passed over. */
    private void back(byte[] bytes) {
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            String digits = line;
            if (!has("p")) {
                int colon = line.indexOf(": ");
                String rest = colon < 0 ? "" : line.substring(colon + 2);
                int end = rest.indexOf("  ");
                digits = end < 0 ? rest : rest.substring(0, end);
            }
            String plain = digits.replaceAll("[ \t]", "");
            for (int i = 0; i + 1 < plain.length(); i += 2) {
                int value = Character.digit(plain.charAt(i), 16) * 16 + Character.digit(plain.charAt(i + 1), 16);
                if (Character.digit(plain.charAt(i), 16) < 0 || Character.digit(plain.charAt(i + 1), 16) < 0) {
                    break;
                }
                call.out().write(value);
            }
        }
    }
}
