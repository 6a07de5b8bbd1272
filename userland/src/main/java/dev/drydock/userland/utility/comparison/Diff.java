package dev.drydock.userland.utility.comparison;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.pattern.Glob;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code diff}. BusyBox's speaks the unified format alone, and does not tell when files were changed. */
final class Diff {
    static final Command COMMAND = Command.named("diff", call -> new Diff(call).run())
            .gnu(
                    "normal q,brief s,report-identical-files c C= context? u U= unified? e,ed !n,rcs y,side-by-side W,width="
                            + " !l,paginate !p,show-c-function !F,show-function-line= L,label= t,expand-tabs T,initial-tab"
                            + " suppress-common-lines left-column r,recursive no-dereference N,new-file P,unidirectional-new-file"
                            + " x,exclude= !X,exclude-from= !S,starting-file= !from-file= !to-file= i,ignore-case"
                            + " !E,ignore-tab-expansion !Z,ignore-trailing-space b,ignore-space-change w,ignore-all-space"
                            + " B,ignore-blank-lines !I,ignore-matching-lines= a,text strip-trailing-cr !D,ifdef= d,minimal"
                            + " !horizon-lines= H,speed-large-files color? !palette= v")
            .busybox("a b B d i L= N q r !S= s T t U= w u")
            .trouble(2);
    private static final int DIFFERENT = 1;
    private static final int TROUBLE = 2;
    private static final int USUAL_CONTEXT = 3;
    private static final Words MISSING = Words.of("missing operand after '%s'", "");
    private static final Words EXTRA = Words.of("extra operand '%s'", "");
    private static final Words STYLES = Words.of("conflicting output style options");
    private static final Words NO_FILE = Words.of("%s: %s", "can't stat '%s': %s");
    private static final Words BAD_WIDTH = Words.of("invalid width '%s'", "");
    private static final Words NO_EXPANSION = Words.of("option '-t' is emulated with '-y' alone");
    private static final Words BAD_CONTEXT = Words.of("invalid context length '%s'", "invalid number '%s'");

    private final Invocation call;
    private final TimeZones.Zone zone;
    private final List<String> labels = new ArrayList<>();
    private final List<Glob> excluded = new ArrayList<>();
    private Format format = new NormalFormat(false);
    private LineKeys keys = new LineKeys(false, false, false, false);
    private boolean onlyWhether;
    private boolean tellsSame;
    private boolean recursive;
    private boolean absentIsEmpty;
    private boolean newAbsentIsEmpty;
    private boolean blankLinesAreNothing;
    private boolean allText;
    private int result;

    private Diff(Invocation call) {
        this.call = call;
        this.zone = TimeZones.of(call.process());
    }

    /** One of the two files; {@code status} is null for one that is absent and stands for an empty one. */
    private record Side(String path, @Nullable FileStatus status) {
        boolean isDirectory() {
            return status != null && status.isDirectory();
        }

        String kind(boolean gnu) {
            if (status == null) {
                return "regular empty file";
            }
            return switch (status.kind()) {
                case REGULAR -> status.sizeBytes() == 0 && gnu ? "regular empty file" : "regular file";
                case DIRECTORY -> "directory";
                case SYMLINK -> "symbolic link";
                case CHARACTER_DEVICE -> "character special file";
                case BLOCK_DEVICE -> "block special file";
                case FIFO -> "fifo";
                case SOCKET -> "socket";
            };
        }

        Side below(Side other) {
            return new Side(path + "/" + Invocation.baseName(other.path), null);
        }
    }

