package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code findmnt} of util-linux 2.38: what is mounted, as a tree, a list, pairs or JSON. */
final class Findmnt {
    static final Command COMMAND = Command.named("findmnt", call -> new Findmnt(call).run())
            .gnu(
                    "!s,fstab !m,mtab k,kernel !p,poll? !w,timeout= A,all !a,ascii !b,bytes !C,nocanonicalize c,canonicalize"
                            + " !D,df !d,direction= !e,evaluate !F,tab-file= f,first-only !i,invert J,json l,list !N,task= n,noheadings"
                            + " O,options= o,output= !output-all P,pairs !pseudo !shadow R,submounts r,raw !real S,source= T,target="
                            + " tree M,mountpoint= t,types= U,uniq u,notruncate v,nofsroot !x,verify !verbose !vfs-all h V")
            .script()
            .only(Flavour.GNU);
    private static final Words UNKNOWN_COLUMN = Words.of("unknown column: %s");
    private static final Words NOT_EMULATED = Words.of("column %s is not emulated");
    private static final List<String> USUAL = List.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS");
    private static final List<String> OTHERS = List.of(
            "ACTION",
            "AVAIL",
            "DELETED",
            "FREQ",
            "FSROOT",
            "FS-OPTIONS",
            "ID",
            "LABEL",
            "MAJ:MIN",
            "OLD-OPTIONS",
            "OLD-TARGET",
            "OPT-FIELDS",
            "PARENT",
            "PARTLABEL",
            "PARTUUID",
            "PASSNO",
            "PROPAGATION",
            "SIZE",
            "SOURCES",
            "TID",
            "USED",
            "USE%",
            "UUID",
            "VFS-OPTIONS");

    private final Invocation call;
    private List<String> columns = USUAL;

    private Findmnt(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "o" -> columns = columns(option.argument());
                default -> {}
            }
        }
        List<MountEntry> all = call.files().mounts();
        List<MountEntry> found = all.stream().filter(this::isWanted).toList();
        boolean asked = !call.operands().isEmpty()
                || call.commandLine().has("S")
                || call.commandLine().has("M")
                || call.commandLine().has("T");
        if (call.commandLine().has("T")) {
            found = List.of(call.files().mountOf(existing(call.commandLine().last("T"))));
        }
        if (found.isEmpty()) {
            return asked ? Exit.FAILURE : Exit.SUCCESS;
        }
        if (asked || call.commandLine().has("f")) {
            found = List.of(asked ? found.get(found.size() - 1) : found.get(0));
        }
        boolean flat = asked
                || call.commandLine().has("l")
                || call.commandLine().has("r")
                || call.commandLine().has("P");
        show(flat ? found.stream().map(mount -> new MountTree.Line("", mount)).toList() : new MountTree(found).lines());
        return Exit.SUCCESS;
    }

    /** The path itself, or what is there of it. */
    private String existing(@Nullable String path) {
        String rest = String.valueOf(path);
        while (!call.files().exists(rest) && rest.indexOf('/') > 0) {
            rest = rest.substring(0, rest.lastIndexOf('/'));
        }
        return call.files().exists(rest) ? rest : "/";
    }

    private List<String> columns(String text) {
        List<String> names = new ArrayList<>(text.startsWith("+") ? USUAL : List.of());
        for (String name : text.replaceFirst("^[=+]", "").split(",")) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (OTHERS.contains(upper)) {
                throw call.fail(NOT_EMULATED, upper);
            }
            if (!USUAL.contains(upper)) {
                throw call.fail(UNKNOWN_COLUMN, name);
            }
            names.add(upper);
        }
        return names;
    }

    private boolean isWanted(MountEntry mount) {
        String types = call.commandLine().last("t");
        String options = call.commandLine().last("O");
        String source = call.commandLine().last("S");
        String place = call.commandLine().last("M");
        List<String> operands = call.operands();
        boolean named = switch (operands.size()) {
            case 0 -> true;
            case 1 -> isAt(mount, operands.get(0)) || mount.source().equals(operands.get(0));
            default -> mount.source().equals(operands.get(0)) && isAt(mount, operands.get(1));
        };
        return named
                && (types == null || isOfType(mount.type(), types))
                && (options == null || List.of(mount.options().split(",")).containsAll(List.of(options.split(","))))
                && (source == null || mount.source().equals(source))
                && (place == null || isAt(mount, place));
    }

    private static boolean isOfType(String type, String types) {
        boolean others = types.startsWith("no");
        return List.of((others ? types.substring(2) : types).split(",")).contains(type) != others;
    }

    private boolean isAt(MountEntry mount, String path) {
        try {
            return mount.target().equals(call.files().realPath(path));
        } catch (IOException missing) {
            return mount.target().equals(path);
        }
    }

    private static String value(MountEntry mount, String column) {
        return switch (column) {
            case "TARGET" -> mount.target();
            case "SOURCE" -> mount.source();
            case "FSTYPE" -> mount.type();
            default -> mount.options();
        };
    }

    private void show(List<MountTree.Line> lines) {
        if (call.commandLine().has("J")) {
            json(lines);
            return;
        }
        boolean pairs = call.commandLine().has("P");
        List<List<String>> rows = new ArrayList<>();
        if (!pairs && !call.commandLine().has("n")) {
            rows.add(columns);
        }
        for (MountTree.Line line : lines) {
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                String value = value(line.mount(), column);
                row.add(
                        pairs
                                ? column + "=\"" + value + "\""
                                : column.equals("TARGET") ? line.branch() + value : value);
            }
            rows.add(row);
        }
        boolean filled = !pairs && !call.commandLine().has("r");
        rows.forEach(row -> call.out().line(String.join(" ", filled ? filled(row, rows) : row)));
    }

    /** A column is at least as wide as its name, shown or not. */
    private List<String> filled(List<String> row, List<List<String>> rows) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(each -> each.get(column).length())
                    .reduce(columns.get(column).length(), Math::max);
            String cell = row.get(i);
            cells.add(i + 1 == row.size() ? cell : cell + " ".repeat(width - cell.length()));
        }
        return cells;
    }

    /** Only a single one: a tree in JSON would be nested. */
    private void json(List<MountTree.Line> lines) {
        if (lines.size() > 1) {
            throw call.fail(Words.of("JSON of more than one mount is not emulated"));
        }
        StringBuilder text = new StringBuilder("{\n   \"filesystems\": [\n      {\n");
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            text.append("         \"")
                    .append(column.toLowerCase(Locale.ROOT))
                    .append("\": \"")
                    .append(value(lines.get(0).mount(), column))
                    .append(i + 1 < columns.size() ? "\",\n" : "\"\n");
        }
        call.out().line(text + "      }\n   ]\n}");
    }
}
