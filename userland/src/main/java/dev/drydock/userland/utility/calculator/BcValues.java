package dev.drydock.userland.utility.calculator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables, arrays, settings and functions of bc, and what its expressions come to. */
final class BcValues {
    private static final int LIBRARY_SCALE = 20;
    private static final int LARGEST_INPUT_BASE = 36;
    private static final int LARGEST_OUTPUT_BASE = 999;
    private static final Set<String> LIBRARY = Set.of("e", "l", "s", "c", "a", "j");

    private final BcMachine machine;
    private final BcLexer.Lines input;
    private final boolean library;
    private final Map<String, Statement.Definition> functions = new HashMap<>();
    private final Variables variables = new Variables();
    private boolean nothing;
    private BigDecimal last = BigDecimal.ZERO;
    private int scale;
    private int inputBase = 10;
    private int outputBase = 10;

    BcValues(BcMachine machine, BcLexer.Lines input, boolean library) {
        this.machine = machine;
        this.input = input;
        this.library = library;
        this.scale = library ? LIBRARY_SCALE : 0;
    }

    int outputBase() {
        return outputBase;
    }

    void last(BigDecimal value) {
        last = value;
    }

    void define(Statement.Definition definition) {
        functions.put(definition.name(), definition);
    }

    BigDecimal of(Expression expression) {
        if (expression instanceof Expression.Digits digits) {
            return NumberText.read(digits.text(), inputBase);
        }
        if (expression instanceof Expression.Place place) {
            return get(place);
        }
        if (expression instanceof Expression.Negation negation) {
            return of(negation.operand()).negate();
        }
        if (expression instanceof Expression.Not not) {
            return truth(of(not.operand()).signum() == 0);
        }
        if (expression instanceof Expression.Binary binary) {
            return apply(binary.operator(), of(binary.left()), of(binary.right()));
        }
        if (expression instanceof Expression.Assignment assignment) {
            BigDecimal value = of(assignment.value());
            String operator = assignment.operator();
            return set(
                    assignment.place(), operator.isEmpty() ? value : apply(operator, get(assignment.place()), value));
        }
        if (expression instanceof Expression.Grouped grouped) {
            return of(grouped.inner());
        }
        if (expression instanceof Expression.Step step) {
            BigDecimal before = get(step.place());
            BigDecimal after = set(step.place(), before.add(BigDecimal.valueOf(step.change())));
            return step.before() ? after : before;
        }
        if (expression instanceof Expression.BuiltIn builtIn) {
            return builtIn(builtIn.name(), of(builtIn.argument()));
        }
        if (expression instanceof Expression.Call called) {
            return call(called);
        }
        if (expression instanceof Expression.Read) {
            return read();
        }
        throw new CalculatorException("variable is wrong type");
    }

    private static BigDecimal truth(boolean is) {
        return is ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal apply(String operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> Arithmetic.multiply(left, right, scale);
            case "/" -> Arithmetic.divide(left, right, scale);
            case "%" -> Arithmetic.remainder(left, right, scale);
            case "^" -> Arithmetic.power(left, right, scale);
            case "==" -> truth(left.compareTo(right) == 0);
            case "!=" -> truth(left.compareTo(right) != 0);
            case "<" -> truth(left.compareTo(right) < 0);
            case ">" -> truth(left.compareTo(right) > 0);
            case "<=" -> truth(left.compareTo(right) <= 0);
            case ">=" -> truth(left.compareTo(right) >= 0);
            case "&&" -> truth(left.signum() != 0 && right.signum() != 0);
            default -> truth(left.signum() != 0 || right.signum() != 0);
        };
    }

    private BigDecimal builtIn(String name, BigDecimal value) {
        return switch (name) {
            case "length" -> BigDecimal.valueOf(Arithmetic.length(value));
            case "scale" -> BigDecimal.valueOf(value.scale());
            default -> Arithmetic.squareRoot(value, scale);
        };
    }

