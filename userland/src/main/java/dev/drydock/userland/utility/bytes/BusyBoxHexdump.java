package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
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
    private final long skipped;
    private byte[] last = {};
    private boolean starred;

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

    Exit run() throws IOException {
        BytesShown shown = new BytesShown(call, skipped, most, ROW, this::show);
        boolean regular = true;
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.open(operand)) {
                regular &= input.file().status().isRegular();
                add(shown, operand, input);
            } catch (IOException error) {
                call.complain(CANNOT_READ, operand, error);
            }
        }
        shown.end();
        long before = regular ? skipped - shown.unskipped() : skipped;
        if (most > 0 && (shown.count() > 0 || before > 0)) {
            call.out().line(formats.get(formats.size() - 1).address(before + shown.count()));
        }
        return call.exit();
    }

    /** What can be opened and not be read is told, and that is all. */
    private void add(BytesShown shown, String operand, Input input) {
        try {
            shown.add(input);
        } catch (IOException unreadable) {
            call.say(CANNOT_READ, operand, unreadable);
        }
    }

    private void show(long at, byte[] whole, int length) {
        byte[] row = Arrays.copyOf(whole, length);
        if (length == ROW && Arrays.equals(row, last) && !showsAll) {
            call.out().text(starred ? "" : "*\n");
            starred = true;
            return;
        }
        // A last row that is the beginning of the one before is told as if it were left out, and shown.
        boolean begun = length < ROW && last.length == ROW && Arrays.equals(row, Arrays.copyOf(last, length));
        call.out().text(begun && !starred && !showsAll ? "*\n" : "");
        starred = false;
        last = row;
        for (HexdumpFormat format : formats) {
            call.out().line(format.address(skipped + at) + format.row(row));
        }
    }
}
