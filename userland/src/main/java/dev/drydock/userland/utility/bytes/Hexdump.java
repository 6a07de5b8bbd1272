package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code hexdump}: shows bytes in hexadecimal. Formats of one's own ({@code -e}) are not emulated. */
final class Hexdump {
    static final Command HEXDUMP = Command.named(
                    "hexdump",
                    call -> call.isGnu()
                            ? new Hexdump(call, false).run()
                            : new BusyBoxHexdump(call, HexdumpFormat.PAIRS).run())
            .gnu("!b,one-byte-octal !c,one-byte-char C,canonical !d,two-bytes-decimal !o,two-bytes-octal"
                    + " x,two-bytes-hex !e,format= !f,format-file= !L,color? n,length= s,skip= v,no-squeezing h V")
            .busybox("b c C d o x !e= !f= n= s= v !R");
    static final Command HD = Command.named(
                    "hd",
                    call -> call.isGnu()
                            ? new Hexdump(call, true).run()
                            : new BusyBoxHexdump(call, HexdumpFormat.CANONICAL).run())
            .gnu("n,length= s,skip= v,no-squeezing C h V")
            .busybox("b c C d o x !e= !f= n= s= v");
    private static final int ROW = 16;
    private static final Words INVALID = Words.of("failed to parse length: '%s'");
    private static final Words CANNOT_OPEN = Words.of("%s: %s");
    private static final Words NO_FILES = Words.of("all input file arguments failed");

    private final Invocation call;
    private boolean canonical;
    private boolean wide;
    private boolean showsAll;
    private long skip;
    private long most = Long.MAX_VALUE;
    private byte[] last = {};
    private boolean starred;

    private Hexdump(Invocation call, boolean canonical) {
        this.call = call;
        this.canonical = canonical;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "C" -> canonical = true;
                case "x" -> wide = true;
                case "n" -> most = number(option);
                case "s" -> skip = number(option);
                case "v" -> showsAll = true;
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        BytesShown shown = new BytesShown(call, skip, most, ROW, this::show);
        boolean any = call.operands().isEmpty();
        for (String operand : any ? List.of("-") : call.operands()) {
            try (Input input = call.open(operand)) {
                shown.add(input);
                any = true;
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        if (!any) {
            call.say(NO_FILES);
        }
        shown.end();
        long end = skip - shown.unskipped() + shown.count();
        if (end > 0) {
            call.out().line(address(end));
        }
        return call.exit();
    }

    private void show(long at, byte[] whole, int length) {
        byte[] row = Arrays.copyOf(whole, length);
        if (length == ROW && Arrays.equals(row, last) && !showsAll) {
            if (!starred) {
                call.out().line("*");
                starred = true;
            }
            return;
        }
        starred = false;
        last = row;
        call.out().line(canonical ? canonical(skip + at, row) : pairs(skip + at, row));
    }

    private long number(Option option) {
        return ByteSize.parse(option.argument()).orElseThrow(() -> call.fail(INVALID, option.argument()));
    }

    private String address(long offset) {
        return String.format(canonical ? "%08x" : "%07x", offset);
    }

    private String canonical(long offset, byte[] row) {
        StringBuilder line = new StringBuilder(address(offset)).append(' ');
        for (int i = 0; i < ROW; i++) {
            line.append(i == 8 ? "  " : " ");
            line.append(i < row.length ? String.format("%02x", row[i]) : "  ");
        }
        line.append("  |");
        for (byte b : row) {
            line.append(b >= ' ' && b < 127 ? (char) b : '.');
        }
        return line.append('|').toString();
    }

    private String pairs(long offset, byte[] row) {
        StringBuilder line = new StringBuilder(address(offset));
        int cells = ROW / 2;
        for (int i = 0; i < cells; i++) {
            String space = wide ? "    " : " ";
            int at = 2 * i;
            if (at < row.length) {
                int high = at + 1 < row.length ? row[at + 1] & 0xff : 0;
                line.append(space).append(String.format("%04x", high << 8 | (row[at] & 0xff)));
            } else {
                line.append(space).append("    ");
            }
        }
        return line.toString();
    }
}