    private BigDecimal get(Expression.Place place) {
        if (place instanceof Expression.Variable variable) {
            return variables.get(variable.name());
        }
        if (place instanceof Expression.Element element) {
            return variables.get(element.array(), Arithmetic.notNegative(of(element.index())));
        }
        return switch (((Expression.Setting) place).name()) {
            case "scale" -> BigDecimal.valueOf(scale);
            case "ibase" -> BigDecimal.valueOf(inputBase);
            case "obase" -> BigDecimal.valueOf(outputBase);
            default -> last;
        };
    }

    private BigDecimal set(Expression.Place place, BigDecimal value) {
        if (place instanceof Expression.Variable variable) {
            variables.set(variable.name(), value);
        } else if (place instanceof Expression.Element element) {
            variables.set(element.array(), Arithmetic.notNegative(of(element.index())), value);
        } else {
            setting(((Expression.Setting) place).name(), value);
        }
        return value;
    }

    private void setting(String name, BigDecimal value) {
        if (name.equals("last")) {
            last = value;
            return;
        }
        int number = Arithmetic.notNegative(value);
        switch (name) {
            case "scale" -> scale = number;
            case "ibase" -> {
                if (number < 2 || number > LARGEST_INPUT_BASE) {
                    throw new CalculatorException("bad ibase; must be [2,16]");
                }
                inputBase = number;
            }
            default -> {
                if (number < 2 || number > LARGEST_OUTPUT_BASE) {
                    throw CalculatorException.wrongBase();
                }
                outputBase = number;
            }
        }
    }

    private BigDecimal read() {
        try {
            String line = input.next();
            List<String> rest = new ArrayList<>(List.of(line == null ? "" : line));
            return of(new BcExpressionParser(new BcLexer(() -> rest.isEmpty() ? null : rest.remove(0))).expression());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private BigDecimal call(Expression.Call called) {
        Statement.Definition function = functions.get(called.function());
        List<Expression> arguments = called.arguments();
        if (function == null) {
            if (library && LIBRARY.contains(called.function())) {
                return library(called.function(), arguments);
            }
            throw new CalculatorException("undefined function");
        }
        count(function.parameters().size(), arguments.size());
        List<Variables.Value> given = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            given.add(argument(function.parameters().get(i).endsWith("[]"), arguments.get(i)));
        }
        return within(function, given);
    }

    private static void count(int wanted, int given) {
        if (wanted != given) {
            throw new CalculatorException("function has " + wanted + " parameters, but called with " + given);
        }
    }

    /** A number, or a copy of an array. */
    private Variables.Value argument(boolean array, Expression argument) {
        if (!array) {
            return new Variables.Numeral(of(argument));
        }
        if (argument instanceof Expression.Whole whole) {
            return variables.copy(whole.array());
        }
        throw new CalculatorException("variable is wrong type");
    }

    /** What a function changes stays changed, but for its parameters and its own variables. */
    private BigDecimal within(Statement.Definition function, List<Variables.Value> given) {
        List<String> local = new ArrayList<>(function.parameters());
        local.addAll(function.own());
        Map<String, Variables.Value> outer = variables.bind(local, given);
        Optional<BigDecimal> value = machine.body(function.body());
        variables.restore(local, outer);
        nothing = function.silent() && value.isEmpty();
        return value.orElse(BigDecimal.ZERO);
    }

    /** Whether the last call was of a function that gives nothing back. */
    boolean gaveNothing() {
        return nothing;
    }

    private BigDecimal library(String name, List<Expression> arguments) {
        count(name.equals("j") ? 2 : 1, arguments.size());
        BigDecimal x = of(arguments.get(0));
        return switch (name) {
            case "e" -> Functions.exponential(x, scale);
            case "l" -> Functions.logarithm(x, scale);
            case "s" -> Functions.sine(x, scale);
            case "c" -> Functions.cosine(x, scale);
            case "a" -> Functions.arcTangent(x, scale);
            default -> Functions.bessel(x, of(arguments.get(1)), scale);
        };
    }
}
