package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code ps} of procps: options of Unix, BSD and GNU, as people mix them. */
final class ProcpsPs {
    private static final String PLAIN = "pid,tname,time,ucmd";
    private static final String FULL = "user=UID,pid,ppid,c,stime,tname,time,cmd";
    private static final String EXTRA_FULL = "user=UID,pid,ppid,c,sz,rss,stime,tname,time,cmd";
    private static final String LONG = "f,s,uid,pid,ppid,c,pri,ni,sz,wchan,tname,time,ucmd";
    private static final String JOBS = "pid,pgid,sid,tname,time,ucmd";
    private static final String BSD_PLAIN = "pid,tname,stat,bsdtime,args";
    private static final String BSD_USER = "user,pid,pcpu,pmem,vsz,rss,tname,stat,bsdstart,bsdtime,args";
    private static final String BSD_JOBS = "ppid,pid,pgid,sid,tname,stat,uid,bsdtime,args";

    private final Invocation call;
    private final PsSelection selection = new PsSelection();
    private final List<PsColumn> columns = new ArrayList<>();
    private String layout = "";
    private boolean bsd;
    private boolean headless;
    private int wide;
    private Comparator<ProcessRow> order =
            Comparator.comparingInt(row -> row.status().pid());

    ProcpsPs(Invocation call) {
        this.call = call;
    }

