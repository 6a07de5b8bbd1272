package dev.drydock.userland.utility.calculator;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Does what dc's commands say, a letter or two each. A string that is done in the end takes the place of what held it. */
final class DcMachine {
    private static final int LARGEST_INPUT_BASE = 36;
    private static final int LARGEST_OUTPUT_BASE = 999;

    private final Invocation call;
    private final BcLexer.Lines input;
    private final NumberPrinter printer;
    private final DcStack stack = new DcStack();
    private final Deque<Text> texts = new ArrayDeque<>();
    private int scale;
    private int inputBase = 10;
    private int outputBase = 10;

    DcMachine(Invocation call, BcLexer.Lines input) {
        this.call = call;
        this.input = input;
        this.printer = new NumberPrinter(call, "DC_LINE_LENGTH");
    }

    /** The end of dc itself. */
    static final class EndException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndException() {
            super("end", null, false, false);
        }
    }

    /** What is being done, and how far. */
    private static final class Text {
        private final String text;
        private int at;

        Text(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        char take() {
            return text.charAt(at++);
        }

        boolean sees(String characters) {
            return !atEnd() && characters.indexOf(text.charAt(at)) >= 0;
        }
    }

    void run(BcLexer.Lines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            StringBuilder whole = new StringBuilder(line);
            while (DcWords.isOpen(whole)) {
                String more = lines.next();
                if (more == null) {
                    break;
                }
                whole.append(more);
            }
            start(whole.toString());
            while (!texts.isEmpty()) {
                call.process().checkpoint();
                step();
            }
        }
    }

    private void start(String text) {
        DcWords.check(text);
        texts.push(new Text(text));
    }

    private void step() throws IOException {
        Text text = texts.element();
        if (text.atEnd()) {
            texts.pop();
            return;
        }
        char c = text.take();
        if (Character.isWhitespace(c)) {
            return;
        }
        if (isDigit(c) || c == '.' || c == '_') {
            stack.push(number(text, c));
        } else if (!arithmetic(c) && !register(text, c) && !shown(c) && !setting(c)) {
            other(text, c);
        }
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }

    private BigDecimal number(Text text, char first) {
        StringBuilder digits = new StringBuilder(first == '_' ? "" : String.valueOf(first));
        boolean point = first == '.';
        while (!text.atEnd() && (isDigit(text.text.charAt(text.at)) || (text.sees(".") && !point))) {
            char c = text.take();
            point |= c == '.';
            digits.append(c);
        }
        if (digits.isEmpty() || digits.toString().equals(".")) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = NumberText.read(digits.toString(), inputBase);
        return first == '_' ? value.negate() : value;
    }

    private boolean arithmetic(char c) {
        switch (c) {
            case '+', '-', '*', '/', '%', '^', '~' -> {
                stack.need(2);
                BigDecimal right = stack.number();
                BigDecimal left = stack.number();
                if (c == '~') {
                    stack.push(Arithmetic.divide(left, right, scale));
                }
                stack.push(result(c, left, right));
            }
            case 'v' -> stack.push(Arithmetic.squareRoot(stack.number(), scale));
            case '|' -> {
                stack.need(3);
                stack.push(modularPower());
            }
            case 'G' -> {
                stack.need(2);
                stack.push(truth(stack.number().compareTo(stack.number()) == 0));
            }
            case '(' -> {
                stack.need(2);
                stack.push(truth(stack.number().compareTo(stack.number()) < 0));
            }
            case '{' -> {
                stack.need(2);
                stack.push(truth(stack.number().compareTo(stack.number()) <= 0));
            }
            case 'N' -> stack.push(truth(stack.number().signum() == 0));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal truth(boolean is) {
        return is ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal result(char operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case '+' -> left.add(right);
            case '-' -> left.subtract(right);
            case '*' -> Arithmetic.multiply(left, right, scale);
            case '/' -> Arithmetic.divide(left, right, scale);
            case '^' -> Arithmetic.power(left, right, scale);
            default -> Arithmetic.remainder(left, right, scale);
        };
    }

    private BigDecimal modularPower() {
        BigDecimal modulus = stack.number();
        BigDecimal exponent = stack.number();
        BigDecimal base = stack.number();
        if (modulus.signum() == 0) {
            throw CalculatorException.byZero();
        }
        if (exponent.signum() < 0) {
            throw CalculatorException.negative();
        }
        for (BigDecimal each : new BigDecimal[] {base, exponent, modulus}) {
            Arithmetic.whole(each);
        }
        BigInteger result = base.toBigInteger()
                .modPow(exponent.toBigInteger(), modulus.toBigInteger().abs());
        return new BigDecimal(result);
    }

    private boolean register(Text text, char c) {
        if ("sSlL:;".indexOf(c) < 0) {
            return false;
        }
        if (text.atEnd()) {
            throw new CalculatorException("bad token at '" + c + "'");
        }
        char name = text.take();
        switch (c) {
            case 's' -> stack.store(name);
            case 'S' -> stack.pushTo(name);
            case 'l' -> stack.load(name);
            case 'L' -> stack.popFrom(name);
            case ':' -> stack.storeAt(name);
            default -> stack.loadAt(name);
        }
        return true;
    }

    private boolean shown(char c) {
        switch (c) {
            case 'p' -> show(stack.top());
            case 'n' -> show(stack.pop());
            case 'f' -> stack.all().forEach(this::show);
            case 'P' -> printer.text(bytes(stack.pop()));
            case 'a' -> {
                DcValue value = stack.pop();
                String all = bytes(value);
                String bytes = value instanceof DcValue.Numeral
                        ? all.substring(all.length() - 1)
                        : all.substring(0, Math.min(all.length(), 1));
                stack.push(new DcValue.Text(bytes));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void show(DcValue value) {
        if (value instanceof DcValue.Numeral number) {
            printer.number(number.value(), outputBase);
        } else {
            printer.text(((DcValue.Text) value).text());
        }
        printer.newline();
    }

    /** A string itself, or the bytes that a number is made of. */
    private static String bytes(DcValue value) {
        if (value instanceof DcValue.Text text) {
            return text.text();
        }
        BigDecimal number = ((DcValue.Numeral) value).value();
        Arithmetic.notNegative(number);
        StringBuilder bytes = new StringBuilder();
        BigInteger rest = number.toBigInteger();
        do {
            bytes.insert(0, (char) rest.and(BigInteger.valueOf(255)).intValue());
            rest = rest.shiftRight(8);
        } while (rest.signum() > 0);
        return bytes.toString();
    }

    private boolean setting(char c) {
        switch (c) {
            case 'k' -> scale = Arithmetic.notNegative(stack.number());
            case 'i' -> {
                inputBase = Arithmetic.notNegative(stack.number());
                if (inputBase < 2 || inputBase > LARGEST_INPUT_BASE) {
                    throw new CalculatorException("bad ibase; must be [2,16]");
                }
            }
            case 'o' -> {
                outputBase = Arithmetic.notNegative(stack.number());
                if (outputBase < 2 || outputBase > LARGEST_OUTPUT_BASE) {
                    throw CalculatorException.wrongBase();
                }
            }
            case 'K' -> stack.push(DcValue.of(scale));
            case 'I' -> stack.push(DcValue.of(inputBase));
            case 'O' -> stack.push(DcValue.of(outputBase));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void other(Text text, char c) throws IOException {
        switch (c) {
            case '[' -> stack.push(string(text));
            case 'c' -> stack.clear();
            case 'd' -> stack.push(stack.top());
            case 'r' -> stack.swap();
            case 'R' -> stack.pop();
            case 'z' -> stack.push(DcValue.of(stack.size()));
            case 'Z' -> stack.push(DcValue.of(length(stack.pop())));
            case 'X' -> stack.push(DcValue.of(stack.number().scale()));
            case 'x' -> perform(stack.pop());
            case '?' -> {
                String line = input.next();
                start(line == null ? "" : line);
            }
            case 'q' -> leave(2);
            case 'Q' -> leave(Arithmetic.notNegative(stack.number()));
            case '<', '>', '=' -> compare(text, c, false);
            case '!' -> {
                if (!text.sees("<>=")) {
                    throw new CalculatorException("bad character '!'");
                }
                compare(text, text.take(), true);
            }
            case '#' -> {
                int end = text.text.indexOf('\n', text.at);
                text.at = end < 0 ? text.text.length() : end;
            }
            default -> throw new CalculatorException("bad character '" + c + "'");
        }
    }

    private static int length(DcValue value) {
        return value instanceof DcValue.Numeral number
                ? Arithmetic.length(number.value())
                : ((DcValue.Text) value).text().length();
    }

    private static DcValue string(Text text) {
        StringBuilder string = new StringBuilder();
        for (int depth = 1; ; ) {
            if (text.atEnd()) {
                throw new CalculatorException("unterminated string");
            }
            char c = text.take();
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return new DcValue.Text(string.toString());
            }
            string.append(c);
        }
    }

    private void perform(DcValue value) {
        if (!(value instanceof DcValue.Text string)) {
            stack.push(value);
            return;
        }
        if (texts.size() > 1 && texts.element().atEnd()) {
            texts.pop();
        }
        start(string.text());
    }

    private void leave(int levels) {
        for (int i = 0; i < levels; i++) {
            texts.poll();
        }
        if (levels > 0 && texts.isEmpty()) {
            throw new EndException();
        }
    }

    /** The upper number stands on the left; {@code e} and a second register are for when it is not so. */
    private void compare(Text text, char operator, boolean not) {
        char register = registerOf(text, operator);
        @Nullable Character otherwise = null;
        if (text.sees("e")) {
            text.take();
            otherwise = registerOf(text, operator);
        }
        stack.need(2);
        int order = stack.number().compareTo(stack.number());
        boolean is = (operator == '<' ? order < 0 : operator == '>' ? order > 0 : order == 0) != not;
        if (!is && otherwise == null) {
            return;
        }
        DcValue chosen = stack.in(is || otherwise == null ? register : otherwise);
        if (!(chosen instanceof DcValue.Text)) {
            throw DcStack.wrongType();
        }
        perform(chosen);
    }

    private static char registerOf(Text text, char operator) {
        if (text.atEnd()) {
            throw new CalculatorException("bad token at '" + operator + "'");
        }
        return text.take();
    }
}
