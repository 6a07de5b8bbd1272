package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.process.MachineStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code lscpu} of util-linux 2.38: what {@code /proc/cpuinfo} and {@code /sys} tell of the processors. Those of this machine are
 * cores of one socket, of which no more is known than their name.
 */
final class Lscpu {
    static final Command COMMAND = Command.named("lscpu", call -> new Lscpu(call).run())
            .gnu(
                    "a,all b,online !B,bytes !C,caches? c,offline !J,json e,extended? p,parse? !s,sysroot= !x,hex !y,physical"
                            + " !output-all h V")
            .script()
            .only(Flavour.GNU);
    private static final Words BAD_USAGE = Words.of("bad usage");
    private static final Words UNKNOWN_COLUMN = Words.of("unknown column: %s");
    private static final Words NOT_EMULATED = Words.of("column %s is not emulated");
    private static final int LABELS = 20;
    private static final List<String> PARSED = List.of("CPU", "CORE", "SOCKET", "NODE");
    private static final List<String> EXTENDED = List.of("CPU", "CORE", "SOCKET", "ONLINE");
    private static final List<String> KNOWN = List.of("CPU", "CORE", "SOCKET", "NODE", "ONLINE");
    private static final List<String> OTHERS = List.of(
            "BOGOMIPS",
            "CLUSTER",
            "BOOK",
            "DRAWER",
            "CACHE",
            "POLARIZATION",
            "ADDRESS",
            "CONFIGURED",
            "MHZ",
            "SCALMHZ%",
            "MAXMHZ",
            "MINMHZ",
            "MODELNAME");
    private static final String PREFACE = """
            # The following is the parsable format, which can be fed to other
            # programs. Each different item in every column has an unique ID
            # starting usually from zero.
            """;

    private final Invocation call;
    private final MachineStatus machine;

    private Lscpu(Invocation call) {
        this.call = call;
        this.machine = call.process().machine();
    }

    private Exit run() {
        String form = "";
        List<String> columns = List.of();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "p", "e" -> {
                    form = option.key();
                    String value = option.value();
                    List<String> usual = form.equals("p") ? PARSED : EXTENDED;
                    columns = value == null ? usual : columns(value.replaceFirst("^=", ""));
                }
                default -> {}
            }
        }
        if (!call.operands().isEmpty()) {
            throw call.usage(BAD_USAGE);
        }
        switch (form) {
            case "p" -> parse(columns);
            case "e" -> table(columns);
            default -> summary();
        }
        return Exit.SUCCESS;
    }

    private List<String> columns(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (OTHERS.contains(upper)) {
                throw call.fail(NOT_EMULATED, upper);
            }
            if (!KNOWN.contains(upper)) {
                throw call.fail(UNKNOWN_COLUMN, name);
            }
            names.add(upper);
        }
        return names;
    }

    private String cell(String column, int cpu, boolean parsed) {
        return switch (column) {
            case "CPU", "CORE" -> Integer.toString(cpu);
            case "SOCKET" -> "0";
            case "NODE" -> parsed ? "" : "-";
            default -> parsed ? "Y" : "yes";
        };
    }

    private void parse(List<String> columns) {
        call.out().text(PREFACE);
        List<String> heads = columns.stream().map(Lscpu::head).toList();
        call.out().line("# " + String.join(",", heads));
        for (int cpu = 0; cpu < machine.cpus(); cpu++) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(cell(column, cpu, true));
            }
            call.out().line(String.join(",", cells));
        }
    }

    private static String head(String column) {
        return column.equals("CPU")
                ? column
                : column.charAt(0) + column.substring(1).toLowerCase(Locale.ROOT);
    }

    private void table(List<String> columns) {
        List<List<String>> rows = new ArrayList<>(List.of(columns));
        for (int cpu = 0; cpu < machine.cpus(); cpu++) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(cell(column, cpu, false));
            }
            rows.add(cells);
        }
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                cells.add(" ".repeat(width - row.get(i).length()) + row.get(i));
            }
            call.out().line(String.join(" ", cells));
        }
    }

    private void summary() {
        int cpus = machine.cpus();
        line("Architecture", machine.architecture());
        line("CPU op-mode(s)", "32-bit, 64-bit");
        line("Byte Order", "Little Endian");
        line("CPU(s)", Integer.toString(cpus));
        line("On-line CPU(s) list", cpus == 1 ? "0" : cpus == 2 ? "0,1" : "0-" + (cpus - 1));
        line("Model name", "Drydock");
        line("Thread(s) per core", "1");
        line("Core(s) per socket", Integer.toString(cpus));
        line("Socket(s)", "1");
    }

    private void line(String label, String value) {
        call.out().line(label + ":" + " ".repeat(LABELS - label.length()) + value);
    }
}
