package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packs the files whose names come from an input, one entry a call. Files of several names come last, the newest inode and
 * the newest name first, and the last of the names has the contents, as BusyBox does it.
 */
final class CpioWriter {
    private static final Words FAILED = Words.of("%s: %s");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final int PIECE = 1 << 16;

    private final Invocation call;
    private final FileContext files;
    private final Input names;
    private final int terminator;
    private final boolean follows;
    private final boolean renumbers;
    private final int uid;
    private final int gid;
    private final Map<Long, Linked> links = new HashMap<>();
    private final Deque<Linked> newest = new ArrayDeque<>();
    private long numbers;
    private boolean namesOver;

    /** A file with several names: those that came, the newest first. */
    private record Linked(CpioEntry entry, Deque<String> names) {}

    /** @param files the files as they are to be read */
    CpioWriter(Invocation call, FileContext files, Input names, int uid, int gid) {
        this.call = call;
        this.files = files;
        this.names = names;
        this.terminator = call.commandLine().has("0") ? 0 : '\n';
        this.follows = call.commandLine().has("L");
        this.renumbers = call.commandLine().has("renumber-inodes");
        this.uid = uid;
        this.gid = gid;
    }

    /** Writes one entry; false after the trailer. */
    boolean next(OutputStream out) throws IOException {
        while (!namesOver) {
            String line = names.record(terminator);
            if (line == null) {
                namesOver = true;
                break;
            }
            String name = withoutDots(Latin.text(line));
            if (name.isEmpty()) {
                continue;
            }
            CpioEntry entry = entry(name);
            if (!entry.isDirectory() && entry.links() > 1) {
                remember(entry);
                continue;
            }
            write(renumbers ? entry.numbered(++numbers) : entry, out);
            return true;
        }
        CpioEntry linked = nextLinked();
        write(linked == null ? CpioEntry.trailer() : linked, out);
        return linked != null;
    }

    private static String withoutDots(String line) {
        String name = line;
        while (name.startsWith("./")) {
            name = name.substring(1).replaceFirst("^/+", "");
        }
        return name;
    }

    private CpioEntry entry(String name) {
        try {
            FileStatus status = follows ? files.status(name) : files.linkStatus(name);
            return CpioEntry.of(name, status).ownedBy(uid, gid);
        } catch (IOException error) {
            throw call.fail(FAILED, name, error);
        }
    }

    private void remember(CpioEntry entry) {
        Linked known = links.get(entry.inode());
        if (known == null) {
            known = new Linked(renumbers ? entry.numbered(++numbers) : entry, new ArrayDeque<>());
            links.put(entry.inode(), known);
            newest.push(known);
        }
        known.names().push(entry.name());
    }

    private @Nullable CpioEntry nextLinked() {
        Linked first = newest.peek();
        if (first == null) {
            return null;
        }
        CpioEntry entry = first.entry().called(first.names().pop());
        if (first.names().isEmpty()) {
            newest.pop();
            return entry;
        }
        return entry.withSize(0);
    }

    private void write(CpioEntry entry, OutputStream out) throws IOException {
        byte[] header = Latin.bytes(entry.header());
        out.write(header);
        fill(header.length, out);
        if (entry.size() == 0) {
            return;
        }
        if (entry.isSymlink()) {
            out.write(Latin.bytes(Latin.of(files.readLink(entry.name()))));
        } else {
            copy(entry, out);
        }
        fill(entry.size(), out);
    }

    private void copy(CpioEntry entry, OutputStream out) throws IOException {
        Input contents;
        try {
            contents = call.input(files.open(entry.name(), Set.of(OpenFlag.READ), 0), true);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, entry.name(), error);
        }
        try (contents) {
            byte[] piece = new byte[PIECE];
            for (long left = entry.size(); left > 0; ) {
                call.process().checkpoint();
                int count = contents.read(piece, 0, (int) Math.min(PIECE, left));
                if (count < 0) {
                    throw call.fail(CpioReader.SHORT);
                }
                out.write(piece, 0, count);
                left -= count;
            }
        }
    }

    /** Fills up to a multiple of four bytes. */
    private static void fill(long length, OutputStream out) throws IOException {
        out.write(new byte[(int) (-length & 3)]);
    }
}
