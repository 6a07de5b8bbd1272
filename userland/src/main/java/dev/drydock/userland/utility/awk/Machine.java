package dev.drydock.userland.utility.awk;

import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a program: its variables, its record, and what it has open. */
final class Machine {
    private static final int DEEPEST_CALL = 2000;
    private static final double TWO_TO_63 = 0x1p63;
    private static final int MOST_OF_BUSYBOX = 239;

    private final Invocation call;
    private final String place;
    private final Streams streams;
    private final Fields fields;
    private final Map<String, Integer> names;
    private final Cell[] globals;
    private final Map<String, Regex> regexes = new HashMap<>();
    private final MainInput mainInput;
    private Cell[] frame = new Cell[0];
    private int depth;
    private Value result = Value.UNSET;
    private final StringBuilder printed = new StringBuilder();
    private int exitStatus;
    private Jump.@Nullable To skipped;
    private int line = 1;
    private long seed;
    private RandomNumbers random;

    /**
     * @param names the slots of global variables
     * @param place what BusyBox puts before a line's number
     */
    Machine(Invocation call, Map<String, Integer> names, String place) {
        this.call = call;
        this.names = Map.copyOf(names);
        this.place = place;
        this.streams = new Streams(call);
        this.fields = new Fields(this);
        this.globals = new Cell[names.size()];
        for (int i = 0; i < globals.length; i++) {
            globals[i] = special(i);
        }
        this.mainInput = new MainInput(this, call);
        this.seed = call.isBusyBox() ? 1 : call.process().random().nextInt(Integer.MAX_VALUE);
        this.random = new RandomNumbers(seed);
    }

    private Cell special(int slot) {
        if (slot == Special.NF.slot()) {
            return new FieldCount(this);
        }
        return slot == Special.FS.slot() && isBusyBox() ? new FieldSeparator(fields) : new Cell();
    }

    /** FS in BusyBox: setting it cuts the record by the one before. */
    private static final class FieldSeparator extends Cell {
        private final Fields fields;

        FieldSeparator(Fields fields) {
            this.fields = fields;
        }

        @Override
        public void assign(Value newValue) {
            fields.count();
            super.assign(newValue);
        }
    }

    /** NF: asking for it cuts the record, setting it makes a new one. */
    private static final class FieldCount extends Cell {
        private final Machine machine;

        FieldCount(Machine machine) {
            this.machine = machine;
        }

        @Override
        public Value value() {
            return Value.of(machine.fields.count());
        }

        @Override
        public void assign(Value newValue) {
            int count = (int) newValue.number(machine);
            if (count < 0 && machine.isBusyBox()) {
                throw machine.error("NF set to negative value");
            }
            machine.fields.count(count);
        }
    }

    private record FieldReference(Fields fields, int number) implements Reference {
        @Override
        public Value value() {
            return fields.field(number);
        }

        @Override
        public void assign(Value value) {
            fields.field(number, value);
        }
    }

    ContainerProcess process() {
        return call.process();
    }

    boolean isBusyBox() {
        return call.isBusyBox();
    }

    Flavour flavour() {
        return call.flavour();
    }

    Streams streams() {
        return streams;
    }

    Fields fields() {
        return fields;
    }

    MainInput mainInput() {
        return mainInput;
    }

    void checkpoint() {
        call.process().checkpoint();
    }

    // Variables

    Cell global(int slot) {
        return globals[slot];
    }

    /** Sets a global variable that only the command line may know; the program then never asks for it. */
    void assign(String name, Value value) {
        Integer slot = names.get(name);
        if (slot != null) {
            globals[slot].assign(value);
        }
    }

    Cell local(int slot) {
        return frame[slot];
    }

    Value special(Special which) {
        return globals[which.slot()].value();
    }

    void special(Special which, Value value) {
        globals[which.slot()].assign(value);
    }

    Reference field(double number) {
        if (number < 0 || Double.isNaN(number)) {
            throw isBusyBox()
                    ? error("Access to negative field")
                    : runTimeError("negative field index $" + (long) number);
        }
        return new FieldReference(fields, (int) number);
    }

