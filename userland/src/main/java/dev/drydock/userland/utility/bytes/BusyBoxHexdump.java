package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
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

/** {@code hexdump} as BusyBox has it: a line for each of the formats that were asked for, in their order. */
final class BusyBoxHexdump {
    private static final int ROW = 16;
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final Words CANNOT_READ = Words.of("%s: %s");

    private final Invocation call;
    private final List<HexdumpFormat> formats = new ArrayList<>();
    private final boolean showsAll;
    private final long most;
    private long skipped;

    /** @param usual what it shows if no format is asked for */
    BusyBoxHexdump(Invocation call, HexdumpFormat usual) {
        this.call = call;
        for (Option option : call.options()) {
            HexdumpFormat.of(option.key().charAt(0)).ifPresent(formats::add);
        }
        if (formats.isEmpty()) {
            formats.add(usual);
        }
        showsAll = call.commandLine().has("v");
        most = number("n", Long.MAX_VALUE);
        skipped = number("s", 0);
    }

    private long number(String key, long otherwise) {
        String text = call.commandLine().last(key);
        return text == null ? otherwise : ByteSize.parse(text).orElseThrow(() -> call.fail(INVALID, text));
    }

    Exit run() {
        byte[] bytes = input();
        byte[] last = {};
        boolean starred = false;
        for (int at = 0; at < bytes.length; at += ROW) {
            byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + ROW));
            if (row.length == ROW && Arrays.equals(row, last) && !showsAll) {
                call.out().text(starred ? "" : "*\n");
                starred = true;
                continue;
            }
            // A last row that is the beginning of the one before is told as if it were left out, and shown.
            boolean begun =
                    row.length < ROW && last.length == ROW && Arrays.equals(row, Arrays.copyOf(last, row.length));
            call.out().text(begun && !starred && !showsAll ? "*\n" : "");
            starred = false;
            last = row;
            for (HexdumpFormat format : formats) {
                call.out().line(format.address(skipped + at) + format.row(row));
            }
        }
        if (most > 0 && (bytes.length > 0 || skipped > 0)) {
            call.out().line(formats.get(formats.size() - 1).address(skipped + bytes.length));
        }
        return call.exit();
    }

    /** What can be opened and not be read is told, and that is all. */
    private byte[] input() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean regular = true;
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.open(operand)) {
                regular &= input.file().status().isRegular();
                try {
                    all.writeBytes(input.readAll());
                } catch (IOException unreadable) {
                    call.say(CANNOT_READ, operand, unreadable);
                }
            } catch (IOException error) {
                call.complain(CANNOT_READ, operand, error);
            }
        }
        byte[] bytes = all.toByteArray();
        int from = (int) Math.min(skipped, bytes.length);
        skipped = regular ? from : skipped;
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, from + Math.min(most, bytes.length)));
    }
}
