package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.process.kernel.HostProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ps} on the engine's host would print of a container's processes, for the arguments of {@code docker top}
 * (28.5.2: daemon/top_unix.go). Options that select processes are taken and change nothing, because the engine shows the
 * container's processes whichever were selected.
 */
final class ProcessTable {
    private static final String SELECTING = "Aaxdwrg";
    private static final String NOT_EMULATED = "efHjklLmMnNOpPqQsStTuUvVyZcCDFGIKRWX";
    /** Without its titles, or with something else in place of the table, the engine finds no PID. */
    private static final Set<String> TITLELESS =
            Set.of("help", "version", "info", "no-headers", "no-header", "no-heading", "no-headings");

    private static final Set<String> LONG_NOT_EMULATED = Set.of(
            "Group",
            "User",
            "columns",
            "cols",
            "cumulative",
            "context",
            "deselect",
            "forest",
            "format",
            "group",
            "headers",
            "heading",
            "headings",
            "lines",
            "pid",
            "ppid",
            "quick-pid",
            "rows",
            "sid",
            "signames",
            "sort",
            "tty",
            "user",
            "width");

    private final List<ProcessColumns> columns = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private boolean bsd;

    /** @param arguments as the client gave them; empty means {@code -ef} */
    static ProcessListing of(String arguments, List<HostProcess> processes, Instant now) {
        ProcessTable table = new ProcessTable();
        table.read(arguments.isBlank() ? "-ef" : arguments.strip());
        List<List<String>> rows = new ArrayList<>();
        for (HostProcess process : processes) {
            table.row(process, now).ifPresent(rows::add);
        }
        return new ProcessListing(table.titles, rows);
    }

    /**
     * The engine takes words for cells: those that are too many belong to the last column, and a number in the place of the
     * PID that is none of the container's makes it leave the row out.
     */
    private Optional<List<String>> row(HostProcess process, Instant now) {
        List<String> words = new ArrayList<>();
        for (ProcessColumns column : columns) {
            Collections.addAll(words, column.cell(process, now).strip().split("[ \\t\\n]+"));
        }
        String pid = words.get(titles.indexOf("PID"));
        if (!pid.matches("[0-9]+")) {
            throw new EngineException(
                    ErrorKind.UNKNOWN,
                    "Unexpected pid '" + pid + "': strconv.Atoi: parsing " + Quoted.of(pid) + ": invalid syntax");
        }
        if (!pid.equals(Integer.toString(process.hostPid()))) {
            return Optional.empty();
        }
        int last = titles.size() - 1;
        List<String> cells = new ArrayList<>(words.subList(0, last));
        cells.add(String.join(" ", words.subList(last, words.size())));
        return Optional.of(cells);
    }

    private void read(String arguments) {
        String[] words = arguments.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            boolean dashed = words[i].startsWith("-");
            String letters = dashed ? words[i].substring(1) : words[i];
            if (letters.isEmpty() || words[i].equals("--")) {
                throw failed("garbage option");
            }
            if (words[i].startsWith("--")) {
                longOption(words[i].substring(2));
                continue;
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
            throw noPid();
        }
    }

    private static void longOption(String option) {
        String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
        if (TITLELESS.contains(name)) {
            throw noPid();
        }
        throw LONG_NOT_EMULATED.contains(name)
                ? notEmulated("the option --" + name + " of ps")
                : failed("unknown gnu long option");
    }

    private void option(char letter, boolean dashed) {
        if (letter == 'f' && dashed) {
            choose(ProcessColumns.FULL);
        } else if (letter == 'j' && dashed) {
            choose(ProcessColumns.JOBS);
        } else if (letter == 'e' && dashed) {
            return;
        } else if (letter == 'u' && !dashed) {
            choose(ProcessColumns.USER_ORIENTED);
        } else if (SELECTING.indexOf(letter) >= 0) {
            bsd |= letter == 'x' || !dashed;
        } else if (NOT_EMULATED.indexOf(letter) >= 0 && !(letter == 'Q' && dashed)) {
            throw notEmulated("the option " + letter + " of ps");
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
            if (column == null && ProcessColumns.NOT_EMULATED.contains(name)) {
                throw notEmulated("the column " + name + " of ps");
            }
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

    private static EngineException noPid() {
        return new EngineException(ErrorKind.UNKNOWN, "Couldn't find PID field in ps output");
    }

    private static EngineException notEmulated(String what) {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, what + " is not emulated (docker top)");
    }

    private static EngineException failed(String words) {
        return new EngineException(ErrorKind.UNKNOWN, "ps: error: " + words);
    }
}
