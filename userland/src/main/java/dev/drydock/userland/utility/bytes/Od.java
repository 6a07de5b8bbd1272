package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code od}: shows bytes as numbers and characters. Floating-point numbers are not emulated. */
final class Od {
    static final Command COMMAND = Command.named("od", call -> new Od(call).run())
            .gnu("A,address-radix= j,skip-bytes= N,read-bytes= !S,strings? t,format= v,output-duplicates w,width?"
                    + " !traditional !endian= a b c d o x i l s")
            .busybox("a b c d o x i l s v A= j= N= t= w?");
    private static final Words INVALID = Words.of("invalid -%s argument %l", "invalid number '%-%s'");
    private static final Words RADIX = Words.of(
            "invalid output address radix '%s'; it must be one character from [doxn]", "bad output address radix '%s'");
    private static final Words TYPE = Words.of("invalid character %l in type string %l", "%-invalid type string '%s'");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");

    private final Invocation call;
    private final List<DumpFormat> formats = new ArrayList<>();
    private char radix = 'o';
    private long skip;
    private long most = Long.MAX_VALUE;
    private int width = 16;
    private boolean showsAll;
    private boolean anyOpened;

    private Od(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        call.options().forEach(this::apply);
        if (formats.isEmpty()) {
            formats.add(new DumpFormat('o', 2, false));
        }
        byte[] bytes = input();
        String last = "";
        boolean starred = false;
        for (int at = 0; at < bytes.length; at += width) {
            byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + width));
            String shown = Arrays.toString(row);
            boolean whole = row.length == width;
            if (whole && shown.equals(last) && !showsAll) {
                if (!starred) {
                    call.out().line("*");
                    starred = true;
                }
                continue;
            }
            starred = false;
            last = shown;
            show(skip + at, row);
        }
        if (radix != 'n' && anyOpened) {
            call.out().line(address(skip + bytes.length));
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "A" -> {
                radix = option.argument().isEmpty() ? ' ' : option.argument().charAt(0);
                if ("doxn".indexOf(radix) < 0) {
                    throw call.fail(RADIX, radix);
                }
            }
            case "j" -> skip = number(option);
            case "N" -> most = number(option);
            case "t" -> types(option.argument());
            case "v" -> showsAll = true;
            case "w" -> width = option.value() == null ? 32 : (int) number(option);
            case "a" -> types("a");
            case "b" -> types("o1");
            case "c" -> types("c");
            case "d" -> types("u2");
            case "o" -> types("o2");
            case "x" -> types("x2");
            case "i" -> types("d4");
            case "l" -> types("d8");
            default -> types("d2");
        }
    }

    private long number(Option option) {
        return ByteSize.parse(option.argument()).orElseThrow(() -> call.fail(INVALID, option.key(), option.argument()));
    }

    private void types(String text) {
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            int size = letter == 'a' || letter == 'c' ? 1 : 4;
            if (at < text.length() && "1248CSIL".indexOf(text.charAt(at)) >= 0 && letter != 'a' && letter != 'c') {
                size = switch (text.charAt(at++)) {
                    case '1', 'C' -> 1;
                    case '2', 'S' -> 2;
                    case '4', 'I' -> 4;
                    default -> 8;
                };
            }
            boolean trailer = at < text.length() && text.charAt(at) == 'z';
            at += trailer ? 1 : 0;
            if ("acdoux".indexOf(letter) < 0) {
                throw call.fail(TYPE, letter, text);
            }
            formats.add(new DumpFormat(letter, size, trailer));
        }
    }

    private byte[] input() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.open(operand)) {
                all.writeBytes(input.readAll());
                anyOpened = true;
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        byte[] bytes = all.toByteArray();
        int from = (int) Math.min(skip, bytes.length);
        int to = (int) Math.min(bytes.length, from + Math.min(most, bytes.length));
        return Arrays.copyOfRange(bytes, from, to);
    }

    private String address(long offset) {
        return switch (radix) {
            case 'd' -> String.format("%07d", offset);
            case 'x' -> String.format("%06x", offset);
            default -> String.format("%07o", offset);
        };
    }

    private void show(long offset, byte[] row) {
        String blank = radix == 'n' ? "" : " ".repeat(address(offset).length());
        int cell = formats.stream()
                .mapToInt(DumpFormat::widthPerByteTimesEight)
                .max()
                .orElse(0);
        for (int i = 0; i < formats.size(); i++) {
            String start = i > 0 ? blank : radix == 'n' ? "" : address(offset);
            call.out().line(start + formats.get(i).row(row, width, cell));
        }
    }
}
