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
import org.jspecify.annotations.Nullable;

/** {@code cut}: keeps parts of lines. */
final class Cut {
    static final Command COMMAND = Command.named(
                    "cut", call -> call.isGnu() ? new Cut(call).run() : BusyBoxCut.run(call))
            .gnu("b,bytes= c,characters= d,delimiter= f,fields= n complement s,only-delimited output-delimiter="
                    + " z,zero-terminated")
            .busybox(BusyBoxCut.OPTIONS);
    private static final Words NO_LIST = Words.of("you must specify a list of bytes, characters, or fields");
    private static final Words ONE_LIST = Words.of("only one list may be specified", "");
    private static final Words ONE_DELIMITER = Words.of("the delimiter must be a single character", "");
    private static final Words DELIMITER_NEEDS_FIELDS =
            Words.of("an input delimiter may be specified only when operating on fields");
    private static final Words SUPPRESSION_NEEDS_FIELDS =
            Words.of("suppressing non-delimited lines makes sense\n\tonly when operating on fields");

    private final Invocation call;
    private FieldList wanted = new FieldList(List.of());
    private char kind;
    private String delimiter = "\t";
    private boolean delimiterSaid;
    private @Nullable String outputDelimiter;
    private boolean onlyDelimited;
    private boolean complement;
    private int terminator = '\n';

    private Cut(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        String list = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b", "c", "f" -> {
                    if (list != null) {
                        throw call.usage(ONE_LIST);
                    }
                    kind = option.key().charAt(0);
                    list = option.argument();
                }
                case "d" -> delimiter(option.argument());
                case "complement" -> complement = true;
                case "s" -> onlyDelimited = true;
                case "output-delimiter" -> outputDelimiter = Latin.of(option.argument());
                case "z" -> terminator = 0;
                default -> {}
            }
        }
        if (list == null) {
            throw wrong(NO_LIST);
        }
        if (delimiterSaid && kind != 'f') {
            throw call.usage(DELIMITER_NEEDS_FIELDS);
        }
        if (onlyDelimited && kind != 'f') {
            throw call.usage(SUPPRESSION_NEEDS_FIELDS);
        }
        wanted = FieldList.parse(call, list, kind == 'f', false);
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        for (String operand : operands) {
            try (Input input = call.openOrComplain(operand, Invocation.NOT_OPENED)) {
                if (input != null) {
                    cut(input);
                }
            } catch (IOException error) {
                call.complain(Invocation.CANNOT_READ, operand, error);
            }
        }
        return call.exit();
    }

    private void delimiter(String text) {
        String latin = Latin.of(text);
        if (latin.length() > 1) {
            throw call.usage(ONE_DELIMITER);
        }
        delimiter = latin.isEmpty() ? "\0" : latin.substring(0, 1);
        delimiterSaid = true;
    }

    private RuntimeException wrong(Words words, Object... values) {
        return call.usage(words, values);
    }

    private void cut(Input input) throws IOException {
        String end = String.valueOf((char) terminator);
        for (String line = input.record(terminator); line != null; line = input.record(terminator)) {
            if (kind == 'f') {
                fields(line, end);
            } else {
                call.out().data(positions(line) + end);
            }
        }
    }

    private boolean isWanted(int position) {
        return wanted.holds(position) != complement;
    }

    private String positions(String line) {
        StringBuilder kept = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            boolean here = isWanted(i + 1);
            if (here) {
                boolean starts = i > 0 && (gap || (!complement && wanted.begins(i + 1)));
                if (outputDelimiter != null && starts && !kept.isEmpty()) {
                    kept.append(outputDelimiter);
                }
                kept.append(line.charAt(i));
            }
            gap = !here;
        }
        return kept.toString();
    }

    private void fields(String line, String end) {
        if (line.indexOf(delimiter) < 0) {
            if (!onlyDelimited) {
                call.out().data(line + end);
            }
            return;
        }
        String between = outputDelimiter == null ? delimiter : outputDelimiter;
        StringBuilder kept = new StringBuilder();
        boolean any = false;
        int field = 1;
        int start = 0;
        while (start <= line.length()) {
            int stop = line.indexOf(delimiter, start);
            stop = stop < 0 ? line.length() : stop;
            if (isWanted(field)) {
                kept.append(any ? between : "").append(line, start, stop);
                any = true;
            }
            field++;
            start = stop + 1;
        }
        call.out().data(kept + end);
    }
}
