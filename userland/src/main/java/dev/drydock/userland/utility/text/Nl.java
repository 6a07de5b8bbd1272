package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code nl}: numbers the lines of pages, whose head, body and foot GNU's tells apart. */
final class Nl {
    static final Command COMMAND = Command.named("nl", call -> new Nl(call).run())
            .gnu("b,body-numbering= d,section-delimiter= f,footer-numbering= h,header-numbering= i,line-increment="
                    + " l,join-blank-lines= n,number-format= p,no-renumber s,number-separator= v,starting-line-number="
                    + " w,number-width=")
            .busybox("p b= i= l= s= v= w=");
    private static final Words BAD_HEADER = Words.of("invalid header numbering style: %l", "");
    private static final Words BAD_BODY = Words.of("invalid body numbering style: %l", "invalid numbering style '%s'");
    private static final Words BAD_FOOTER = Words.of("invalid footer numbering style: %l", "");
    private static final Words BAD_FORMAT = Words.of("invalid line numbering format: %l", "");
    private static final Words BAD_INCREMENT = Words.of("invalid line number increment: %l%s", "invalid number '%s'%-");
    private static final Words BAD_START = Words.of("invalid starting line number: %l%s", "invalid number '%s'%-");
    private static final Words BAD_BLANKS =
            Words.of("invalid line number of blank lines: %l%s", "invalid number '%s'%-");
    private static final Words BAD_WIDTH = Words.of("invalid line number field width: %l%s", "invalid number '%s'%-");
    private static final Words OVERFLOW = Words.of("line number overflow");
    private static final String OUT_OF_RANGE = ": Numerical result out of range";
    private static final String TOO_LARGE = ": Value too large for defined data type";

    private final Invocation call;
    private LineStyle header;
    private LineStyle body;
    private LineStyle footer;
    private String delimiter = "\\:";
    private String format = "rn";
    private String separator = "\t";
    private boolean renumbers = true;
    private long increment = 1;
    private long first = 1;
    private long blanks = 1;
    private int width = 6;

    private LineStyle style;
    private long number;
    private boolean overflowed;
    private long blanksSeen;

    private Nl(Invocation call) {
        this.call = call;
        header = LineStyle.NONE;
        body = LineStyle.FILLED;
        footer = LineStyle.NONE;
        style = body;
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> body = LineStyle.parse(call, option.argument(), BAD_BODY);
                case "d" -> delimiter = delimiter(Latin.of(option.argument()));
                case "f" -> footer = LineStyle.parse(call, option.argument(), BAD_FOOTER);
                case "h" -> header = LineStyle.parse(call, option.argument(), BAD_HEADER);
                case "i" -> increment = parse(option.argument(), Long.MIN_VALUE, Long.MAX_VALUE, BAD_INCREMENT);
                case "l" -> blanks = parse(option.argument(), 1, Long.MAX_VALUE, BAD_BLANKS);
                case "n" -> format = format(option.argument());
                case "p" -> renumbers = false;
                case "s" -> separator = Latin.of(option.argument());
                case "v" -> first = parse(option.argument(), Long.MIN_VALUE, Long.MAX_VALUE, BAD_START);
                default -> width = (int) parse(option.argument(), 1, Integer.MAX_VALUE, BAD_WIDTH);
            }
        }
        number = first;
        style = body;
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, Invocation.NOT_OPENED)) {
                if (input != null) {
                    number(input);
                }
            } catch (IOException error) {
                if (call.isGnu()) {
                    call.complain(Invocation.NOT_OPENED, operand, error);
                }
            }
        }
        return call.exit();
    }

    /** One character is followed by a colon. */
    private static String delimiter(String text) {
        return text.length() == 1 ? text + ":" : text;
    }

    private String format(String text) {
        if (!List.of("ln", "rn", "rz").contains(text)) {
            throw call.usage(BAD_FORMAT, text);
        }
        return text;
    }

    private long parse(String text, long least, long most, Words words) {
        if (!text.matches("[ \\t]*[-+]?\\d+")) {
            throw call.fail(words, text, "");
        }
        try {
            long parsed = Long.parseLong(text.strip());
            if (parsed >= least && parsed <= most) {
                return parsed;
            }
            throw call.fail(words, text, parsed < least ? OUT_OF_RANGE : TOO_LARGE);
        } catch (NumberFormatException tooLong) {
            throw call.fail(words, text, TOO_LARGE);
        }
    }

    private void number(Input input) throws IOException {
        for (String line = input.line(); line != null; line = input.line()) {
            if (!call.isGnu() || !beginsSection(line)) {
                call.out().data(isNumbered(line) ? numbered() + separator + line + "\n" : bare() + line + "\n");
            }
        }
    }

    /** Three delimiters begin a head, two a body, one a foot; an empty line is shown for them. */
    private boolean beginsSection(String line) {
        if (delimiter.isEmpty() || !line.startsWith(delimiter)) {
            return false;
        }
        int times = line.length() / delimiter.length();
        if (times > 3 || !line.equals(delimiter.repeat(times))) {
            return false;
        }
        style = times == 3 ? header : times == 2 ? body : footer;
        if (renumbers) {
            number = first;
            overflowed = false;
        }
        call.out().data("\n");
        return true;
    }

    /** Of empty lines only each so manieth is numbered where all are. */
    private boolean isNumbered(String line) throws IOException {
        if (style.all() && blanks > 1) {
            blanksSeen = line.isEmpty() ? blanksSeen + 1 : 0;
            if (line.isEmpty() && blanksSeen < blanks) {
                return false;
            }
            blanksSeen = 0;
            return true;
        }
        return style.numbers(line);
    }

    private String bare() {
        return " ".repeat(width + (call.isGnu() ? Latin.bytes(separator).length : separator.length()));
    }

    private String numbered() {
        if (overflowed) {
            throw call.fail(OVERFLOW);
        }
        String digits = Long.toString(number);
        long next = number + increment;
        overflowed = ((number ^ next) & (increment ^ next)) < 0;
        number = next;
        String pad = " ".repeat(Math.max(0, width - digits.length()));
        return switch (format) {
            case "ln" -> digits + pad;
            case "rz" ->
                digits.startsWith("-")
                        ? "-" + "0".repeat(pad.length()) + digits.substring(1)
                        : "0".repeat(pad.length()) + digits;
            default -> pad + digits;
        };
    }
}
