package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.util.List;

/** Tries every rule on every record. */
final class Rules {
    private final List<Program.Rule> rules;
    private final Machine machine;
    private final boolean[] withinRange;

    Rules(List<Program.Rule> rules, Machine machine) {
        this.rules = rules;
        this.machine = machine;
        this.withinRange = new boolean[rules.size()];
    }

    void run() throws IOException {
        for (String record = machine.mainInput().next();
                record != null;
                record = machine.mainInput().next()) {
            machine.checkpoint();
            machine.fields().record(Value.input(record));
            try {
                for (int i = 0; i < rules.size(); i++) {
                    if (applies(i)) {
                        rules.get(i).action().run(machine);
                    }
                    if (machine.skipped() != null) {
                        break;
                    }
                }
                if (machine.skipped() == Jump.To.NEXT_FILE) {
                    machine.mainInput().skip();
                }
                machine.unskip();
            } catch (Jump jump) {
                if (jump.target() == Jump.To.EXIT) {
                    throw jump;
                }
                if (jump.target() == Jump.To.NEXT_FILE) {
                    machine.mainInput().skip();
                }
            }
        }
    }

    private boolean applies(int index) throws IOException {
        Program.Rule rule = rules.get(index);
        Expression first = rule.first();
        if (first == null) {
            return true;
        }
        Expression last = rule.last();
        if (last == null) {
            return first.value(machine).isTrue(machine);
        }
        if (!withinRange[index] && !first.value(machine).isTrue(machine)) {
            return false;
        }
        withinRange[index] = !last.value(machine).isTrue(machine);
        return true;
    }
}
