package dev.drydock.userland.utility.listing;

import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@code ls} into {@link Settings}. */
final class LsOptions {
    static final String GNU =
            "a,all A,almost-all author b,escape block-size= B,ignore-backups c C color? d,directory !D,dired"
                    + " f F,classify? file-type format= full-time g group-directories-first G,no-group h,human-readable si"
                    + " H,dereference-command-line dereference-command-line-symlink-to-dir hide= !hyperlink? indicator-style= i,inode"
                    + " I,ignore= k,kibibytes l L,dereference m n,numeric-uid-gid N,literal o p q,hide-control-chars"
                    + " show-control-chars Q,quote-name quoting-style= r,reverse R,recursive s,size S sort= time= time-style= t"
                    + " T,tabsize= u U v w,width= x X !Z,context zero 1";
    static final String BUSYBOX =
            "1 A a C x d L H R F p l i n s h r S X v c t u w= full-time group-directories-first color?";
    private static final Words BAD_WIDTH = Words.of("invalid line width: %l", "invalid number '%s'");
    private static final Words BAD_TAB = Words.of("invalid tab size: %l");
    private static final Words BAD_CHOICE = Words.of("invalid argument %l for %l");
    private static final Words BAD_TIME_STYLE = Words.of("invalid argument %l for %l");
    private static final Words BAD_BLOCK_SIZE = Words.of("invalid --%s argument %l");

    private static final Map<String, Settings.Sort> SORTS = new TreeMap<>(Map.of(
            "none", Settings.Sort.NONE,
            "time", Settings.Sort.TIME,
            "size", Settings.Sort.SIZE,
            "extension", Settings.Sort.EXTENSION,
            "version", Settings.Sort.VERSION,
            "width", Settings.Sort.WIDTH));

    private final Invocation call;
    private final Settings settings = new Settings();
    private final boolean terminal;

    private LsOptions(Invocation call, boolean terminal) {
        this.call = call;
        this.terminal = terminal;
    }

