package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files that the operands name, one after the other; assignments among them take place in between. */
final class MainInput {
    private static final Words CANNOT_OPEN = Words.of("cannot open %s (%s)", "%s: %s");

    private final Machine machine;
    private final Invocation call;
    private @Nullable RecordReader current;
    private int nextOperand = 1;
    private boolean any;
    private int read;
    private int readOfFile;

    MainInput(Machine machine, Invocation call) {
        this.machine = machine;
        this.call = call;
    }

    /** How many records were read, whatever the program has made of NR. */
    int read() {
        return read;
    }

    /** Those of the file that is being read. */
    int readOfFile() {
        return readOfFile;
    }

    /** The next record; null when all files are read. */
    @Nullable
    String next() throws IOException {
        while (true) {
            if (current == null && !open()) {
                return null;
            }
            RecordReader reader = current;
            String text = reader == null ? null : read(reader);
            if (text != null) {
                read++;
                readOfFile++;
                machine.count(Special.NR);
                machine.count(Special.FNR);
                return text;
            }
            skip();
        }
    }

    /** Whether BusyBox has nothing more to read from. */
    boolean isFinished() throws IOException {
        return current == null && !open();
    }

    /** BusyBox's {@code getline} does not go on to the next file. */
    @Nullable
    String nextOfFile() {
        RecordReader reader = current;
        String text = reader == null ? null : read(reader);
        if (text != null) {
            machine.count(Special.NR);
            machine.count(Special.FNR);
        }
        return text;
    }

    private @Nullable String read(RecordReader reader) {
        try {
            return reader.next(machine);
        } catch (IOException error) {
            if (machine.isBusyBox()) {
                throw machine.error(call.format("%s", error));
            }
            call.raw(call.name() + ": read error (" + call.format("%s", error) + ")\n");
            throw new Quit(2);
        }
    }

    /** Leaves the file that is being read. */
    void skip() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private boolean open() throws IOException {
        while (nextOperand < machine.special(Special.ARGC).number(machine)) {
            Table arguments = machine.global(Special.ARGV.slot()).table();
            String key = Integer.toString(nextOperand++);
            String operand = arguments.has(key) ? arguments.cell(key).value().text(machine) : "";
            if (operand.isEmpty() || assigned(operand)) {
                continue;
            }
            any = true;
            open(operand);
            return true;
        }
        if (any) {
            return false;
        }
        any = true;
        current = new RecordReader(call.in());
        machine.special(Special.FILENAME, Value.input("-"));
        machine.special(Special.FNR, Value.ZERO);
        return true;
    }

    private void open(String operand) {
        try {
            current = new RecordReader(call.open(operand.equals("/dev/stdin") ? "-" : Latin.text(operand)));
        } catch (IOException error) {
            throw call.fail(call.isGnu() ? 2 : 1, CANNOT_OPEN, Latin.text(operand), error);
        }
        readOfFile = 0;
        machine.special(Special.FILENAME, Value.input(operand));
        machine.special(Special.FNR, Value.ZERO);
    }

    private boolean assigned(String operand) {
        return Awk.assign(machine, operand);
    }
}
