package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code uuencode} and {@code uudecode}: files as mail could carry them. */
final class Uuencode {
    static final Command ENCODE =
            Command.named("uuencode", Uuencode::encode).busybox("m").only(Flavour.BUSYBOX);
    static final Command DECODE =
            Command.named("uudecode", Uuencode::decode).busybox("o=").only(Flavour.BUSYBOX);
    private static final Words CANNOT_OPEN = Words.of("", "can't open '%s': %s");
    private static final Words NOT_OPENED = Words.of("", "%s: %s");
    private static final Words NO_BEGIN = Words.of("", "no 'begin' line");
    private static final Words SHORT = Words.of("", "short file");
    private static final Words NO_USAGE = Words.of("");
    private static final Pattern BEGIN = Pattern.compile("begin(-base64)? ([0-7]+) (.+)");
    private static final int LINE_BYTES = 45;
    private static final int GROUP_BYTES = 3;
    private static final int GROUP_LETTERS = 4;

    private Uuencode() {}

    private static Exit encode(Invocation call) {
        int count = call.operands().size();
        if (count < 1 || count > 2) {
            throw call.usage(NO_USAGE);
        }
        String source = count == 1 ? "-" : call.operands().get(0);
        boolean base64 = call.commandLine().has("m");
        byte[] bytes;
        int mode = 0666 & ~call.files().umask();
        try (Input input = call.open(source)) {
            bytes = input.readAll();
            mode = count == 1 ? mode : call.files().status(source).mode();
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, source, error);
        }
        call.out()
                .line(String.format(
                        Locale.ROOT,
                        "begin%s %o %s",
                        base64 ? "-base64" : "",
                        mode & 0777,
                        call.operands().get(count - 1)));
        for (int at = 0; at < bytes.length; at += LINE_BYTES) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LINE_BYTES));
            call.out().line(base64 ? Base64.getEncoder().encodeToString(piece) : line(piece));
        }
        call.out().text(base64 ? "====\n" : "`\nend\n");
        return Exit.SUCCESS;
    }

    private static String line(byte[] piece) {
        StringBuilder text = new StringBuilder().append(letter(piece.length));
        byte[] whole = Arrays.copyOf(piece, (piece.length + GROUP_BYTES - 1) / GROUP_BYTES * GROUP_BYTES);
        for (int at = 0; at < whole.length; at += GROUP_BYTES) {
            int bits = ((whole[at] & 0xff) << 16) | ((whole[at + 1] & 0xff) << 8) | (whole[at + 2] & 0xff);
            for (int shift = 18; shift >= 0; shift -= 6) {
                text.append(letter((bits >> shift) & 0x3f));
            }
        }
        return text.toString();
    }

    private static char letter(int value) {
        return value == 0 ? '`' : (char) (' ' + value);
    }

    private static Exit decode(Invocation call) {
        String source = call.operands().isEmpty() ? "-" : call.operands().get(0);
        try (Input input = call.open(source)) {
            for (String line = input.line(); line != null; line = input.line()) {
                Matcher begin = BEGIN.matcher(line);
                if (begin.matches()) {
                    String output = call.commandLine().last("o");
                    return write(call, input, begin, output == null ? begin.group(3) : output);
                }
            }
        } catch (IOException error) {
            throw call.fail(NOT_OPENED, source, error);
        }
        throw call.fail(NO_BEGIN);
    }

    private static Exit write(Invocation call, Input input, Matcher begin, String target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = begin.group(1) == null ? plain(input, bytes) : base64(input, bytes);
        if (target.equals("-") || target.equals("/dev/stdout")) {
            call.out().write(bytes.toByteArray());
        } else {
            call.files().writeAll(target, bytes.toByteArray());
            call.files().changeMode(target, Integer.parseInt(begin.group(2), 8) & 0777);
        }
        if (!whole) {
            throw call.fail(SHORT);
        }
        return Exit.SUCCESS;
    }

    /** Whether the end was there. */
    private static boolean plain(Input input, ByteArrayOutputStream bytes) throws IOException {
        for (String line = input.line(); line != null; line = input.line()) {
            if (line.equals("end")) {
                return true;
            }
            int left = line.isEmpty() ? 0 : value(line.charAt(0));
            for (int at = 1; left > 0 && at + GROUP_LETTERS <= line.length(); at += GROUP_LETTERS) {
                int bits = 0;
                for (int i = 0; i < GROUP_LETTERS; i++) {
                    bits = bits << 6 | value(line.charAt(at + i));
                }
                for (int shift = 16; shift >= 0 && left > 0; shift -= Byte.SIZE, left--) {
                    bytes.write((bits >> shift) & 0xff);
                }
            }
        }
        return false;
    }

    private static int value(char letter) {
        return (letter - ' ') & 0x3f;
    }

    private static boolean base64(Input input, ByteArrayOutputStream bytes) throws IOException {
        for (String line = input.line(); line != null; line = input.line()) {
            if (line.equals("====")) {
                return true;
            }
            bytes.writeBytes(Base64.getMimeDecoder().decode(line));
        }
        return false;
    }
}
