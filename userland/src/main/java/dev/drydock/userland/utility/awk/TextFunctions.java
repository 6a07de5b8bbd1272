package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The functions on strings. */
final class TextFunctions {
    private TextFunctions() {}

    static Value length(Machine machine, Arguments arguments) throws IOException {
        if (!arguments.has(0)) {
            return Value.of(machine.fields().record().text(machine).length());
        }
        if (arguments.expression(0) instanceof Expression.Variable variable) {
            Cell cell = variable.cell(machine);
            if (cell.isArray()) {
                return Value.of(cell.table().size());
            }
        }
        return Value.of(arguments.text(0).length());
    }

    static Value index(Machine machine, Arguments arguments) throws IOException {
        String text = arguments.text(0);
        String part = arguments.text(1);
        return Value.of(part.isEmpty() && machine.isBusyBox() ? 0 : text.indexOf(part) + 1);
    }

    /** mawk cuts off fractions where POSIX rounds; a start below 0 makes the piece longer in it. */
    static Value substring(Machine machine, Arguments arguments) throws IOException {
        String text = arguments.text(0);
        double start = arguments.number(1);
        double length = arguments.has(2) ? arguments.number(2) : Double.POSITIVE_INFINITY;
        if (machine.flavour().isGnu()) {
            return Value.of(mawkSubstring(text, integer(start), arguments.has(2) ? integer(length) : text.length()));
        }
        int from = Math.max(0, Math.min(text.length(), BusyBoxNumber.integer(start - 1)));
        int count = arguments.has(2) ? BusyBoxNumber.integer(length) : text.length();
        return Value.of(text.substring(from, from + Math.max(0, Math.min(count, text.length() - from))));
    }

    /** Counts as mawk does, in integers that overflow. */
    private static String mawkSubstring(String text, int start, int length) {
        int from = start - 1;
        int count = from > text.length() ? 0 : length;
        if (from < 0) {
            count -= from + 1;
            from = 0;
        }
        count = Math.min(count, text.length() - from);
        return count <= 0 ? "" : text.substring(from, from + count);
    }

    /** What is too large becomes the largest; what is no number, the smallest. */
    private static int integer(double number) {
        return Double.isNaN(number) ? -Integer.MAX_VALUE : (int) Math.max(-Integer.MAX_VALUE, number);
    }

    /** In BusyBox a zero byte ends a string. */
    static Value formatted(Machine machine, Arguments arguments) throws IOException {
        String text = Formatter.format(machine, "sprintf", arguments.expressions());
        int zero = machine.isBusyBox() ? text.indexOf('\0') : -1;
        return Value.of(zero < 0 ? text : text.substring(0, zero));
    }

    static Value match(Machine machine, Arguments arguments) throws IOException {
        String text = arguments.text(0);
        Optional<Match> found =
                machine.find(machine.regex(machine.source(arguments.expression(1))), Latin.bytes(text), 0);
        int start = found.isPresent() ? found.get().start() + 1 : 0;
        int length = found.isPresent() ? found.get().end() - found.get().start() : -1;
        machine.special(Special.RSTART, Value.of(start));
        machine.special(Special.RLENGTH, Value.of(length));
        return Value.of(start);
    }

    static Value split(Machine machine, Arguments arguments) throws IOException {
        String text = arguments.text(0);
        List<String> parts;
        if (arguments.has(2) && arguments.expression(2) instanceof Expression.Pattern pattern) {
            parts = pattern.source().equals(" ")
                    ? FieldSplitter.split(text, machine.regex("[ ]"), machine)
                    : byExpression(text, machine.regex(pattern.source()), machine);
        } else {
            String separator = arguments.has(2)
                    ? arguments.text(2)
                    : machine.special(Special.FS).text(machine);
            parts = FieldSplitter.split(text, separator, paragraphs(machine), machine);
        }
        Table table =
                ((Expression.Variable) arguments.expression(1)).cell(machine).table();
        table.clear();
        for (int i = 0; i < parts.size(); i++) {
            table.cell(Integer.toString(i + 1)).assign(Value.input(parts.get(i)));
        }
        return Value.of(parts.size());
    }

    private static boolean paragraphs(Machine machine) {
        return machine.isBusyBox() && machine.special(Special.RS).text(machine).isEmpty();
    }

    private static List<String> byExpression(String text, Regex regex, Machine machine) throws IOException {
        return machine.isBusyBox()
                ? FieldSplitter.inBusyBox(text, regex, paragraphs(machine), machine)
                : FieldSplitter.split(text, regex, machine);
    }

    /** @param which 1 for {@code sub}, 0 for {@code gsub} */
    static Value substitute(Machine machine, Arguments arguments, int which) throws IOException {
        String source = machine.source(arguments.expression(0));
        String replacement = arguments.text(1);
        Reference target = arguments.has(2)
                ? arguments.expression(2) instanceof Expression.Place place ? place.reference(machine) : new Cell()
                : machine.field(0);
        String text = arguments.has(2) && !(arguments.expression(2) instanceof Expression.Place)
                ? arguments.text(2)
                : target.value().text(machine);
        Substitution.Result result =
                new Substitution(machine.regex(source), replacement, which, false).in(text, machine);
        if (result.count() > 0 || machine.isBusyBox()) {
            target.assign(Value.of(result.text()));
        }
        return Value.of(result.count());
    }

    /** {@code gensub}: gives the new text and changes nothing. */
    static Value general(Machine machine, Arguments arguments) throws IOException {
        String source = machine.source(arguments.expression(0));
        String replacement = arguments.text(1);
        String how = arguments.text(2);
        int which = how.startsWith("g") || how.startsWith("G") ? 0 : Math.max(1, (int) NumberText.parse(how));
        String text =
                arguments.has(3) ? arguments.text(3) : machine.fields().record().text(machine);
        return Value.of(new Substitution(machine.regex(source), replacement, which, true)
                .in(text, machine)
                .text());
    }

    static String lower(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                result.setCharAt(i, (char) (c + 32));
            }
        }
        return result.toString();
    }

    static String upper(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                result.setCharAt(i, (char) (c - 32));
            }
        }
        return result.toString();
    }
}
