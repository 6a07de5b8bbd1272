package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What {@code unzip -l} and {@code -v} show of an archive. */
final class UnzipList {
    private static final String SHORT_HEAD = """
              Length      Date    Time    Name
            ---------  ---------- -----   ----
            """;
    private static final String LONG_HEAD = """
             Length   Method    Size  Cmpr    Date    Time   CRC-32   Name
            --------  ------  ------- ---- ---------- ----- --------  ----
            """;

    private final Invocation call;
    private final boolean isLong;
    private long bytes;
    private long packed;

    UnzipList(Invocation call, boolean isLong) {
        this.call = call;
        this.isLong = isLong;
    }

    void begin() {
        call.out().text(isLong ? LONG_HEAD : SHORT_HEAD);
    }

    void member(ZipArchiveEntry entry) {
        String time = TimeFormat.format(
                "%m-%d-%Y %H:%M", entry.getLastModifiedTime().toInstant(), TimeZones.of(call.process()));
        bytes += entry.getSize();
        packed += entry.getCompressedSize();
        if (!isLong) {
            call.out().text(String.format(Locale.ROOT, "%9d  %s   %s\n", entry.getSize(), time, entry.getName()));
            return;
        }
        call.out()
                .text(String.format(
                        Locale.ROOT,
                        "%8d  %s%9d%4d%% %s %08x  %s\n",
                        entry.getSize(),
                        entry.getMethod() == ZipArchiveEntry.STORED ? "Stored" : "Defl:N",
                        entry.getCompressedSize(),
                        saved(entry.getSize(), entry.getCompressedSize()),
                        time,
                        entry.getCrc(),
                        entry.getName()));
    }

    private static long saved(long size, long packed) {
        return size <= packed ? 0 : (size - packed) * 100 / size;
    }

    /** @param members of the whole archive */
    void end(int members) {
        if (!isLong) {
            call.out()
                    .text(" --------                     -------\n")
                    .text(String.format(Locale.ROOT, "%9d                     %d files\n", bytes, members));
            return;
        }
        call.out()
                .text("--------          ------- ----                            ----\n")
                .text(String.format(
                        Locale.ROOT,
                        "%8d%17d%4d%%                            %d files\n",
                        bytes,
                        packed,
                        saved(bytes, packed),
                        members));
    }
}
