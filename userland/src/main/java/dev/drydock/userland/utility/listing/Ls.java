package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ls}: lists directories. */
final class Ls {
    static final Command LS = Command.named("ls", call -> new Ls(call).run())
            .gnu(LsOptions.GNU)
            .busybox(LsOptions.BUSYBOX)
            .trouble(2);
    static final Command DIR = LS.as("dir");
    static final Command VDIR = LS.as("vdir");

    private static final Words CANNOT_ACCESS = Words.of("cannot access %q: %s", "%s: %s");
    private static final Words CANNOT_OPEN = Words.of("cannot open directory %q: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ_LINK = Words.of("cannot read symbolic link %q: %s", "%s: %s");
    private static final Words LOOP = Words.of("%n: not listing already-listed directory");

    private final Invocation call;
    private final FileContext files;
    private final Settings settings;
    private final @Nullable Colours colours;
    private boolean anythingShown;

    private Ls(Invocation call) throws IOException {
        this.call = call;
        this.files = call.files();
        this.settings = LsOptions.read(call);
        this.colours =
                !settings.colour ? null : call.isGnu() ? Colours.gnu(call.variable("LS_COLORS")) : Colours.busybox();
    }

    private record Directory(String path, String shown, Set<Long> above) {}

    private Exit run() throws IOException {
        List<String> operands = call.operands().isEmpty() ? List.of(".") : call.operands();
        List<Entry> plain = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        for (String operand : operands) {
            Entry entry = operand(operand);
            if (entry != null) {
                boolean listed = entry.isDirectory() && !settings.directoriesThemselves;
                (listed ? directories : plain).add(entry);
            }
        }
        plain.sort(EntryOrder.of(settings));
        directories.sort(EntryOrder.of(settings));
        if (!plain.isEmpty()) {
            show(plain);
        }
        boolean headed =
                settings.recursive || (call.isGnu() ? operands.size() > 1 : directories.size() > 1 || !plain.isEmpty());
        Deque<Directory> pending = new ArrayDeque<>();
        for (Entry directory : directories) {
            pending.add(new Directory(directory.path(), directory.name(), Set.of()));
        }
        while (!pending.isEmpty()) {
            List<Directory> below = list(pending.removeFirst(), headed);
            for (int i = below.size() - 1; i >= 0; i--) {
                pending.addFirst(below.get(i));
            }
            call.process().checkpoint();
        }
        return call.exit();
    }

    /** Null if it could not be asked and that was said. */
    private @Nullable Entry operand(String operand) {
        boolean followed = settings.follow != Settings.Follow.NEVER;
        try {
            FileStatus status = followed ? followedOperand(operand) : files.linkStatus(operand);
            return entry(operand, operand, status);
        } catch (IOException error) {
            call.complain(CANNOT_ACCESS, operand, error);
            call.status(call.isGnu() ? 2 : 1);
            return null;
        }
    }

    private FileStatus followedOperand(String operand) throws IOException {
        try {
            FileStatus status = files.status(operand);
            boolean wanted = settings.follow != Settings.Follow.OPERAND_DIRECTORIES || status.isDirectory();
            return wanted ? status : files.linkStatus(operand);
        } catch (ErrnoException error) {
            boolean dangling = settings.follow == Settings.Follow.OPERAND_DIRECTORIES
                    && (error.errno() == Errno.ENOENT || error.errno() == Errno.ELOOP);
            if (dangling) {
                return files.linkStatus(operand);
            }
            throw error;
        }
    }

    private Entry entry(String name, String path, FileStatus status) {
        String target = null;
        FileStatus targetStatus = null;
        if (status.isSymlink()) {
            boolean needsTarget = settings.layout == Settings.Layout.LONG;
            boolean needsStatus = needsTarget || settings.colour || settings.directoriesFirst;
            try {
                target = needsTarget ? files.readLink(path) : null;
            } catch (IOException error) {
                call.complain(CANNOT_READ_LINK, path, error);
            }
            try {
                targetStatus = needsStatus ? files.status(path) : null;
            } catch (IOException dangling) {
                targetStatus = null;
            }
        }
        return new Entry(name, path, status.kind(), status, target, targetStatus);
    }

    private List<Directory> list(Directory directory, boolean headed) {
        List<DirectoryEntry> names;
        Set<Long> above = new HashSet<>(directory.above());
        try {
            names = files.list(directory.path());
            FileStatus own = files.status(directory.path());
            if (settings.recursive && !above.add(own.device() << 40 ^ own.inode())) {
                call.complain(LOOP, directory.shown());
                return List.of();
            }
        } catch (IOException error) {
            if (call.isBusyBox()) {
                header(directory, headed);
                total(List.of());
            }
            call.complain(CANNOT_OPEN, directory.shown(), error);
            call.status(call.isGnu() && directory.above().isEmpty() ? 2 : 1);
            return List.of();
        }
        header(directory, headed);
        List<Entry> entries = new ArrayList<>();
        if (settings.all) {
            add(entries, directory, ".", FileKind.DIRECTORY);
            add(entries, directory, "..", FileKind.DIRECTORY);
        }
        for (DirectoryEntry name : names) {
            if (wanted(name.name())) {
                add(entries, directory, name.name(), name.kind());
            }
        }
        entries.sort(EntryOrder.of(settings));
        total(entries);
        show(entries);
        return settings.recursive ? below(directory, entries, above) : List.of();
    }

    private void total(List<Entry> entries) {
        if (settings.layout == Settings.Layout.LONG || settings.blocks) {
            long total = entries.stream().mapToLong(Entry::allocatedBytes).sum();
            call.out().text("total " + new LongLines(call, settings).amount(total, settings.blockUnit) + end());
        }
    }

    private List<Directory> below(Directory directory, List<Entry> entries, Set<Long> above) {
        List<Directory> below = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.isDirectory()
                    && !entry.name().equals(".")
                    && !entry.name().equals("..")) {
                String path = join(directory.shown(), entry.name());
                below.add(new Directory(path, path, above));
            }
        }
        return below;
    }

    private void header(Directory directory, boolean headed) {
        if (!headed) {
            return;
        }
        if (anythingShown) {
            call.out().text("\n");
        }
        anythingShown = true;
        NameText text = new NameText(settings, call.isUtf8(), List.of());
        call.out().text(text.quoted(directory.shown()) + ":\n");
    }

    private boolean wanted(String name) {
        if (!settings.all && name.startsWith(".") && !settings.almostAll) {
            return false;
        }
        if (settings.ignoreBackups && name.endsWith("~")) {
            return false;
        }
        if (settings.ignored.stream().anyMatch(pattern -> Glob.of(pattern).matches(name))) {
            return false;
        }
        boolean showsAll = settings.all || settings.almostAll;
        return showsAll
                || settings.hidden.stream()
                        .noneMatch(pattern -> Glob.of(pattern).matches(name));
    }

    private void add(List<Entry> entries, Directory directory, String name, FileKind kind) {
        String path = join(directory.path(), name);
        try {
            FileStatus status = settings.follow == Settings.Follow.ALWAYS ? files.status(path) : files.linkStatus(path);
            entries.add(entry(name, path, status));
        } catch (IOException error) {
            call.complain(CANNOT_ACCESS, path, error);
            if (call.isGnu()) {
                entries.add(new Entry(name, path, kind, null, null, null));
            }
        }
    }

    private static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private String end() {
        return settings.zeroEnds ? "\0" : "\n";
    }

    private void show(List<Entry> entries) {
        anythingShown = true;
        if (entries.isEmpty()) {
            return;
        }
        NameText names = new NameText(settings, call.isUtf8(), entries);
        LongLines lines = new LongLines(call, settings);
        boolean isLong = settings.layout == Settings.Layout.LONG;
        List<String> prefixes = isLong ? lines.prefixes(entries) : List.of();
        List<Columns.Cell> cells = new ArrayList<>();
        int inodeWidth = inodeWidth(entries);
        int blockWidth = blockWidth(entries, lines);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String before = frills(entry, lines, inodeWidth, blockWidth) + (isLong ? prefixes.get(i) : "");
            cells.add(cell(entry, before, names, isLong));
        }
        call.out().text(arrange(cells));
    }

    private String arrange(List<Columns.Cell> cells) {
        return switch (settings.layout) {
            case LONG, ONE_A_LINE -> {
                StringBuilder text = new StringBuilder();
                cells.forEach(cell -> text.append(cell.text()).append(end()));
                yield text.toString();
            }
            case COMMAS -> Columns.flow(cells, ",", settings.width);
            case DOWN, ACROSS -> {
                boolean down = settings.layout == Settings.Layout.DOWN;
                if (call.isBusyBox()) {
                    yield Columns.arrangeEvenly(cells, down, 0, settings.width);
                }
                yield settings.width == 0
                        ? Columns.flow(cells, " ", 0)
                        : Columns.arrange(cells, down, settings.width, settings.tabSize);
            }
        };
    }

    private Columns.Cell cell(Entry entry, String before, NameText names, boolean isLong) {
        String quoted = names.quoted(entry.name());
        String padding = names.padding(entry.name());
        String shown = coloured(entry.name(), quoted, entry.kind(), entry.status(), entry.targetStatus() == null);
        StringBuilder text = new StringBuilder(before).append(padding).append(shown);
        int width = names.width(before) + padding.length() + names.width(quoted);
        String target = entry.target();
        if (isLong && target != null) {
            FileStatus status = entry.targetStatus();
            text.append(" -> ");
            String quotedTarget = names.quoted(target);
            if (status == null) {
                text.append(quotedTarget);
            } else {
                text.append(coloured(target, quotedTarget, status.kind(), status, false));
                text.append(names.mark(status.kind(), status));
            }
            return new Columns.Cell(text.toString(), width);
        }
        String mark = names.mark(entry.kind(), entry.status());
        return new Columns.Cell(text.append(mark).toString(), width + mark.length());
    }

    private String coloured(String name, String text, FileKind kind, @Nullable FileStatus status, boolean broken) {
        if (colours == null) {
            return text;
        }
        String before = colours.before(name, kind, status, broken);
        return before.isEmpty() ? text : before + text + colours.after();
    }

    private int inodeWidth(List<Entry> entries) {
        int width = call.isBusyBox() ? 7 : 0;
        for (Entry entry : entries) {
            width = Math.max(width, inode(entry).length());
        }
        return width;
    }

    private static String inode(Entry entry) {
        FileStatus status = entry.status();
        return status == null ? "?" : Long.toString(status.inode());
    }

    private int blockWidth(List<Entry> entries, LongLines lines) {
        int width = call.isBusyBox() ? 6 : 0;
        for (Entry entry : entries) {
            width = Math.max(
                    width,
                    lines.amount(entry.allocatedBytes(), settings.blockUnit).length());
        }
        return width;
    }

    private String frills(Entry entry, LongLines lines, int inodeWidth, int blockWidth) {
        boolean packed = settings.layout == Settings.Layout.COMMAS;
        StringBuilder text = new StringBuilder();
        if (settings.inodes) {
            text.append(padded(inode(entry), packed ? 0 : inodeWidth)).append(' ');
        }
        if (settings.blocks) {
            String blocks = lines.amount(entry.allocatedBytes(), settings.blockUnit);
            text.append(padded(blocks, packed ? 0 : blockWidth)).append(' ');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
