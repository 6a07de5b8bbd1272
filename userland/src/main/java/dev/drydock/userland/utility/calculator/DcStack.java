package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** dc's stack, and its registers, each of which is a stack with an array beside it. */
final class DcStack {
    private final Deque<DcValue> values = new ArrayDeque<>();
    private final Map<Character, Deque<DcValue>> registers = new HashMap<>();
    private final Map<Character, Map<Integer, DcValue>> arrays = new HashMap<>();

    void push(DcValue value) {
        values.push(value);
    }

    void push(BigDecimal value) {
        values.push(new DcValue.Numeral(value));
    }

    DcValue pop() {
        need(1);
        return values.pop();
    }

    DcValue top() {
        need(1);
        return values.element();
    }

    BigDecimal number() {
        if (pop() instanceof DcValue.Numeral number) {
            return number.value();
        }
        throw wrongType();
    }

    static CalculatorException wrongType() {
        return new CalculatorException("variable is wrong type");
    }

    void need(int count) {
        if (values.size() < count) {
            throw tooFew();
        }
    }

    private static CalculatorException tooFew() {
        return new CalculatorException("stack has too few elements");
    }

    int size() {
        return values.size();
    }

    void clear() {
        values.clear();
    }

    /** From the top down. */
    Iterable<DcValue> all() {
        return values;
    }

    void swap() {
        need(2);
        DcValue upper = values.pop();
        DcValue lower = values.pop();
        values.push(upper);
        values.push(lower);
    }

    // Registers

    void store(char register) {
        DcValue value = pop();
        Deque<DcValue> stack = register(register);
        stack.poll();
        stack.push(value);
    }

    void load(char register) {
        DcValue value = register(register).peek();
        push(value == null ? DcValue.ZERO : value);
    }

    void pushTo(char register) {
        register(register).push(pop());
    }

    void popFrom(char register) {
        DcValue value = register(register).poll();
        if (value == null) {
            throw tooFew();
        }
        push(value);
    }

    /** What a register holds; nothing is zero. */
    DcValue in(char register) {
        DcValue value = register(register).peek();
        return value == null ? DcValue.ZERO : value;
    }

    private Deque<DcValue> register(char name) {
        return registers.computeIfAbsent(name, each -> new ArrayDeque<>());
    }

    void storeAt(char register) {
        need(2);
        int index = Arithmetic.notNegative(number());
        arrays.computeIfAbsent(register, each -> new HashMap<>()).put(index, pop());
    }

    void loadAt(char register) {
        int index = Arithmetic.notNegative(number());
        push(arrays.getOrDefault(register, Map.of()).getOrDefault(index, DcValue.ZERO));
    }
}
