package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The record and its fields. Either is made from the other only when it is asked for. */
final class Fields {
    private final Machine machine;
    private final List<Value> fields = new ArrayList<>();
    private Value record = Value.EMPTY;
    private boolean split = true;
    /** In BusyBox, how many fields there have been, and how many of them have been emptied since. */
    private int known;

    private int emptied;
    private boolean joined = true;

    Fields(Machine machine) {
        this.machine = machine;
    }

    void record(Value newRecord) {
        record = newRecord;
        split = false;
        joined = true;
    }

    Value record() {
        if (!joined) {
            StringBuilder text = new StringBuilder();
            String separator = machine.special(Special.OFS).text(machine);
            for (int i = 0; i < fields.size(); i++) {
                text.append(i == 0 ? "" : separator).append(fields.get(i).text(machine));
            }
            record = Value.input(text.toString());
            joined = true;
        }
        return record;
    }

    int count() {
        split();
        return fields.size();
    }

    void count(int wanted) {
        split();
        while (fields.size() > Math.max(wanted, 0)) {
            fields.remove(fields.size() - 1);
        }
        while (fields.size() < wanted) {
            fields.add(missing(fields.size() + 1));
        }
        cut(wanted);
        changed();
    }

    /** @param number from 0, the whole record */
    Value field(int number) {
        if (number == 0) {
            return record();
        }
        split();
        if (number <= fields.size()) {
            return fields.get(number - 1);
        }
        known = Math.max(known, number);
        return missing(number);
    }

    /** In mawk a field that is not there is a string, and compared as one; in BusyBox, if there was one before. */
    private Value missing(int number) {
        return machine.isBusyBox() && number > emptied ? Value.UNSET : Value.EMPTY;
    }

    private void cut(int count) {
        emptied = count < known ? Math.max(emptied, known) : emptied;
        known = count;
    }

    /** BusyBox makes a new record at once, which is a string. */
    private void changed() {
        joined = false;
        if (machine.isBusyBox()) {
            record = Value.of(record().literal());
        }
    }

    void field(int number, Value value) {
        if (number == 0) {
            record(machine.isBusyBox() ? value : Value.input(value.text(machine)));
            return;
        }
        split();
        if (number > fields.size()) {
            count(number);
        }
        fields.set(number - 1, value);
        changed();
    }

    private void split() {
        if (split) {
            return;
        }
        split = true;
        fields.clear();
        cut(0);
        try {
            boolean paragraphs = machine.isBusyBox()
                    && machine.special(Special.RS).text(machine).isEmpty();
            String separator = machine.special(Special.FS).text(machine);
            for (String part : FieldSplitter.split(record.text(machine), separator, paragraphs, machine)) {
                fields.add(Value.input(part));
            }
            known = fields.size();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