    List<String> ordered(Table table) {
        return TableOrder.of(table.keys(), call.flavour());
    }

    Value call(Function function, Cell[] arguments) throws IOException {
        if (++depth > DEEPEST_CALL) {
            throw isBusyBox()
                    ? error("function call nesting is too deep")
                    : runTimeError("function call nesting is too deep");
        }
        checkpoint();
        Cell[] callers = frame;
        frame = arguments;
        result = Value.UNSET;
        try {
            function.body().run(this);
            return result;
        } finally {
            result = Value.UNSET;
            frame = callers;
            depth--;
        }
    }

    /** Whether a function of the program is running. */
    boolean inFunction() {
        return depth > 0;
    }

    /** Gives up the record, as BusyBox does in a function: whoever called it still does what it was about to do. */
    void skip(Jump.To target) {
        skipped = target;
    }

    Jump.@Nullable To skipped() {
        return skipped;
    }

    void unskip() {
        skipped = null;
    }

    void result(Value value) {
        result = value;
    }

    void exitStatus(int status) {
        exitStatus = status;
    }

    int exitStatus() {
        return exitStatus;
    }

    // Numbers

    String conversion(double number) {
        return conversion(number, special(Special.CONVFMT));
    }

    String outputConversion(double number) {
        return conversion(number, special(Special.OFMT));
    }

    /** BusyBox looks at the last letter of a format alone, and has room for so many characters. */
    private String conversion(double number, Value format) {
        String text = format.isNumber() ? "%.6g" : format.text(this);
        boolean whole = number == (long) number && Math.abs(number) < Long.MAX_VALUE;
        if (!isBusyBox() || whole || text.equals("%.6g")) {
            return NumberText.format(number, text, call.flavour());
        }
        if (text.isEmpty() || "diouxXeEfFgGaA".indexOf(text.charAt(text.length() - 1)) < 0) {
            throw error("Invalid format specifier");
        }
        String shown = NumberText.format(number, text, call.flavour());
        return shown.substring(0, Math.min(shown.length(), MOST_OF_BUSYBOX));
    }

