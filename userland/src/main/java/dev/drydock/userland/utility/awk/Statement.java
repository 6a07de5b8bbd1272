package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree that does something. */
sealed interface Statement {
    Flow run(Machine machine) throws IOException;

    record Block(List<Statement> statements) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            for (Statement statement : statements) {
                Flow flow = statement.run(machine);
                if (flow != Flow.ON) {
                    return flow;
                }
                if (machine.skipped() != null) {
                    return Flow.RETURN;
                }
            }
            return Flow.ON;
        }
    }

    record Evaluation(Expression expression) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            expression.value(machine);
            return Flow.ON;
        }
    }

    record If(
            Expression condition, Statement then, @Nullable Statement otherwise) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            if (condition.value(machine).isTrue(machine)) {
                return then.run(machine);
            }
            return otherwise == null ? Flow.ON : otherwise.run(machine);
        }
    }

    /** {@code while}, {@code for (;;)}, and {@code do} when the body comes first. */
    record Loop(
            @Nullable Statement before,
            @Nullable Expression condition,
            @Nullable Statement step,
            Statement body,
            boolean bodyFirst)
            implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            if (before != null) {
                before.run(machine);
            }
            boolean asks = !bodyFirst;
            while (!asks || condition == null || condition.value(machine).isTrue(machine)) {
                asks = true;
                machine.checkpoint();
                Flow flow = body.run(machine);
                if (flow == Flow.RETURN) {
                    return flow;
                }
                if (flow == Flow.BREAK) {
                    break;
                }
                if (step != null) {
                    step.run(machine);
                }
            }
            return Flow.ON;
        }
    }

    record ForEach(Expression.Place variable, Expression.Variable array, Statement body) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            for (String key : machine.ordered(array.cell(machine).table())) {
                machine.checkpoint();
                variable.reference(machine).assign(Value.input(key));
                Flow flow = body.run(machine);
                if (flow == Flow.RETURN) {
                    return flow;
                }
                if (flow == Flow.BREAK) {
                    break;
                }
            }
            return Flow.ON;
        }
    }

    /** {@code break} and {@code continue}. */
    record Leave(Flow flow) implements Statement {
        @Override
        public Flow run(Machine machine) {
            return flow;
        }
    }

    /** {@code next} and {@code nextfile}. */
    record Skip(Jump.To target) implements Statement {
        @Override
        public Flow run(Machine machine) {
            if (machine.isBusyBox() && machine.inFunction()) {
                machine.skip(target);
                return Flow.RETURN;
            }
            throw new Jump(target);
        }
    }

    record Exit(@Nullable Expression status) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            if (status != null) {
                machine.exitStatus((int) status.value(machine).number(machine));
            }
            throw new Jump(Jump.To.EXIT);
        }
    }

    record Return(@Nullable Expression result) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            machine.result(result == null ? Value.UNSET : result.value(machine));
            return Flow.RETURN;
        }
    }

    /** Without subscripts it empties the array. */
    record Delete(Expression.Variable array, List<Expression> subscripts) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            Table table = array.cell(machine).table();
            if (subscripts.isEmpty()) {
                table.clear();
            } else {
                table.remove(Expression.key(machine, subscripts));
            }
            return Flow.ON;
        }
    }

    /** Where {@code print} writes to: {@code >}, {@code >>} or {@code |}, and the name behind it. */
    record Target(String operator, Expression name) {
        /** Null for standard output. */
        @Nullable
        OutputStream open(Machine machine) throws IOException {
            String text = name.value(machine).text(machine);
            return machine.streams().output(operator, text);
        }
    }

    record Print(List<Expression> values, @Nullable Target target) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            if (machine.isBusyBox()) {
                printInBusyBox(machine);
                return Flow.ON;
            }
            StringBuilder line = new StringBuilder();
            if (values.isEmpty()) {
                line.append(machine.fields().record().shown(machine));
            }
            for (int i = 0; i < values.size(); i++) {
                line.append(i == 0 ? "" : machine.special(Special.OFS).text(machine));
                line.append(values.get(i).value(machine).shown(machine));
            }
            line.append(machine.special(Special.ORS).text(machine));
            machine.write(line.toString(), target == null ? null : target.open(machine));
            return Flow.ON;
        }

        /** There the target is found first, and what was printed before an error stays. */
        private void printInBusyBox(Machine machine) throws IOException {
            OutputStream output = target == null ? null : target.open(machine);
            if (values.isEmpty()) {
                machine.writePart(machine.fields().record().text(machine), output);
            }
            for (int i = 0; i < values.size(); i++) {
                String between = i == 0 ? "" : machine.special(Special.OFS).text(machine);
                machine.writePart(between, output);
                machine.writePart(values.get(i).value(machine).shown(machine), output);
            }
            machine.writePart(machine.special(Special.ORS).text(machine), output);
            if (output == null) {
                machine.release();
            }
        }
    }

    record PrintFormatted(List<Expression> values, @Nullable Target target, int line) implements Statement {
        @Override
        public Flow run(Machine machine) throws IOException {
            machine.line(line);
            OutputStream first = machine.isBusyBox() && target != null ? target.open(machine) : null;
            String text = Formatter.format(machine, "printf", values);
            machine.write(text, target == null || machine.isBusyBox() ? first : target.open(machine));
            return Flow.ON;
        }
    }
}
