package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.Quotation;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.number.LongDouble;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** One run of {@code printf}: the format, used again until the arguments are used up. */
final class PrintfFormat {
    private final Shell shell;
    private final String format;
    private final List<String> arguments;
    private final StringBuilder text = new StringBuilder();
    private int next;
    private int status;
    private boolean ended;

    PrintfFormat(Shell shell, String format, List<String> arguments) {
        this.shell = shell;
        this.format = format;
        this.arguments = arguments;
    }

    String text() {
        return text.toString();
    }

    int run() throws IOException {
        do {
            int before = next;
            once();
            if (next == before) {
                break;
            }
        } while (next < arguments.size() && !ended);
        return status;
    }

    private void once() throws IOException {
        int i = 0;
        while (i < format.length() && !ended) {
            char character = format.charAt(i);
            if (character == '\\' && i + 1 < format.length()) {
                i = escape(i);
            } else if (character != '%') {
                text.append(character);
                i++;
            } else if (format.startsWith("%%", i)) {
                text.append('%');
                i += 2;
            } else {
                i = conversion(i + 1);
            }
        }
    }

    /** An escape of the format itself: its octal numbers need no zero in front. */
    private int escape(int at) {
        int end = at + 2;
        char kind = format.charAt(at + 1);
        boolean octal = kind >= '0' && kind <= '7';
        int limit = octal ? 2 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int base = octal ? 8 : 16;
        while (limit-- > 0 && end < format.length() && Character.digit(format.charAt(end), base) >= 0) {
            end++;
        }
        String raw = format.substring(at, end);
        if (octal) {
            text.append((char) (Integer.parseInt(raw.substring(1), 8) & 0xff));
        } else if (shell.dialect() == Dialect.ASH && (kind == 'u' || kind == 'U')) {
            text.append(raw);
        } else if (shell.dialect().isBash() && (raw.equals("\\\"") || raw.equals("\\'") || raw.equals("\\?"))) {
            text.append(kind);
        } else {
            EchoEscapes decoded = EchoEscapes.of(raw, shell.dialect(), shell.numbered(), false);
            text.append(decoded.text());
            ended = decoded.ends() && shell.dialect() == Dialect.ASH;
            text.append(decoded.ends() && !ended ? "\\c" : "");
        }
        return end;
    }

