package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.SpaceStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.file.MountPoint;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code df}: how much space there is on what is mounted. */
final class Df {
    static final Command COMMAND = Command.named("df", call -> new Df(call).run())
            .gnu(
                    "a,all B,block-size= h,human-readable H,si i,inodes k l,local no-sync !output? P,portability sync total"
                            + " t,type= T,print-type x,exclude-type= v")
            .busybox("P k m h a i B= T t=");
    private static final Words NO_FILE = Words.of("%n: %s", "%s%-: can't find mount point");
    private static final Words NOTHING = Words.of("no file systems processed", "");
    private static final Words BAD_SIZE = Words.of("invalid -B argument %q", "invalid number '%s'");
    /** What is not shown unless it is asked for: file systems without blocks. */
    private static final Set<String> DUMMIES =
            Set.of("proc", "sysfs", "devpts", "mqueue", "cgroup", "cgroup2", "debugfs", "tracefs", "securityfs", "bpf");

    private final Invocation call;
    private boolean all;
    private boolean inodes;
    private boolean human;
    private boolean si;
    private boolean posix;
    private boolean types;
    private boolean total;
    private long unit = 1024;
    private final Set<String> onlyTypes = new HashSet<>();
    private final Set<String> exceptTypes = new HashSet<>();

    private Df(Invocation call) {
        this.call = call;
    }

