package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeZones;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What {@code gzip -l} tells of packed files. */
final class GzipList {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);
    private static final String NO_METHOD = " ".repeat(28);

    private final Invocation call;
    private final boolean verbose;
    private final boolean quiet;
    private int files;
    private long packedBytes;
    private long plainBytes;
    private long headerBytes;

    GzipList(Invocation call, boolean verbose, boolean quiet) {
        this.call = call;
        this.verbose = verbose;
        this.quiet = quiet;
    }

    /**
     * A line of one.
     *
     * @param time when it was packed, or what was packed changed
     */
    void add(GzipMembers.Found found, String name, Instant time) {
        if (files == 0 && !quiet) {
            String method = verbose ? "method  crc     date  time  " : "";
            call.out().line(method + "         compressed        uncompressed  ratio uncompressed_name");
        }
        files++;
        packedBytes += found.packedBytes();
        plainBytes += found.lastBytes();
        headerBytes = found.members() > 1 ? 0 : found.headerBytes();
        String method = String.format(
                "defla %08x %s ",
                found.lastSum(),
                DATE.format(ZonedDateTime.ofInstant(
                        time, TimeZones.of(call.process()).id())));
        line(verbose ? method : "", found.packedBytes(), found.lastBytes(), name);
    }

    /** The last line, if there were several. */
    void end() {
        if (files > 1 && !quiet) {
            line(verbose ? NO_METHOD : "", packedBytes, plainBytes, "(totals)");
        }
    }

    private void line(String method, long packed, long plain, String name) {
        String ratio = new GzipRatio(plain, packed - headerBytes).text();
        call.out().line(method + String.format("%19d %19d %s %s", packed, plain, ratio, name));
    }
}
