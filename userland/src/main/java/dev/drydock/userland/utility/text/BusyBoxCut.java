package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.BusyBoxNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code cut} as BusyBox has it: the parts of the list are taken one after the other, in the order in which they begin, and a
 * field that is not there is an empty one.
 */
final class BusyBoxCut {
    static final String OPTIONS = "b= c= f= d= s n O= !F= D";
    private static final Words NO_LIST = Words.of("expected a list of bytes, characters, or fields");
    private static final Words EMPTY_LIST = Words.of("missing list of positions");
    private static final Words DECREASING = Words.of("%s<%s");
    private static final Words DELIMITER_NEEDS_FIELDS =
            Words.of("a delimiter may be specified only when operating on fields");
    private static final Words SUPPRESSION_NEEDS_FIELDS =
            Words.of("suppressing non-delimited lines makes sense only when operating on fields");

    private final Invocation call;
    private final boolean fields;
    private final boolean onlyDelimited;
    private final boolean asGiven;
    private final char delimiter;
    private final String between;
    private final List<Part> parts;

    /** Positions from 0 on. */
    private record Part(int first, int last) {}

    private BusyBoxCut(Invocation call) {
        this.call = call;
        CommandLine line = call.commandLine();
        String list = null;
        for (String key : List.of("b", "c", "f")) {
            String given = line.last(key);
            if (given != null && list != null) {
                throw call.usage();
            }
            list = given == null ? list : given;
        }
        if (list == null) {
            throw call.fail(NO_LIST);
        }
        fields = line.has("f");
        onlyDelimited = line.has("s");
        asGiven = line.has("D");
        if (line.has("d") && !fields) {
            throw call.fail(DELIMITER_NEEDS_FIELDS);
        }
        if (onlyDelimited && !fields) {
            throw call.fail(SUPPRESSION_NEEDS_FIELDS);
        }
        String said = first(line.last("d"), "\t");
        delimiter = said.isEmpty() ? '\0' : said.charAt(0);
        between = first(line.last("O"), said.isEmpty() ? "" : String.valueOf(delimiter));
        parts = parts(list);
    }

    private static String first(@Nullable String given, String otherwise) {
        return given == null ? otherwise : Latin.of(given);
    }

    static Exit run(Invocation call) {
        return new BusyBoxCut(call).run();
    }

    private List<Part> parts(String list) {
        List<Part> found = new ArrayList<>();
        for (String token : list.split(",", -1)) {
            if (!token.isEmpty()) {
                String[] ends = token.split("-", 2);
                int first = ends[0].isEmpty() ? 0 : position(ends[0]);
                boolean open = ends.length == 2 && ends[1].isEmpty();
                int last = ends.length == 1 ? first : open ? Integer.MAX_VALUE : position(ends[1]);
                if (ends.length == 2 && !open && last + 1 < first) {
                    throw call.fail(DECREASING, last + 1, first);
                }
                found.add(new Part(first, last));
            }
        }
        if (found.isEmpty()) {
            throw call.fail(EMPTY_LIST);
        }
        if (!asGiven) {
            found.sort(Comparator.comparingInt(Part::first));
        }
        return found;
    }

    private int position(String digits) {
        return Math.max(0, BusyBoxNumber.count(call, digits, 1) - 1);
    }

    private Exit run() {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, Invocation.NOT_OPENED)) {
                if (input != null) {
                    cut(input);
                }
            } catch (IOException unreadable) {
                // A directory has no lines, and nothing is said of it.
            }
        }
        return call.exit();
    }

    private void cut(Input input) throws IOException {
        int number = 0;
        for (String line = input.chunk(); line != null; line = input.chunk()) {
            if (!fields) {
                call.out().dataLine(positions(line));
            } else if (delimiter == '\n') {
                int at = number++;
                if (parts.stream().anyMatch(part -> part.first() <= at && at <= part.last())) {
                    call.out().dataLine(line);
                }
            } else if (line.isEmpty()) {
                call.out().data("\n");
            } else if (line.indexOf(delimiter) < 0) {
                call.out().data(onlyDelimited ? "" : line + "\n");
            } else {
                call.out().dataLine(fields(line));
            }
        }
    }

    private String positions(String line) {
        StringBuilder kept = new StringBuilder();
        boolean[] shown = new boolean[line.length()];
        for (Part part : parts) {
            int at = part.first();
            while (at < line.length()) {
                if (!shown[at]) {
                    kept.append(line.charAt(at));
                }
                shown[at] = true;
                if (++at > part.last()) {
                    break;
                }
            }
        }
        return kept.toString();
    }

    /**
     * Goes through the line once, and with it through the parts. Whether a part is over is asked at each character, so that
     * one that is behind already still gives an empty field where another field begins or the line has ended.
     */
    private String fields(String line) {
        List<String> kept = new ArrayList<>();
        int part = 0;
        int field = 0;
        int start = 0;
        int end = 0;
        int at = 0;
        while (true) {
            if (end == line.length() || field > parts.get(part).last()) {
                if (++part == parts.size()) {
                    return String.join(between, kept);
                }
                if (asGiven) {
                    start = 0;
                    field = 0;
                    at = 0;
                }
                end = 0;
            }
            boolean before = field < parts.get(part).first();
            if (at == line.length()) {
                end = at;
                start = before ? at : start;
            } else {
                end = at++;
                if (line.charAt(end) != delimiter) {
                    continue;
                }
                field++;
                if (before) {
                    start = at;
                    continue;
                }
            }
            kept.add(line.substring(Math.min(start, end), end));
            start = at;
        }
    }
}