    /** A line: what is mounted, and its numbers. */
    private record Row(MountEntry mount, SpaceStatus space, String shownTarget) {}

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        List<Row> rows = call.operands().isEmpty() ? mounted() : named();
        if (rows.isEmpty() && call.isGnu()) {
            if (call.status() == 0) {
                throw call.fail(NOTHING);
            }
            return call.exit();
        }
        List<List<String>> table = new ArrayList<>();
        table.add(header());
        long used = 0;
        long size = 0;
        for (Row row : rows) {
            table.add(cells(row));
            size += row.space().totalBytes();
            used += row.space().totalBytes() - row.space().freeBytes();
        }
        if (total) {
            MountEntry sum = new MountEntry("total", "-", "-", "");
            table.add(cells(new Row(sum, new SpaceStatus(size, size - used, 0, 0, 4096), "-")));
        }
        print(table);
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "a" -> all = true;
            case "B" -> unit = unit(option.argument());
            case "h" -> human = true;
            case "H" -> {
                human = true;
                si = true;
            }
            case "i" -> inodes = true;
            case "k" -> unit = 1024;
            case "m" -> unit = 1 << 20;
            case "P" -> posix = true;
            case "t" -> onlyTypes.add(option.argument());
            case "T" -> types = true;
            case "x" -> exceptTypes.add(option.argument());
            case "total" -> total = true;
            default -> {}
        }
    }

    private long unit(String text) {
        return ByteSize.parse(text).filter(size -> size > 0).orElseThrow(() -> call.fail(BAD_SIZE, text));
    }

    private boolean wantedType(String type) {
        return (onlyTypes.isEmpty() || onlyTypes.contains(type)) && !exceptTypes.contains(type);
    }

    private List<Row> mounted() throws IOException {
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (MountEntry mount : call.files().mounts()) {
            if (!wantedType(mount.type()) || (!all && DUMMIES.contains(mount.type()))) {
                continue;
            }
            try {
                SpaceStatus space = call.files().space(mount.target());
                boolean empty = space.totalBytes() == 0 && !all;
                long device = call.files().status(mount.target()).device();
                // GNU tells a file system once, by the first of its mounts; BusyBox every time.
                boolean again = call.isGnu() && !all && !seen.add(mount.source() + device);
                if (!empty && !again) {
                    rows.add(new Row(mount, space, mount.target()));
                }
            } catch (IOException hidden) {
                // What cannot be asked, because something is mounted over it, is not shown.
            }
        }
        return rows;
    }

    private List<Row> named() {
        List<Row> rows = new ArrayList<>();
        for (String operand : call.operands()) {
            try {
                call.files().status(operand);
                MountEntry mount = MountPoint.of(call.files(), operand);
                if (wantedType(mount.type())) {
                    rows.add(new Row(mount, call.files().space(operand), mount.target()));
                }
            } catch (IOException error) {
                call.complain(NO_FILE, operand, error);
            }
        }
        return rows;
    }

    private List<String> header() {
        List<String> cells = new ArrayList<>(List.of("Filesystem"));
        if (types) {
            cells.add("Type");
        }
        if (inodes) {
            cells.addAll(
                    call.isGnu()
                            ? List.of("Inodes", "IUsed", "IFree", "IUse%")
                            : List.of("Inodes", "Used", "Available", "Use%"));
        } else if (human) {
            String available = call.isGnu() && !posix ? "Avail" : "Available";
            cells.addAll(List.of("Size", "Used", available, posix && call.isGnu() ? "Capacity" : "Use%"));
        } else {
            String size = unit == 1024 ? posix ? "1024-blocks" : "1K-blocks" : blocks();
            cells.addAll(List.of(size, "Used", "Available", posix ? "Capacity" : "Use%"));
        }
        cells.add("Mounted on");
        return cells;
    }

    private String blocks() {
        if (unit == 1 << 20) {
            return "1M-blocks";
        }
        return (unit % 1024 == 0 ? ByteSize.human(unit, 1024).replace(".0", "") : unit + "B") + "-blocks";
    }

    private List<String> cells(Row row) {
        SpaceStatus space = row.space();
        List<String> cells = new ArrayList<>(List.of(row.mount().source()));
        if (types) {
            cells.add(row.mount().type());
        }
        long size = inodes ? space.totalInodes() : space.totalBytes();
        long free = inodes ? space.freeInodes() : space.freeBytes();
        long used = size - free;
        cells.add(amount(size));
        cells.add(amount(used));
        cells.add(amount(free));
        cells.add(size == 0 ? call.isGnu() ? "-" : "0%" : percent(used, free) + "%");
        cells.add(row.shownTarget());
        return cells;
    }

    private long percent(long used, long free) {
        long sum = used + free;
        if (sum == 0) {
            return 0;
        }
        return call.isGnu() ? (used * 100 + sum - 1) / sum : (used * 100 + sum / 2) / sum;
    }

    private String amount(long value) {
        if (human) {
            if (call.isBusyBox()) {
                return value == 0 ? "0" : ByteSize.humanBusyBox(value);
            }
            return ByteSize.human(value, si ? 1000 : 1024);
        }
        if (inodes) {
            return Long.toString(value);
        }
        return Long.toString(call.isGnu() ? (value + unit - 1) / unit : (value + unit / 2) / unit);
    }

    private void print(List<List<String>> table) {
        if (call.isBusyBox()) {
            printBusyBox(table);
            return;
        }
        int columns = table.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : table) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(
                        Math.max(widths[i], leastWidth(i, columns)), row.get(i).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                String space = " ".repeat(widths[i] - cell.length());
                boolean left = i == 0 || (types && i == 1) || i == columns - 1;
                line.append(i == 0 ? "" : " ").append(left ? cell + (i == columns - 1 ? "" : space) : space + cell);
            }
            call.out().line(line.toString());
        }
    }

    private int leastWidth(int column, int columns) {
        if (column == 0) {
            return 14;
        }
        if (column == columns - 1) {
            return 0;
        }
        return column == columns - 2 || (types && column == 1) ? 4 : 5;
    }

    /** BusyBox has columns of fixed width; a name that does not fit gets a line of its own. */
    private void printBusyBox(List<List<String>> table) {
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            String name = row.get(0);
            int at = 1;
            if (name.length() > 20 && !posix) {
                line.append(name).append('\n').append(" ".repeat(20));
            } else {
                line.append(left(name, 20));
            }
            if (types) {
                line.append(' ').append(left(row.get(at++), 10));
            }
            line.append(right(row.get(at), 10));
            line.append(' ').append(right(row.get(at + 1), 9));
            line.append(' ').append(right(row.get(at + 2), 9));
            line.append(' ').append(right(row.get(at + 3), 4));
            line.append(' ').append(row.get(at + 4));
            call.out().line(line.toString());
        }
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