    static Settings read(Invocation call) throws IOException {
        boolean terminal = call.writesToTerminal();
        LsOptions reader = new LsOptions(call, terminal);
        reader.defaults();
        List<String> ignored = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "I" -> ignored.add(option.argument());
                case "hide" -> hidden.add(option.argument());
                default -> reader.apply(option);
            }
        }
        reader.settings.ignored = List.copyOf(ignored);
        reader.settings.hidden = List.copyOf(hidden);
        reader.finish();
        return reader.settings;
    }

    private void defaults() {
        String name = call.name().substring(call.name().lastIndexOf('/') + 1);
        if (terminal) {
            settings.layout = Settings.Layout.DOWN;
            settings.questionMarks = true;
            settings.quoting = call.isGnu() ? Quoting.SHELL_ESCAPE : Quoting.LITERAL;
            settings.colour = call.isBusyBox();
        }
        if (call.isGnu() && (name.equals("dir") || name.equals("vdir"))) {
            settings.layout = name.equals("dir") ? Settings.Layout.DOWN : Settings.Layout.LONG;
            settings.quoting = Quoting.ESCAPE;
        }
        String style = call.variable("QUOTING_STYLE");
        if (call.isGnu() && style != null) {
            Quoting quoting = quoting(style);
            settings.quoting = quoting == null ? settings.quoting : quoting;
        }
        String timeStyle = call.variable("TIME_STYLE");
        if (call.isGnu() && timeStyle != null) {
            settings.timeStyle = timeStyle.replaceFirst("^posix-.*", "locale");
        }
        settings.width = defaultWidth();
    }

    private int defaultWidth() {
        if (terminal) {
            Terminal.WindowSize size =
                    call.process().terminal().map(Terminal::windowSize).orElse(new Terminal.WindowSize(0, 0));
            if (size.columns() > 0) {
                return size.columns();
            }
        }
        String columns = call.variable("COLUMNS");
        if (columns != null && columns.matches("\\d{1,9}") && (call.isGnu() || Integer.parseInt(columns) > 0)) {
            return Integer.parseInt(columns);
        }
        return 80;
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "a" -> settings.all = true;
            case "A" -> settings.almostAll = true;
            case "B" -> settings.ignoreBackups = true;
            case "author" -> settings.author = true;
            case "b" -> settings.quoting = Quoting.ESCAPE;
            case "N" -> settings.quoting = Quoting.LITERAL;
            case "Q" -> settings.quoting = Quoting.C;
            case "q" -> settings.questionMarks = true;
            case "show-control-chars" -> settings.questionMarks = false;
            case "quoting-style" -> settings.quoting = chosenQuoting(option);
            case "block-size" -> blockSize(option.argument());
            case "k" -> settings.blockUnit = 1024;
            case "h" -> settings.human = true;
            case "si" -> {
                settings.human = true;
                settings.siUnits = true;
            }
            case "c" -> time(Settings.Time.CHANGED);
            case "u" -> time(Settings.Time.ACCESSED);
            case "time" -> time(chosenTime(option));
            case "C" -> settings.layout = Settings.Layout.DOWN;
            case "x" -> settings.layout = Settings.Layout.ACROSS;
            case "m" -> settings.layout = Settings.Layout.COMMAS;
            case "1" -> {
                if (settings.layout != Settings.Layout.LONG) {
                    settings.layout = Settings.Layout.ONE_A_LINE;
                }
            }
            case "l" -> settings.layout = Settings.Layout.LONG;
            case "format" -> format(option);
            case "g" -> {
                settings.layout = Settings.Layout.LONG;
                settings.noOwner = true;
            }
            case "o" -> {
                settings.layout = Settings.Layout.LONG;
                settings.noGroup = true;
            }
            case "G" -> settings.noGroup = true;
            case "n" -> {
                settings.layout = Settings.Layout.LONG;
                settings.numericIds = true;
            }
            case "full-time" -> {
                settings.layout = Settings.Layout.LONG;
                settings.timeStyle = "full-iso";
            }
            case "time-style" -> timeStyle(option);
            default -> applyRest(option);
        }
    }

    private void applyRest(Option option) {
        switch (option.key()) {
            case "color" -> settings.colour = whenTrue(option, "--color");
            case "d" -> settings.directoriesThemselves = true;
            case "f" -> {
                settings.all = true;
                sort(Settings.Sort.NONE);
                if (settings.layout == Settings.Layout.LONG) {
                    settings.layout = terminal ? Settings.Layout.DOWN : Settings.Layout.ONE_A_LINE;
                }
                settings.blocks = false;
                settings.colour = false;
            }
            case "F" -> {
                if (whenTrue(option, "--classify")) {
                    settings.mark = Settings.Mark.CLASSIFY;
                }
            }
            case "file-type" -> settings.mark = Settings.Mark.FILE_TYPE;
            case "p" -> settings.mark = Settings.Mark.SLASH;
            case "indicator-style" -> settings.mark = chosenMark(option);
            case "group-directories-first" -> settings.directoriesFirst = true;
            case "H" -> settings.follow = Settings.Follow.OPERANDS;
            case "dereference-command-line-symlink-to-dir" -> settings.follow = Settings.Follow.OPERAND_DIRECTORIES;
            case "L" -> settings.follow = Settings.Follow.ALWAYS;
            case "i" -> settings.inodes = true;
            case "r" -> settings.reverse = true;
            case "R" -> settings.recursive = true;
            case "s" -> settings.blocks = true;
            case "S" -> sort(Settings.Sort.SIZE);
            case "t" -> sort(Settings.Sort.TIME);
            case "U" -> sort(Settings.Sort.NONE);
            case "v" -> sort(Settings.Sort.VERSION);
            case "X" -> sort(Settings.Sort.EXTENSION);
            case "sort" -> sort(choose(option, "--sort", SORTS));
            case "T" -> settings.tabSize = number(option.argument(), BAD_TAB);
            case "w" -> settings.width = number(option.argument(), BAD_WIDTH);
            case "zero" -> {
                settings.zeroEnds = true;
                settings.quoting = Quoting.LITERAL;
                settings.questionMarks = false;
                settings.colour = false;
                if (settings.layout != Settings.Layout.LONG) {
                    settings.layout = Settings.Layout.ONE_A_LINE;
                }
            }
            default -> throw new IllegalStateException(option.key());
        }
    }

    private void time(Settings.Time time) {
        settings.time = time;
        settings.timeGiven = true;
    }

    private void sort(Settings.Sort sort) {
        settings.sort = sort;
        settings.sortGiven = true;
    }

    private void finish() {
        if (settings.timeGiven && !settings.sortGiven && settings.layout != Settings.Layout.LONG && call.isGnu()) {
            settings.sort = Settings.Sort.TIME;
        }
        if (settings.follow == Settings.Follow.UNSET) {
            boolean links = settings.directoriesThemselves
                    || settings.layout == Settings.Layout.LONG
                    || (settings.mark == Settings.Mark.CLASSIFY && call.isGnu());
            settings.follow = links ? Settings.Follow.NEVER : Settings.Follow.OPERAND_DIRECTORIES;
        }
        if (settings.directoriesThemselves) {
            settings.recursive = false;
        }
        if (settings.colour && call.isGnu()) {
            String colours = call.variable("LS_COLORS");
            String term = call.variable("TERM");
            String colourTerm = call.variable("COLORTERM");
            boolean known = (colourTerm != null && !colourTerm.isEmpty()) || (term != null && Colours.knows(term));
            settings.colour = (colours != null && !colours.isEmpty()) || known;
            settings.tabSize = settings.colour ? 0 : settings.tabSize;
        }
    }

    private int number(String text, Words complaint) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(call.isGnu() ? 2 : 1, complaint, text);
        }
        return Integer.parseInt(text);
    }

    private boolean whenTrue(Option option, String name) {
        String when = option.value();
        if (when == null) {
            return true;
        }
        return switch (when) {
            case "always", "yes", "force" -> true;
            case "never", "no", "none" -> false;
            case "auto", "tty", "if-tty" -> terminal;
            default -> throw badChoice(when, name, "always", "never", "auto");
        };
    }

    private RuntimeException badChoice(String value, String name, String... choices) {
        call.say(BAD_CHOICE, value, name);
        StringBuilder list = new StringBuilder("Valid arguments are:\n");
        for (String choice : choices) {
            list.append("  - ").append(call.format("%l", choice)).append('\n');
        }
        call.raw(list.toString());
        return call.usage();
    }

    private <T> T choose(Option option, String name, Map<String, T> choices) {
        T exact = choices.get(option.argument());
        if (exact != null) {
            return exact;
        }
        List<T> fitting = choices.entrySet().stream()
                .filter(choice -> choice.getKey().startsWith(option.argument()))
                .map(Map.Entry::getValue)
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw badChoice(option.argument(), name, choices.keySet().toArray(new String[0]));
    }

    private static @Nullable Quoting quoting(String style) {
        return switch (style) {
            case "literal" -> Quoting.LITERAL;
            case "shell" -> Quoting.SHELL;
            case "shell-always" -> Quoting.SHELL_ALWAYS;
            case "shell-escape" -> Quoting.SHELL_ESCAPE;
            case "shell-escape-always" -> Quoting.SHELL_ESCAPE_ALWAYS;
            case "c" -> Quoting.C;
            case "escape" -> Quoting.ESCAPE;
            case "locale", "clocale" -> Quoting.LOCALE;
            default -> null;
        };
    }

    private Quoting chosenQuoting(Option option) {
        Quoting quoting = quoting(option.argument());
        if (quoting == null) {
            throw badChoice(
                    option.argument(),
                    "--quoting-style",
                    "literal",
                    "shell",
                    "shell-always",
                    "shell-escape",
                    "shell-escape-always",
                    "c",
                    "c-maybe",
                    "escape",
                    "locale",
                    "clocale");
        }
        return quoting;
    }

    private Settings.Time chosenTime(Option option) {
        return switch (option.argument()) {
            case "atime", "access", "use" -> Settings.Time.ACCESSED;
            case "ctime", "status" -> Settings.Time.CHANGED;
            case "mtime", "modification" -> Settings.Time.MODIFIED;
            default ->
                throw badChoice(
                        option.argument(), "--time", "atime", "access", "use", "ctime", "status", "birth", "creation");
        };
    }

    private Settings.Mark chosenMark(Option option) {
        return switch (option.argument()) {
            case "none" -> Settings.Mark.NONE;
            case "slash" -> Settings.Mark.SLASH;
            case "file-type" -> Settings.Mark.FILE_TYPE;
            case "classify" -> Settings.Mark.CLASSIFY;
            default ->
                throw badChoice(option.argument(), "--indicator-style", "none", "slash", "file-type", "classify");
        };
    }

    private void format(Option option) {
        settings.layout = switch (option.argument()) {
            case "across", "horizontal" -> Settings.Layout.ACROSS;
            case "commas" -> Settings.Layout.COMMAS;
            case "long", "verbose" -> Settings.Layout.LONG;
            case "single-column" -> Settings.Layout.ONE_A_LINE;
            case "vertical" -> Settings.Layout.DOWN;
            default ->
                throw badChoice(
                        option.argument(),
                        "--format",
                        "verbose",
                        "long",
                        "commas",
                        "horizontal",
                        "across",
                        "vertical",
                        "single-column");
        };
    }

    private void timeStyle(Option option) {
        String style = option.argument();
        if (style.startsWith("+")
                || List.of("full-iso", "long-iso", "iso", "locale").contains(style)) {
            settings.timeStyle = style;
            return;
        }
        if (style.startsWith("posix-")) {
            settings.timeStyle = "locale";
            return;
        }
        call.say(BAD_TIME_STYLE, style, "time style");
        call.raw("""
                Valid arguments are:
                  - [posix-]full-iso
                  - [posix-]long-iso
                  - [posix-]iso
                  - [posix-]locale
                  - +FORMAT (e.g., +%H:%M) for a 'date'-style format
                """);
        throw call.usage();
    }

    private void blockSize(String text) {
        if (text.equals("human-readable")) {
            settings.human = true;
            return;
        }
        if (text.equals("si")) {
            settings.human = true;
            settings.siUnits = true;
            return;
        }
        long unit = ByteSize.parse(text).orElse(0L);
        if (unit == 0) {
            throw call.fail(2, BAD_BLOCK_SIZE, "block-size", text);
        }
        settings.sizeUnit = unit;
        settings.blockUnit = unit;
    }
}