    Exit run() throws IOException {
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            i += word(words, i);
        }
        if (columns.isEmpty()) {
            addColumns(layout.isEmpty() ? bsd ? BSD_PLAIN : PLAIN : layout);
        }
        String terminal = call.process()
                .terminal()
                .map(Terminal::name)
                .map(name -> name.replace("/dev/", ""))
                .orElse("?");
        List<ProcessRow> rows = new ArrayList<>();
        for (ProcessRow row : ProcessRow.all(call)) {
            if (selection.holds(row.status(), call.files().credentials(), terminal)) {
                rows.add(row);
            }
        }
        rows.sort(order);
        show(rows);
        return rows.isEmpty() ? Exit.FAILURE : Exit.SUCCESS;
    }

    /** Reads a word; gives how many words after it it took as its argument. */
    private int word(List<String> words, int at) {
        String word = words.get(at);
        if (word.startsWith("--")) {
            return longOption(words, at);
        }
        boolean dashed = word.startsWith("-");
        if (!dashed && word.matches("\\d+(,\\d+)*")) {
            selection.add(isIn(ProcessStatus::pid, word));
            return 0;
        }
        for (int i = dashed ? 1 : 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            String arguments = dashed ? "opCuUtgGsOqk" : "optUkOq";
            if (arguments.indexOf(letter) >= 0) {
                String rest = word.substring(i + 1);
                if (rest.isEmpty() && at + 1 >= words.size()) {
                    throw usage(missing(letter));
                }
                withArgument(letter, rest.isEmpty() ? words.get(at + 1) : rest);
                return rest.isEmpty() ? 1 : 0;
            }
            boolean known = dashed ? unix(letter) : bsd(letter);
            if (!known) {
                throw usage(dashed ? "unsupported SysV option" : "unsupported option (BSD syntax)");
            }
        }
        return 0;
    }

    private static String missing(char letter) {
        return switch (letter) {
            case 'p', 'q' -> "list of process IDs must follow -" + letter;
            case 'o', 'O' -> "format specification must follow -" + letter;
            case 'C' -> "list of command names must follow -C";
            case 'u', 'U' -> "list of users must follow -" + letter;
            default -> "list must follow -" + letter;
        };
    }

    private Quit usage(String message) {
        call.raw("error: " + message + "\n");
        return call.usage();
    }

    private boolean unix(char letter) {
        switch (letter) {
            case 'e', 'A' -> selection.add(status -> true);
            case 'a' -> selection.add(status -> !status.terminal().equals("?") && status.session() != status.pid());
            case 'd' -> selection.add(status -> status.session() != status.pid());
            case 'f' -> layout = FULL;
            case 'F' -> layout = EXTRA_FULL;
            case 'l' -> layout = LONG;
            case 'j' -> layout = JOBS;
            case 'N' -> selection.invert();
            case 'w' -> wide++;
            case 'x' -> bsd('x');
            case 'y', 'H', 'c', 'm' -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean bsd(char letter) {
        bsd = true;
        switch (letter) {
            case 'a' -> selection.everybodys();
            case 'x' -> selection.ownWithout();
            case 'u' -> layout = BSD_USER;
            case 'j' -> layout = BSD_JOBS;
            case 'l' -> layout = LONG;
            case 'w' -> wide++;
            case 'h' -> headless = true;
            case 'g', 'c', 'n', 'f', 'r' -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void withArgument(char letter, String list) {
        switch (letter) {
            case 'o' -> addColumns(list);
            case 'O' -> addColumns("pid," + list + ",state,tname,time,command");
            case 'p', 'q' -> selection.add(isIn(ProcessStatus::pid, list));
            case 'C' -> {
                List<String> names = List.of(list.split("[, ]+"));
                selection.add(status -> names.contains(status.name()));
            }
            case 'u', 'U' -> selection.add(isIn(ProcessStatus::uid, users(list)));
            case 'g', 'G' -> selection.add(isIn(ProcessStatus::gid, groups(list)));
            case 's' -> selection.add(isIn(ProcessStatus::session, list));
            case 'k' -> sort(list);
            default -> {
                List<String> terminals = List.of(list.replace("/dev/", "").split("[, ]+"));
                selection.add(status -> terminals.contains(status.terminal()));
            }
        }
    }

    private static Predicate<ProcessStatus> isIn(Function<ProcessStatus, Integer> number, String list) {
        List<String> wanted = List.of(list.split("[, ]+"));
        return status -> wanted.contains(Integer.toString(number.apply(status)));
    }

    private String users(String list) {
        Accounts accounts = Accounts.read(call.files());
        List<String> numbers = new ArrayList<>();
        for (String name : list.split("[, ]+")) {
            Optional<User> user = accounts.user(name);
            if (user.isEmpty() && !name.matches("\\d+")) {
                throw usage("user name does not exist");
            }
            numbers.add(user.map(found -> Integer.toString(found.uid())).orElse(name));
        }
        return String.join(",", numbers);
    }

    private String groups(String list) {
        Accounts accounts = Accounts.read(call.files());
        List<String> numbers = new ArrayList<>();
        for (String name : list.split("[, ]+")) {
            Optional<Group> group = accounts.group(name);
            if (group.isEmpty() && !name.matches("\\d+")) {
                throw usage("group name does not exist");
            }
            numbers.add(group.map(found -> Integer.toString(found.gid())).orElse(name));
        }
        return String.join(",", numbers);
    }

    private int longOption(List<String> words, int at) {
        String word = words.get(at);
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        switch (name) {
            case "--no-headers",
                    "--no-heading",
                    "--no-headings",
                    "--noheader",
                    "--noheaders",
                    "--noheading",
                    "--noheadings" -> headless = true;
            case "--headers", "--heading", "--headings", "--forest", "--cumulative" -> {}
            case "--deselect" -> selection.invert();
            case "--version" -> call.parse(List.of("--version"));
            case "--help" -> call.parse(List.of("--help"));
            default -> {
                return longWithArgument(words, at, name, equals);
            }
        }
        return 0;
    }

    private int longWithArgument(List<String> words, int at, String name, int equals) {
        boolean inWord = equals >= 0;
        if (!inWord && at + 1 >= words.size()) {
            throw usage("unknown gnu long option");
        }
        String argument = inWord ? words.get(at).substring(equals + 1) : words.get(at + 1);
        switch (name) {
            case "--pid", "--quick-pid" -> withArgument('p', argument);
            case "--ppid" -> selection.add(isIn(ProcessStatus::parentPid, argument));
            case "--user", "--User" -> withArgument('u', argument);
            case "--group", "--Group" -> withArgument('g', argument);
            case "--sid" -> withArgument('s', argument);
            case "--tty" -> withArgument('t', argument);
            case "--format" -> addColumns(argument);
            case "--sort" -> sort(argument);
            case "--cols", "--columns", "--width", "--rows", "--lines" -> {}
            default -> throw usage("unknown gnu long option");
        }
        return inWord ? 0 : 1;
    }

    private void addColumns(String list) {
        String[] words = list.contains("=") && !list.contains(",") ? new String[] {list} : list.split("[, ]+");
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            PsColumn column = PsColumn.named(name)
                    .orElseThrow(() -> usage("unknown user-defined format specifier \"" + name + "\""));
            columns.add(equals < 0 ? column : column.titled(word.substring(equals + 1)));
        }
    }

    private void sort(String list) {
        Comparator<ProcessRow> sorted = null;
        for (String word : list.split(",")) {
            boolean reversed = word.startsWith("-");
            String name = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
            PsColumn column = PsColumn.named(name).orElseThrow(() -> usage("unknown sort specifier"));
            Comparator<ProcessRow> one = column.right()
                    ? Comparator.comparingDouble(
                            row -> Sortable.of(column.cell().apply(row)))
                    : Comparator.comparing(column.cell());
            one = reversed ? one.reversed() : one;
            sorted = sorted == null ? one : sorted.thenComparing(one);
        }
        order = sorted == null ? order : sorted;
    }

    /** A cell of numbers as a number. */
    private static final class Sortable {
        static double of(String cell) {
            String digits = cell.replaceAll("[^0-9.]", "");
            return digits.isEmpty() || digits.equals(".") ? 0 : Double.parseDouble(digits);
        }
    }

    private void show(List<ProcessRow> rows) throws IOException {
        int width = width();
        boolean untitled = columns.stream().allMatch(column -> column.header().isEmpty());
        if (!headless && !untitled) {
            call.out().line(cut(line(PsColumn::header), width));
        }
        for (ProcessRow row : rows) {
            call.out().line(cut(line(column -> column.cell().apply(row)), width));
        }
    }

    private int width() throws IOException {
        if (wide > 1 || !call.writesToTerminal()) {
            return Integer.MAX_VALUE;
        }
        int columnsWide = call.process()
                .terminal()
                .map(Terminal::windowSize)
                .map(Terminal.WindowSize::columns)
                .orElse(0);
        return (columnsWide > 0 ? columnsWide : 80) + (wide == 1 ? 52 : 0);
    }

    private static String cut(String line, int width) {
        return line.length() > width ? line.substring(0, width) : line;
    }

    private String line(Function<PsColumn, String> cell) {
        StringBuilder line = new StringBuilder();
        int owed = 0;
        for (int i = 0; i < columns.size(); i++) {
            PsColumn column = columns.get(i);
            String text = cell.apply(column);
            int space = Math.max(0, column.width() - text.length() - owed);
            owed = Math.max(0, owed + text.length() - column.width());
            if (i > 0) {
                line.append(' ');
            }
            if (column.right()) {
                line.append(" ".repeat(space)).append(text);
            } else {
                line.append(text).append(i + 1 < columns.size() ? " ".repeat(space) : "");
            }
        }
        return line.toString();
    }
}
