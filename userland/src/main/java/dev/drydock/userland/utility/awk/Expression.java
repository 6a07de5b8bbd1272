package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree that has a value. */
sealed interface Expression {
    Value value(Machine machine) throws IOException;

    /** What can stand left of an assignment. */
    sealed interface Place extends Expression {
        /** Finds it, once: what an index does besides happens here. */
        Reference reference(Machine machine) throws IOException;

        @Override
        default Value value(Machine machine) throws IOException {
            return reference(machine).value();
        }
    }

    /** In parentheses: a value, or with commas an index of several parts, or what {@code print} is given. */
    record Grouping(List<Expression> members) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return members.get(members.size() - 1).value(machine);
        }
    }

    record Constant(Value constant) implements Expression {
        @Override
        public Value value(Machine machine) {
            return constant;
        }
    }

    /** By itself it asks whether the record matches. */
    record Pattern(String source) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return Value.of(machine.matches(machine.fields().record().text(machine), source));
        }
    }

    record Variable(int slot, boolean local) implements Place {
        Cell cell(Machine machine) {
            return local ? machine.local(slot) : machine.global(slot);
        }

        @Override
        public Reference reference(Machine machine) {
            return cell(machine);
        }

        @Override
        public Value value(Machine machine) {
            return cell(machine).value();
        }
    }

    record Element(Variable array, List<Expression> subscripts) implements Place {
        @Override
        public Reference reference(Machine machine) throws IOException {
            return array.cell(machine).table().cell(key(machine, subscripts));
        }
    }

    record Field(Expression number) implements Place {
        @Override
        public Reference reference(Machine machine) throws IOException {
            return machine.field(number.value(machine).number(machine));
        }
    }

    record Membership(List<Expression> subscripts, Variable array) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            String key = key(machine, subscripts);
            return Value.of(array.cell(machine).table().has(key));
        }
    }

    static String key(Machine machine, List<Expression> subscripts) throws IOException {
        if (subscripts.size() == 1) {
            return subscripts.get(0).value(machine).text(machine);
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < subscripts.size(); i++) {
            key.append(i == 0 ? "" : machine.special(Special.SUBSEP).text(machine));
            key.append(subscripts.get(i).value(machine).text(machine));
        }
        return key.toString();
    }

    record Not(Expression operand) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return Value.of(!operand.value(machine).isTrue(machine));
        }
    }

    record Sign(boolean negative, Expression operand) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            double number = operand.value(machine).number(machine);
            return Value.of(negative ? -number : number);
        }
    }

    record And(Expression left, Expression right) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return Value.of(
                    left.value(machine).isTrue(machine) && right.value(machine).isTrue(machine));
        }
    }

    record Or(Expression left, Expression right) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return Value.of(
                    left.value(machine).isTrue(machine) || right.value(machine).isTrue(machine));
        }
    }

    record Choice(Expression condition, Expression first, Expression second) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return condition.value(machine).isTrue(machine) ? first.value(machine) : second.value(machine);
        }
    }

    record Arithmetic(char operator, Expression left, Expression right, int line) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            double a = left.value(machine).number(machine);
            return Value.of(machine.compute(operator, a, right.value(machine).number(machine), line));
        }
    }

    record Concatenation(Expression left, Expression right) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            String first = left.value(machine).text(machine);
            return Value.of(first.concat(right.value(machine).text(machine)));
        }
    }

    record Comparison(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            Value first = left.value(machine);
            Value second = right.value(machine);
            if (machine.isBusyBox() && first.isNumeric(machine) && second.isNumeric(machine)) {
                return Value.of(holds(first.number(machine) - second.number(machine)));
            }
            int order = Value.compare(first, second, machine);
            return Value.of(
                    switch (operator) {
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case "==" -> order == 0;
                        case "!=" -> order != 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    });
        }

        /** BusyBox subtracts, and asks the opposite for three of them, which shows where there is no difference. */
        private boolean holds(double difference) {
            return switch (operator) {
                case "<" -> !(difference >= 0);
                case "<=" -> !(difference > 0);
                case "==" -> difference == 0;
                case "!=" -> difference != 0;
                case ">" -> difference > 0;
                default -> difference >= 0;
            };
        }
    }

    /** In parentheses, and with commas, an index of several parts. */
    record Subscript(List<Expression> members) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            return Value.of(key(machine, members));
        }
    }

    /** What BusyBox lets a program be, and finds wrong when it comes there. */
    record Faulty(String words, int line) implements Expression {
        @Override
        public Value value(Machine machine) {
            machine.line(line);
            throw machine.error(words);
        }
    }

    /** What BusyBox steps or reads into that is no variable: nobody sees it again. */
    record Temporary(Expression operand) implements Place {
        @Override
        public Reference reference(Machine machine) throws IOException {
            Cell cell = new Cell();
            cell.assign(operand.value(machine));
            return cell;
        }
    }

    record Matching(Expression text, Expression pattern, boolean negated) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            String subject = text.value(machine).text(machine);
            return Value.of(machine.matches(subject, machine.source(pattern)) != negated);
        }
    }

    /** What is left of it is found first, and what is right of it may still change that. */
    record Assignment(Place target, Expression right) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            Reference reference = target.reference(machine);
            Value value = right.value(machine);
            reference.assign(value);
            return value;
        }
    }

    record Update(char operator, Place target, Expression right, int line) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            Reference reference = target.reference(machine);
            double before = reference.value().number(machine);
            double operand = right.value(machine).number(machine);
            double old = machine.isBusyBox() ? before : reference.value().number(machine);
            Value value = Value.of(machine.compute(operator, old, operand, line));
            reference.assign(value);
            return value;
        }
    }

    /** {@code ++} and {@code --}. */
    record Step(Place target, int by, boolean before) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            Reference reference = target.reference(machine);
            double old = reference.value().number(machine);
            Value stepped = Value.of(old + by);
            reference.assign(stepped);
            return before ? stepped : Value.of(old);
        }
    }

    /** {@code getline}, from the main input without a source. */
    record GetLine(
            @Nullable Expression source,
            boolean fromCommand,
            @Nullable Place target) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            String name = source == null ? null : source.value(machine).text(machine);
            return Value.of(machine.getLine(name, fromCommand, target == null ? null : target.reference(machine)));
        }
    }

    record BuiltinCall(Builtin function, List<Expression> arguments, int line) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            machine.line(line);
            return function.call(machine, arguments);
        }
    }

    record Call(Function function, List<Expression> arguments, int line) implements Expression {
        @Override
        public Value value(Machine machine) throws IOException {
            if (!function.isDefined()) {
                machine.line(line);
                throw machine.error("Call to undefined function");
            }
            Cell[] frame = new Cell[function.locals()];
            for (int i = function.locals(); i < arguments.size(); i++) {
                // BusyBox takes more arguments than there are parameters.
                arguments.get(i).value(machine);
            }
            for (int i = 0; i < Math.min(arguments.size(), frame.length); i++) {
                Expression argument = arguments.get(i);
                Cell cell = argument instanceof Variable variable ? passed(variable.cell(machine)) : new Cell();
                cell.assign(argument.value(machine));
                frame[i] = cell;
            }
            for (int i = arguments.size(); i < frame.length; i++) {
                frame[i] = new Cell();
            }
            return machine.call(function, frame);
        }

        private static Cell passed(Cell cell) {
            return cell.isArray() || cell.value().isUnset() ? new Cell(cell) : new Cell();
        }
    }
}