    double compute(char operator, double a, double b, int where) {
        if (b == 0 && isBusyBox() && (operator == '/' || operator == '%')) {
            line = where;
            throw error("Division by zero");
        }
        double result = switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            case '^' -> power(a, b);
            case '/' -> a / b;
            default -> isBusyBox() ? a - BusyBoxNumber.longInteger(a / b) * b : a % b;
        };
        if (!Double.isNaN(result)) {
            return result;
        }
        // An operand that is no number stays what it is, with its sign.
        return Double.isNaN(a) ? a : Double.isNaN(b) ? b : NumberText.NEGATIVE_NAN;
    }

    /** C knows what becomes of 1 whatever it is raised to. */
    private static double power(double base, double exponent) {
        boolean one = base == 1 || (base == -1 && Double.isInfinite(exponent));
        return one ? 1 : Math.pow(base, exponent);
    }

    double random() {
        if (!isBusyBox()) {
            return (double) random.next() / Integer.MAX_VALUE;
        }
        int low = (random.next() << 16) ^ random.next();
        return (((long) random.next() << 32) | Integer.toUnsignedLong(low)) / TWO_TO_63;
    }

    /** Gives the seed before; without a value it is the time. */
    Value seed(@Nullable Value value) {
        long old = seed;
        seed = value == null ? process().clock().now().getEpochSecond() : (long) value.number(this);
        random = new RandomNumbers(seed);
        return Value.of((double) old);
    }

    // Expressions

    /** The text of an expression to match with: a literal's own, or any value's. */
    String source(Expression pattern) throws IOException {
        return pattern instanceof Expression.Pattern literal
                ? literal.source()
                : pattern.value(this).text(this);
    }

    Regex regex(String source) {
        Regex known = regexes.get(source);
        if (known == null) {
            try {
                known = isBusyBox()
                        ? busyBoxExpression(source)
                        : Regex.compile(mawkExpression(source), Regex.Mode.of(Syntax.AWK));
            } catch (RegexException bad) {
                throw badExpression(source, String.valueOf(bad.getMessage()));
            }
            regexes.put(source, known);
        }
        return known;
    }

    /** What is no extended expression may be a basic one. */
    private static Regex busyBoxExpression(String source) throws RegexException {
        try {
            return Regex.compile(source, Regex.Mode.of(Syntax.REGCOMP_EXTENDED));
        } catch (RegexException bad) {
            return Regex.compile(source, Regex.Mode.of(Syntax.BASIC));
        }
    }

    private static String mawkExpression(String source) throws RegexException {
        String wrong = MawkExpressionSyntax.fault(source);
        if (wrong != null) {
            throw new RegexException(wrong);
        }
        return MawkExpression.translated(source);
    }

    private Quit badExpression(String source, String words) {
        return isBusyBox()
                ? call.fail(1, Words.of("bad regex '%s': %s"), source, words)
                : runTimeError("regular expression compile failed (" + words + ")\n" + Latin.text(source));
    }

    boolean matches(String text, String source) throws IOException {
        byte[] bytes = Latin.bytes(text);
        try {
            return regex(source).matches(bytes, 0, bytes.length);
        } catch (RegexException tooLong) {
            throw new IOException(tooLong.getMessage(), tooLong);
        }
    }

    Optional<Match> find(Regex regex, byte[] text, int from) throws IOException {
        try {
            return regex.find(text, from, 0, text.length, regex.groups() > 0);
        } catch (RegexException tooLong) {
            throw new IOException(tooLong.getMessage(), tooLong);
        }
    }

    // Input and output

    /** {@code getline}: 1, 0 at the end, -1 if it cannot be read. */
    int getLine(@Nullable String source, boolean command, @Nullable Reference target) throws IOException {
        String text;
        if (source == null) {
            if (isBusyBox() && mainInput.isFinished()) {
                return -1;
            }
            text = isBusyBox() ? mainInput.nextOfFile() : mainInput.next();
        } else {
            RecordReader reader = streams.input(source, command);
            if (reader == null) {
                return -1;
            }
            try {
                text = reader.next(this);
            } catch (IOException unreadable) {
                return -1;
            }
        }
        if (text == null) {
            return 0;
        }
        if (target == null) {
            fields.record(Value.input(text));
        } else {
            target.assign(Value.input(text));
        }
        return 1;
    }

    void count(Special which) {
        special(which, Value.of(special(which).number(this) + 1));
    }

    /**
     * Begins what BusyBox's {@code print} writes: what it prints meanwhile comes behind, and other programs do not yet see it.
     *
     * @param target null for standard output
     */
    void writePart(String latin, @Nullable OutputStream target) throws IOException {
        if (target == null) {
            printed.append(latin);
        } else {
            target.write(Latin.bytes(latin));
        }
    }

    /** Ends it. */
    void release() throws IOException {
        if (printed.length() > 0) {
            call.out().data(printed.toString());
            printed.setLength(0);
        }
    }

    /** @param target null for standard output */
    void write(String latin, @Nullable OutputStream target) throws IOException {
        if (target == null) {
            release();
            call.out().data(latin);
        } else {
            target.write(Latin.bytes(latin));
        }
    }

    // Errors

    /** Where the program is, for messages. */
    void line(int where) {
        line = where;
    }

    /** BusyBox's way to stop: the line, and what is wrong in it. */
    Quit error(String words) {
        return call.fail(1, Words.of("%s:%s: %s"), place, Integer.toString(line), words);
    }

    Quit runTimeError(String words) {
        call.raw(call.name() + ": run time error: " + words + "\n\tFILENAME=\""
                + special(Special.FILENAME).text(this) + "\" FNR=" + mainInput.readOfFile() + " NR=" + mainInput.read()
                + "\n");
        return new Quit(2);
    }

    Quit runTimeError(String words, String caller, String format) {
        return runTimeError(words + " " + caller + "(\"" + Latin.text(format) + "\")");
    }
}
