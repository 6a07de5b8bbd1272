package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.FileKind;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeLetters;
import dev.drydock.userland.utility.pattern.Glob;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists or unpacks an archive in the formats "newc" and "crc". */
final class CpioReader {
    static final Words SHORT = Words.of("short read");
    private static final Words UNKNOWN_FORMAT = Words.of("unsupported cpio format, use newc or crc");
    private static final Words DAMAGED = Words.of("damaged cpio file");
    private static final int BLOCK = 512;
    private static final int LONGEST_TARGET = 0x1fff;
    private static final int LONGEST_LINE = 9;

    private final Invocation call;
    private final InputStream bytes;
    private final @Nullable CpioExtraction extraction;
    private final List<Glob> wanted;
    private final int uid;
    private final int gid;
    private final Deque<CpioEntry> withoutContents = new ArrayDeque<>();
    private final Map<Long, String> made = new HashMap<>();
    private long offset;

    /** @param extraction null where the archive is only listed */
    CpioReader(
            Invocation call,
            InputStream bytes,
            @Nullable CpioExtraction extraction,
            List<Glob> wanted,
            int uid,
            int gid) {
        this.call = call;
        this.bytes = bytes;
        this.extraction = extraction;
        this.wanted = List.copyOf(wanted);
        this.uid = uid;
        this.gid = gid;
    }

    /** How many blocks were read up to the trailer; -1 if there was none. */
    long run() throws IOException {
        for (CpioEntry entry = next(); entry != null; entry = next()) {
            call.process().checkpoint();
            if (entry.name().equals(CpioEntry.TRAILER)) {
                finish();
                return (offset + BLOCK - 1) / BLOCK;
            }
            handle(entry.ownedBy(uid, gid));
        }
        finish();
        return -1;
    }

    private @Nullable CpioEntry next() throws IOException {
        align();
        String header = read(CpioEntry.HEADER_BYTES, true);
        if (header.isEmpty()) {
            return null;
        }
        if (!CpioEntry.isHeader(header)) {
            throw call.fail(UNKNOWN_FORMAT);
        }
        try {
            String name = read(CpioEntry.nameBytes(header), false);
            int end = name.indexOf('\0');
            CpioEntry entry = CpioEntry.of(
                    header, Latin.text(end < 0 ? name : name.substring(0, end)).replaceFirst("^/+", ""));
            align();
            return entry;
        } catch (NumberFormatException wrong) {
            throw call.fail(DAMAGED);
        }
    }

    private void align() throws IOException {
        read((int) (-offset & 3), true);
    }

    private String read(int length, boolean mayBeMissing) throws IOException {
        byte[] all = bytes.readNBytes(length);
        offset += all.length;
        if (all.length < length && !(mayBeMissing && all.length == 0)) {
            throw call.fail(SHORT);
        }
        return Latin.of(all, 0, all.length);
    }

    private void handle(CpioEntry entry) throws IOException {
        String target = null;
        long size = entry.size();
        if (entry.isSymlink()) {
            target = Latin.text(read((int) size & LONGEST_TARGET, false));
            size = 0;
        }
        if (entry.links() > 1 && entry.isRegular()) {
            if (size == 0) {
                withoutContents.push(entry);
                return;
            }
            made.put(entry.inode(), entry.name());
        }
        try (PartOfInput contents = new PartOfInput(call, bytes, size)) {
            if (isWanted(entry)) {
                if (extraction != null) {
                    extraction.extract(entry, target, contents);
                }
                show(entry.withSize(size), target);
            }
        }
        offset += size;
    }

    private boolean isWanted(CpioEntry entry) {
        return wanted.isEmpty() || wanted.stream().anyMatch(glob -> glob.matches(entry.name()));
    }

    private void show(CpioEntry entry, @Nullable String target) {
        boolean verbose = call.commandLine().has("v");
        if (extraction == null && verbose) {
            String time = TimeFormat.format(
                    "%Y-%m-%d %H:%M:%S", Instant.ofEpochSecond(entry.modified()), TimeZones.of(call.process()));
            String size = String.format(Locale.ROOT, "%" + LONGEST_LINE + "d", entry.size());
            FileKind kind = entry.kind();
            String letters = kind == null ? ModeLetters.permissions(entry.mode()) : ModeLetters.of(kind, entry.mode());
            String line = letters + " " + Integer.toUnsignedString(entry.uid()) + "/"
                    + Integer.toUnsignedString(entry.gid()) + " " + size + " " + time + " " + entry.name();
            call.out().line(target == null ? line : line + " -> " + target);
        } else if (extraction == null || verbose) {
            call.out().line(entry.name());
        }
    }

    /** Names of files whose contents came under another name. */
    private void finish() throws IOException {
        if (extraction == null) {
            return;
        }
        while (!withoutContents.isEmpty()) {
            CpioEntry entry = withoutContents.pop();
            String first = made.get(entry.inode());
            if (first == null) {
                made.put(entry.inode(), entry.name());
            }
            if (isWanted(entry)) {
                extraction.extract(entry, first, InputStream.nullInputStream());
            }
        }
        extraction.makeLinks();
    }
}
