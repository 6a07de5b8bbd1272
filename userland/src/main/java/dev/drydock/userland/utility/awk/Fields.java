package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The record and its fields. Either is made from the other only when it is asked for. */
final class Fields {
    private final Machine machine;
    private final List<Value> fields = new ArrayList<>();
    private Value record = Value.UNSET;
    private boolean split = true;
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
            fields.add(missing());
        }
        joined = false;
    }

    /** @param number from 0, the whole record */
    Value field(int number) {
        if (number == 0) {
            return record();
        }
        split();
        return number <= fields.size() ? fields.get(number - 1) : missing();
    }

    /** In mawk a field that is not there is a string, and compared as one. */
    private Value missing() {
        return machine.isBusyBox() ? Value.UNSET : Value.EMPTY;
    }

    void field(int number, Value value) {
        if (number == 0) {
            record(Value.input(value.text(machine)));
            return;
        }
        split();
        if (number > fields.size()) {
            count(number);
        }
        fields.set(number - 1, value);
        joined = false;
    }

    private void split() {
        if (split) {
            return;
        }
        split = true;
        fields.clear();
        try {
            boolean paragraphs = machine.isBusyBox()
                    && machine.special(Special.RS).text(machine).isEmpty();
            String separator = machine.special(Special.FS).text(machine);
            for (String part : FieldSplitter.split(record.text(machine), separator, paragraphs, machine)) {
                fields.add(Value.input(part));
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
