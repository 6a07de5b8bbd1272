package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.process.kernel.HostProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ps} on the engine's host would print of a container's processes, for the arguments of {@code docker top}
 * (28.5.2: daemon/top_unix.go). Options that select processes are taken and change nothing, because the engine shows the
 * container's processes whichever were selected.
 */
final class ProcessTable {
    private static final String SELECTING = "eAaxdwTrg";

    private final List<ProcessColumns> columns = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private boolean bsd;

    /** @param arguments as the client gave them; empty means {@code -ef} */
    static ProcessListing of(String arguments, List<HostProcess> processes, Instant now) {
        ProcessTable table = new ProcessTable();
        table.read(arguments.isBlank() ? "-ef" : arguments.strip());
        List<List<String>> rows = new ArrayList<>();
        for (HostProcess process : processes) {
            rows.add(table.columns.stream()
                    .map(column -> column.cell(process, now))
                    .toList());
        }
        return new ProcessListing(table.titles, rows);
    }

    private void read(String arguments) {
        String[] words = arguments.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            boolean dashed = words[i].startsWith("-");
            String letters = dashed ? words[i].substring(1) : words[i];
            if (letters.isEmpty() || words[i].equals("--")) {
                throw failed("garbage option");
            }
            for (int j = 0; j < letters.length(); j++) {
                if (letters.charAt(j) != 'o') {
                    option(letters.charAt(j), dashed);
                    continue;
                }
                String format = letters.substring(j + 1);
                if (format.isEmpty() && ++i == words.length) {
                    throw failed(dashed ? "format specification must follow -o" : "format specification must follow o");
                }
                specifiers(format.isEmpty() ? words[i] : format);
                break;
            }
        }
        if (columns.isEmpty()) {
            choose(bsd ? ProcessColumns.BSD : ProcessColumns.PLAIN);
        }
        if (!titles.contains("PID")) {
            throw new EngineException(ErrorKind.UNKNOWN, "Couldn't find PID field in ps output");
        }
    }

    private void option(char letter, boolean dashed) {
        if (letter == 'f' && dashed) {
            choose(ProcessColumns.FULL);
        } else if (letter == 'u' && !dashed) {
            choose(ProcessColumns.USER_ORIENTED);
        } else if (SELECTING.indexOf(letter) >= 0) {
            bsd |= letter == 'x' || !dashed;
        } else if (Character.isLetter(letter) && "jlLmMnNOpPqQsStUvVyZckCDFGHIKRVWX".indexOf(letter) >= 0) {
            throw new EngineException(
                    ErrorKind.NOT_IMPLEMENTED, "the option " + letter + " of ps is not emulated (docker top)");
        } else if (letter == '-' && !dashed) {
            throw failed("embedded '-' among BSD options makes no sense");
        } else {
            throw failed(dashed ? "unsupported SysV option" : "unsupported option (BSD syntax)");
        }
    }

    private void specifiers(String format) {
        for (String specifier : format.split(",")) {
            int equals = specifier.indexOf('=');
            String name = equals < 0 ? specifier : specifier.substring(0, equals);
            ProcessColumns column = ProcessColumns.SPECIFIERS.get(name);
            if (column == null) {
                throw failed("unknown user-defined format specifier \"" + name + "\"");
            }
            columns.add(column);
            titles.add(equals < 0 ? column.title() : specifier.substring(equals + 1));
        }
    }

    private void choose(List<ProcessColumns> format) {
        columns.clear();
        titles.clear();
        columns.addAll(format);
        format.forEach(column -> titles.add(column.title()));
    }

    private static EngineException failed(String words) {
        return new EngineException(ErrorKind.UNKNOWN, "ps: error: " + words);
    }
}