    private int conversion(int start) throws IOException {
        int at = start;
        while (at < format.length() && "-+ #0'".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        StringBuilder flags = new StringBuilder(format.substring(start, at));
        int[] place = {at};
        int width = number(place);
        if (width < 0) {
            flags.append('-');
            width = -width;
        }
        int precision = -1;
        if (place[0] < format.length() && format.charAt(place[0]) == '.') {
            place[0]++;
            precision = Math.max(-1, number(place));
        }
        at = place[0];
        String time = null;
        if (at < format.length() && format.charAt(at) == '(' && shell.dialect().isBash()) {
            int close = format.indexOf(")T", at);
            if (close > 0) {
                time = format.substring(at + 1, close);
                at = close + 1;
            }
        }
        while (at < format.length() && shell.dialect() != Dialect.DASH && "hlLjzt".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at == format.length()) {
            throw invalid(start, at, '\0');
        }
        char letter = format.charAt(at);
        if (letter == 'T' && time != null) {
            text.append(padded(time(time), flags.toString(), width, precision));
        } else {
            one(letter, flags.toString(), width, precision, start, at + 1);
        }
        return at + 1;
    }

    private int number(int[] place) throws IOException {
        if (place[0] < format.length() && format.charAt(place[0]) == '*') {
            place[0]++;
            String argument = next < arguments.size() ? arguments.get(next++) : "0";
            return shell.dialect() == Dialect.ASH
                    ? decimal(argument)
                    : integer(argument, true).intValue();
        }
        int value = 0;
        while (place[0] < format.length() && Character.isDigit(format.charAt(place[0])) && value < 100_000_000) {
            value = value * 10 + format.charAt(place[0]++) - '0';
        }
        return value;
    }

    /** BusyBox reads a width without blanks, signs and bases. */
    private int decimal(String argument) throws IOException {
        if (!argument.matches("-?\\d{1,9}")) {
            invalid(argument);
            return 0;
        }
        return Integer.parseInt(argument);
    }

    private Failure invalid(int start, int end, char letter) {
        return switch (shell.dialect()) {
            case BASH ->
                new Failure(
                        letter == '\0'
                                ? "printf: `%" + format.substring(start) + "': missing format character"
                                : "printf: `" + letter + "': invalid format character",
                        1);
            case DASH ->
                new Failure(
                        letter == '\0'
                                ? "printf: missing format character"
                                : "printf: %" + format.substring(start, end) + ": invalid directive",
                        2);
            case ASH -> new Failure("%" + withoutSizes(format.substring(start)) + ": invalid format", 1);
        };
    }

    /** BusyBox forgets a conversion's size before it looks at its letter. */
    private static String withoutSizes(String conversion) {
        return conversion.replaceFirst("^([-+ #0']*[\\d.*]*)[hlLjzt]+", "$1");
    }

    private String argument() {
        return next < arguments.size() ? arguments.get(next++) : "";
    }

    private void one(char letter, String flags, int width, int precision, int start, int end) throws IOException {
        switch (letter) {
            case 's' -> text.append(padded(argument(), flags, width, precision));
            case 'c' -> {
                String argument = argument();
                text.append(padded(argument.isEmpty() ? "\0" : argument.substring(0, 1), flags, width, -1));
            }
            case 'b' -> {
                EchoEscapes decoded = EchoEscapes.of(argument(), shell.dialect(), shell.numbered(), false);
                text.append(padded(decoded.text(), flags, width, precision));
                ended = decoded.ends();
            }
            case 'q' -> {
                if (!shell.dialect().isBash()) {
                    throw invalid(start, end, letter);
                }
                text.append(padded(new Quotation(shell.characters()).backslashes(argument()), flags, width, precision));
            }
            case 'd', 'i', 'o', 'u', 'x', 'X' -> {
                boolean given = next < arguments.size() || shell.dialect() == Dialect.ASH;
                BigInteger value = given ? integer(argument(), letter == 'd' || letter == 'i') : BigInteger.ZERO;
                text.append(new Conversion(flags, width, precision, letter).format(value));
            }
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> {
                if ((letter == 'a' || letter == 'A') && shell.dialect() == Dialect.ASH) {
                    throw invalid(start, end, letter);
                }
                Conversion conversion = new Conversion(flags, width, precision, letter);
                text.append(next < arguments.size() ? real(conversion, argument()) : conversion.format(0.0));
            }
            default -> throw invalid(start, end, letter);
        }
    }

    private static String padded(String value, String flags, int width, int precision) {
        String shown = precision >= 0 && precision < value.length() ? value.substring(0, precision) : value;
        String blanks = " ".repeat(Math.max(0, width - shown.length()));
        return flags.indexOf('-') >= 0 ? shown + blanks : blanks + shown;
    }

    /** @param signed whether one of the 64 bits is the sign; BusyBox reads every negative number so */
    private BigInteger integer(String argument, boolean signed) throws IOException {
        if (argument.startsWith("'") || argument.startsWith("\"")) {
            return BigInteger.valueOf(argument.length() > 1 ? argument.charAt(1) : 0);
        }
        boolean negative =
                shell.dialect() == Dialect.ASH && argument.stripLeading().startsWith("-");
        PrintfNumber number = PrintfNumber.integer(argument, signed || negative);
        BigInteger value = number.value().toBigInteger();
        boolean fits = !number.exceeds();
        if (!fits && number.isWhole()) {
            exceeds(argument);
        }
        complain(number, shell.dialect() == Dialect.ASH ? argument.stripLeading() : argument);
        return shell.dialect() == Dialect.ASH && !(fits && number.isWhole()) ? BigInteger.ZERO : value;
    }

    /** Bash reckons with more bits than the others; an infinity and a negative zero have no other form. */
    private String real(Conversion conversion, String argument) throws IOException {
        boolean character = argument.startsWith("'") || argument.startsWith("\"");
        if (character || argument.isEmpty()) {
            return conversion.format(argument.length() > 1 ? (double) argument.charAt(1) : 0.0);
        }
        PrintfNumber number = PrintfNumber.real(argument);
        complain(number, argument);
        if (shell.dialect() == Dialect.ASH && !number.isWhole()) {
            return conversion.format(0.0);
        }
        boolean special = number.special() != 0 || number.value().signum() == 0;
        if (shell.dialect().isBash() && !special) {
            return Character.toLowerCase(conversion.letter()) == 'a'
                    ? conversion.format(hexadecimal(number, conversion.letter()))
                    : conversion.format(LongDouble.nearest(number.value()));
        }
        if (number.special() != 0) {
            return conversion.format(number.special());
        }
        double value = number.value().doubleValue();
        boolean negative =
                value == 0 && !number.isNothing() && argument.stripLeading().startsWith("-");
        return conversion.format(negative ? -0.0 : value);
    }

    private static String hexadecimal(PrintfNumber number, char letter) {
        String text = LongDouble.hexadecimal(number.value());
        return letter == 'A' ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** BusyBox writes what it has before it says something. */
    private void invalid(String argument) throws IOException {
        shell.print(text.toString());
        text.setLength(0);
        shell.messages().named("invalid number '" + argument + "'");
    }

    private void complain(PrintfNumber number, String argument) throws IOException {
        if (number.isWhole() || (argument.isEmpty() && shell.dialect() != Dialect.ASH)) {
            return;
        }
        switch (shell.dialect()) {
            case BASH -> shell.messages().named("printf: " + argument + ": invalid " + kind(argument) + "number");
            case DASH ->
                shell.messages()
                        .named("printf: " + argument
                                + (number.isNothing() ? ": expected numeric value" : ": not completely converted"));
            case ASH -> invalid(argument);
        }
        status = 1;
    }

    /** What bash takes an argument for that is no number. */
    private static String kind(String argument) {
        char second = argument.length() > 1 && argument.charAt(0) == '0' ? argument.charAt(1) : ' ';
        return second >= '0' && second <= '9' ? "octal " : second == 'x' ? "hex " : "";
    }

    /** A number that 64 bits cannot hold. */
    private void exceeds(String argument) throws IOException {
        String words = argument + ": Numerical result out of range";
        switch (shell.dialect()) {
            case BASH -> shell.messages().named("printf: warning: " + words);
            case DASH -> shell.messages().named("printf: " + words);
            case ASH -> invalid(argument.stripLeading());
        }
        status = shell.dialect().isBash() ? status : 1;
    }

    private String time(String pattern) throws IOException {
        String argument = next < arguments.size() ? argument() : "-1";
        long seconds = integer(argument, true).longValue();
        java.time.Instant instant =
                seconds < 0 ? shell.process().clock().now() : java.time.Instant.ofEpochSecond(seconds);
        TimeZones.Zone zone = TimeZones.of(shell.process());
        String wanted = pattern.isEmpty() ? "%X" : ShellText.toJava(pattern);
        return ShellText.ofJava(TimeFormat.format(wanted, instant, zone));
    }
}
