package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code od}: shows bytes as numbers and characters. */
final class Od {
    static final Command COMMAND = Command.named("od", call -> new Od(call).run())
            .gnu("A,address-radix= j,skip-bytes= N,read-bytes= S= strings? t,format= v,output-duplicates w,width?"
                    + " !traditional endian= a b B c d D e f F h H i I l L o O s x X")
            .busybox("a b B c d D e f F h H i I l L o O s x X v A= j= N= t= w? S=");
    private static final int USUAL_WIDTH = 16;
    private static final int PIECE_BYTES = 1 << 16;
    private static final Words RADIX = Words.of(
            "invalid output address radix '%s'; it must be one character from [doxn]", "bad output address radix '%s'");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");
    private static final Words UNREADABLE = Words.of("%s: read error%-");
    private static final Words PAST_END =
            Words.of("cannot skip past end of combined input", "can't skip past end of combined input");
    private static final Words NO_TYPE = Words.of("no type may be specified when dumping strings");
    private static final Words BAD_WIDTH = Words.of("warning: invalid width %s; using %s instead");

    private final Invocation call;
    private final List<DumpFormat> formats = new ArrayList<>();
    private char radix = 'o';
    private long skip;
    private long most = Long.MAX_VALUE;
    private long leastString;
    private boolean strings;
    private long wantedWidth = -1;
    private boolean showsAll;
    private boolean anyOpened;
    private byte[] last = {};
    private boolean starred;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private Od(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        if (call.status() > 0) {
            return call.exit();
        }
        if (strings && !formats.isEmpty()) {
            throw call.fail(NO_TYPE);
        }
        if (formats.isEmpty()) {
            formats.add(new DumpFormat('o', 2, false));
        }
        int width = strings ? 1 : width();
        if (strings) {
            showStrings();
            return call.exit();
        }
        int room = formats.stream()
                .mapToInt(format -> (format.width() + 1) * (width / format.size()))
                .max()
                .orElse(0);
        BytesShown shown = read(width, (at, row, length) -> show(at, row, length, room));
        if (radix != 'n' && anyOpened) {
            call.out().line(address(skip + shown.count()));
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "A" -> {
                String text = option.argument();
                radix = text.isEmpty() ? ' ' : text.charAt(0);
                if ("doxn".indexOf(radix) < 0) {
                    throw call.fail(RADIX, radix);
                }
            }
            case "j" -> skip = number(option);
            case "N" -> most = number(option);
            case "t" -> formats.addAll(DumpTypes.read(call, option.argument()));
            case "v" -> showsAll = true;
            case "w" -> wantedWidth = option.value() == null ? 32 : SizeArgument.plain(call, option);
            case "S", "strings" -> {
                strings = true;
                leastString = option.value() == null ? 3 : number(option);
            }
            case "endian" -> order = order(option.argument());
            default -> formats.addAll(DumpTypes.read(call, type(option.key().charAt(0))));
        }
    }

    /** What a letter from before {@code -t} means. */
    private static String type(char letter) {
        return switch (letter) {
            case 'a', 'c' -> String.valueOf(letter);
            case 'b' -> "o1";
            case 'B', 'o' -> "o2";
            case 'd' -> "u2";
            case 'D' -> "u4";
            case 'e', 'F' -> "fD";
            case 'f' -> "fF";
            case 'h', 'x' -> "x2";
            case 'H', 'X' -> "x4";
            case 'i' -> "dI";
            case 'I', 'l', 'L' -> "dL";
            case 'O' -> "o4";
            default -> "d2";
        };
    }

    private ByteOrder order(String text) {
        boolean big = NamedChoice.of(call, "--endian", text, "little", "big").equals("big");
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private long number(Option option) {
        return SizeArgument.sized(call, option);
    }

    /** Bytes of a line: a multiple of what every format can show. */
    private int width() {
        int least = formats.stream().mapToInt(DumpFormat::size).max().orElse(1);
        if (wantedWidth < 0) {
            return USUAL_WIDTH;
        }
        if (wantedWidth == 0 || wantedWidth % least != 0 || wantedWidth > Integer.MAX_VALUE) {
            call.say(BAD_WIDTH, wantedWidth, least);
            return least;
        }
        return (int) wantedWidth;
    }

    private BytesShown read(int width, BytesShown.Row row) throws IOException {
        BytesShown shown = new BytesShown(call, skip, most, width, row);
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.open(operand)) {
                anyOpened = true;
                shown.add(input);
            } catch (IOException error) {
                call.complain(call.isBusyBox() && call.isDirectory(operand) ? UNREADABLE : CANNOT_OPEN, operand, error);
                if (call.isDirectory(operand)) {
                    shown.skipNoMore();
                }
            }
            if (anyOpened && shown.isFull()) {
                break;
            }
        }
        if (shown.unskipped() > 0 && anyOpened) {
            throw call.fail(PAST_END);
        }
        shown.end();
        return shown;
    }

    private void showStrings() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        BytesShown shown = read(PIECE_BYTES, (at, row, length) -> {
            call.process().accountMemory(length);
            all.write(row, 0, length);
        });
        new PrintedStrings(all.toByteArray(), leastString, shown.count() == most)
                .each((at, text) -> call.out().line(radix == 'n' ? text : address(skip + at) + " " + text));
    }

    private String address(long offset) {
        return switch (radix) {
            case 'n' -> "";
            case 'd' -> String.format("%07d", offset);
            case 'x' -> String.format("%06x", offset);
            default -> String.format("%07o", offset);
        };
    }

    private void show(long at, byte[] row, int length, int room) {
        int largest = formats.stream().mapToInt(DumpFormat::size).max().orElse(1);
        boolean full = length == row.length;
        byte[] padded = Arrays.copyOf(row, (length + largest - 1) / largest * largest);
        Arrays.fill(padded, length, padded.length, (byte) 0);
        if (full && Arrays.equals(padded, last) && !showsAll) {
            if (!starred) {
                call.out().line("*");
                starred = true;
            }
            return;
        }
        starred = false;
        last = padded;
        show(address(skip + at), padded, length, row.length, room);
    }

    private void show(String address, byte[] row, int length, int width, int room) {
        String start = address;
        for (DumpFormat format : formats) {
            String shown =
                    call.isGnu() ? format.row(row, length, width, room, order) : format.busyBoxRow(row, length, width);
            call.out().line(start + shown);
            start = " ".repeat(address.length());
        }
    }
}