    private Exit run() throws IOException {
        settings();
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw call.isGnu()
                    ? call.usage(
                            MISSING,
                            call.arguments().isEmpty()
                                    ? call.name()
                                    : call.arguments().get(call.arguments().size() - 1))
                    : call.usage();
        }
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        Side oldSide = side(operands.get(0));
        Side newSide = side(operands.get(1));
        if (oldSide.status() == null && newSide.status() == null && !isStandard(oldSide) && !isStandard(newSide)) {
            missing(oldSide);
            missing(newSide);
            return Exit.of(TROUBLE);
        }
        if (oldSide.isDirectory() && !newSide.isDirectory() && !isStandard(newSide) && newSide.status() != null) {
            oldSide = inside(oldSide, newSide);
        } else if (newSide.isDirectory()
                && !oldSide.isDirectory()
                && !isStandard(oldSide)
                && oldSide.status() != null) {
            newSide = inside(newSide, oldSide);
        }
        if (isSame(oldSide, newSide)) {
            return Exit.SUCCESS;
        }
        if (oldSide.isDirectory() && newSide.isDirectory()) {
            directories(oldSide, newSide);
        } else if (mayBeAbsent(oldSide, false) && mayBeAbsent(newSide, true)) {
            files(oldSide, newSide, false);
        }
        return Exit.of(Math.max(result, call.status() > 0 ? TROUBLE : 0));
    }

    /** The file of a directory that has the other's name; BusyBox gives up if there is none. */
    private Side inside(Side directory, Side file) {
        Side inside = side(directory.below(file).path());
        if (inside.status() == null && call.isBusyBox()) {
            throw call.fail(NO_FILE, inside.path(), new ErrnoException(Errno.ENOENT, inside.path()));
        }
        return inside;
    }

    private boolean isSame(Side oldSide, Side newSide) {
        FileStatus first = oldSide.status();
        FileStatus second = newSide.status();
        return first != null
                && second != null
                && first.inode() == second.inode()
                && first.device() == second.device()
                && (call.isBusyBox() || first.isDirectory());
    }

    private static boolean isStandard(Side side) {
        return side.path().equals("-");
    }

    private boolean mayBeAbsent(Side side, boolean isNew) {
        if (side.status() != null || isStandard(side) || absentIsEmpty || (newAbsentIsEmpty && !isNew)) {
            return true;
        }
        missing(side);
        return false;
    }

    private void missing(Side side) {
        call.complain(NO_FILE, side.path(), new ErrnoException(Errno.ENOENT, side.path()));
        result = TROUBLE;
    }

    private Side side(String path) {
        try {
            return new Side(path, path.equals("-") ? null : call.files().status(path));
        } catch (IOException absent) {
            return new Side(path, null);
        }
    }

    private void settings() {
        boolean space = false;
        boolean amount = false;
        boolean letterCase = false;
        boolean carriageReturn = false;
        boolean tab = false;
        boolean expandsTabs = false;
        int unified = call.isBusyBox() ? USUAL_CONTEXT : -1;
        int context = -1;
        boolean beside = false;
        int width = SideBySideFormat.USUAL_WIDTH;
        String style = "";
        for (Option option : call.options()) {
            String value = option.value();
            String asked = style(option.key());
            if (!style.isEmpty() && !asked.isEmpty() && !asked.equals(style) && call.isGnu()) {
                throw call.usage(STYLES);
            }
            style = asked.isEmpty() ? style : asked;
            switch (option.key()) {
                case "q" -> onlyWhether = true;
                case "s" -> tellsSame = true;
                case "c", "C", "context" -> context = Math.max(context, value == null ? USUAL_CONTEXT : lines(value));
                case "u", "U", "unified" ->
                    unified = call.isBusyBox() && value != null
                            ? lines(value)
                            : Math.max(unified, value == null ? USUAL_CONTEXT : lines(value));
                case "e" -> format = new EdFormat();
                case "L" -> labels.add(option.argument());
                case "T" -> tab = true;
                case "t" -> expandsTabs = true;
                case "r" -> recursive = true;
                case "N" -> absentIsEmpty = true;
                case "P" -> newAbsentIsEmpty = true;
                case "x" -> excluded.add(Glob.of(option.argument()));
                case "i" -> letterCase = true;
                case "b" -> amount = true;
                case "w" -> space = true;
                case "B" -> blankLinesAreNothing = true;
                case "a" -> allText = true;
                case "strip-trailing-cr" -> carriageReturn = true;
                case "y" -> beside = true;
                case "W" -> width = width(value);
                case "v" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        keys = new LineKeys(space, amount, letterCase, carriageReturn);
        if (expandsTabs && call.isGnu() && !beside) {
            throw call.fail(TROUBLE, NO_EXPANSION);
        }
        if (beside) {
            format = new SideBySideFormat(
                    width,
                    expandsTabs,
                    call.commandLine().has("suppress-common-lines"),
                    call.commandLine().has("left-column"));
        } else if (unified >= 0) {
            format = new UnifiedFormat(unified, tab, expandsTabs);
        } else if (context >= 0) {
            format = new ContextFormat(context);
        } else if (format instanceof NormalFormat) {
            format = new NormalFormat(tab);
        }
    }

    private int width(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
            throw call.usage(BAD_WIDTH, text);
        }
        return Integer.parseInt(text);
    }

    /** The way to write changes that an option asks for; empty if it is none. */
    private static String style(String key) {
        return switch (key) {
            case "c", "C", "context" -> "context";
            case "u", "U", "unified" -> "unified";
            case "e", "normal", "y" -> key;
            default -> "";
        };
    }

    private int lines(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.isGnu() ? call.usage(BAD_CONTEXT, text) : call.fail(BAD_CONTEXT, text);
        }
        return Integer.parseInt(text);
    }

    private void directories(Side oldSide, Side newSide) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Side side : List.of(oldSide, newSide)) {
            if (side.status() != null) {
                call.files().list(side.path()).stream()
                        .map(DirectoryEntry::name)
                        .filter(name -> excluded.stream().noneMatch(glob -> glob.matches(name)))
                        .forEach(names::add);
            }
        }
        for (String name : names) {
            call.process().checkpoint();
            entry(oldSide, newSide, name);
        }
    }

    private void entry(Side oldDirectory, Side newDirectory, String name) throws IOException {
        Side oldSide = side(join(oldDirectory.path(), name));
        Side newSide = side(join(newDirectory.path(), name));
        boolean directory = oldSide.isDirectory() || newSide.isDirectory();
        boolean absent = oldSide.status() == null || newSide.status() == null;
        boolean stands = absentIsEmpty || (newAbsentIsEmpty && oldSide.status() == null);
        if (absent && directory && recursive && !stands && call.isBusyBox()) {
            return;
        }
        if (absent && (!stands || (directory && !recursive))) {
            call.out().line("Only in " + (oldSide.status() == null ? newDirectory : oldDirectory).path() + ": " + name);
            result = Math.max(result, DIFFERENT);
        } else if (directory && (absent || oldSide.isDirectory() == newSide.isDirectory())) {
            if (recursive) {
                directories(oldSide, newSide);
            } else {
                call.out().line("Common subdirectories: " + oldSide.path() + " and " + newSide.path());
            }
        } else {
            files(oldSide, newSide, true);
        }
    }

    private static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private void files(Side oldSide, Side newSide, boolean inDirectories) throws IOException {
        if (oldSide.isDirectory() != newSide.isDirectory()) {
            call.out()
                    .line("File " + oldSide.path() + " is a " + oldSide.kind(call.isGnu()) + " while file "
                            + newSide.path() + " is a " + newSide.kind(call.isGnu()));
            result = Math.max(result, DIFFERENT);
            return;
        }
        String oldContents = contents(oldSide);
        String newContents = oldSide.path().equals(newSide.path()) ? oldContents : contents(newSide);
        if (oldContents == null || newContents == null) {
            return;
        }
        boolean same = oldContents.equals(newContents);
        boolean binary = !allText && (Text.isBinary(oldContents) || Text.isBinary(newContents));
        if (binary && !same) {
            String sign = call.isGnu() && !onlyWhether ? "Binary files " : "Files ";
            differ(sign, oldSide, newSide);
            return;
        }
        Text oldText = Text.of(oldContents);
        Text newText = Text.of(newContents);
        List<Change> changes = same ? List.of() : changes(oldText, newText);
        if (changes.isEmpty() && format instanceof SideBySideFormat && !onlyWhether) {
            format.changes(call.out(), oldText, newText, changes);
        }
        if (changes.isEmpty()) {
            if (tellsSame) {
                call.out().line("Files " + name(oldSide, 0) + " and " + name(newSide, 1) + " are identical");
            }
            return;
        }
        if (onlyWhether) {
            differ("Files ", oldSide, newSide);
            return;
        }
        if (format instanceof EdFormat && !(oldText.terminated() && newText.terminated())) {
            Side open = oldText.terminated() ? newSide : oldSide;
            call.raw(call.name() + ": " + open.path() + ": No newline at end of file\n\n");
            result = TROUBLE;
            return;
        }
        result = Math.max(result, DIFFERENT);
        if (inDirectories && call.isGnu()) {
            call.out().line(commandLine(oldSide.path(), newSide.path()));
        }
        format.head(call.out(), label(0, oldSide), label(1, newSide));
        format.changes(call.out(), oldText, newText, changes);
    }

    private void differ(String words, Side oldSide, Side newSide) {
        call.out().line(words + name(oldSide, 0) + " and " + name(newSide, 1) + " differ");
        result = Math.max(result, DIFFERENT);
    }

    /** What a file is called: by its label, if it has one. */
    private String name(Side side, int number) {
        return call.isGnu() && number < labels.size() ? labels.get(number) : side.path();
    }

    private List<Change> changes(Text oldText, Text newText) {
        List<Change> changes = Comparison.of(keys.of(oldText), keys.of(newText));
        if (!blankLinesAreNothing) {
            return changes;
        }
        boolean allBlank = changes.stream().allMatch(change -> isBlank(change, oldText, newText));
        if (format instanceof NormalFormat) {
            return changes.stream()
                    .filter(change -> !isBlank(change, oldText, newText))
                    .toList();
        }
        return allBlank ? List.of() : changes;
    }

    private static boolean isBlank(Change change, Text oldText, Text newText) {
        return oldText.lines().subList(change.oldStart(), change.oldEnd()).stream()
                        .allMatch(String::isEmpty)
                && newText.lines().subList(change.newStart(), change.newEnd()).stream()
                        .allMatch(String::isEmpty);
    }

    private @Nullable String contents(Side side) {
        if (side.status() == null && !isStandard(side)) {
            return "";
        }
        try (Input input = call.open(side.path())) {
            byte[] bytes = input.readAll();
            return Latin.of(bytes, 0, bytes.length);
        } catch (IOException error) {
            call.complain(Words.of("%s: %s"), side.path(), error);
            result = TROUBLE;
            return null;
        }
    }

    /** The command that would give what follows; its words are those of the command line without the operands. */
    private String commandLine(String oldPath, String newPath) {
        List<String> words = new ArrayList<>(call.arguments());
        for (int i = call.operands().size() - 1; i >= 0; i--) {
            int at = words.lastIndexOf(call.operands().get(i));
            if (at >= 0) {
                words.remove(at);
            }
        }
        StringBuilder line = new StringBuilder("diff");
        for (String word : words) {
            line.append(' ').append(Quoting.SHELL.quote(word, call.isUtf8()));
        }
        return line + " " + oldPath + " " + newPath;
    }

    private String label(int index, Side side) {
        if (index < labels.size()) {
            return labels.get(index);
        }
        if (call.isBusyBox()) {
            return side.status() == null && !isStandard(side) ? "/dev/null" : side.path();
        }
        Instant changed = isStandard(side)
                ? call.process().clock().now()
                : side.status() == null ? Instant.EPOCH : side.status().modified();
        return side.path() + "\t" + TimeFormat.format("%Y-%m-%d %H:%M:%S.%N %z", changed, zone);
    }
}
