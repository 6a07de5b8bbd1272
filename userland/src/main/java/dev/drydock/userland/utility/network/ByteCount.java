package dev.drydock.userland.utility.network;

import java.util.List;

/** How {@code ifconfig} says how many bytes there were. */
final class ByteCount {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final int KIBI = 1024;

    private ByteCount() {}

    /** net-tools: {@code 7284 (7.1 KiB)}; what is beyond the first place is cut off. */
    static String of(long bytes) {
        return of(bytes, bytes > KIBI);
    }

    /** BusyBox says it alike, but of exactly 1,024 bytes that they are a KiB. */
    static String ofBusyBox(long bytes) {
        return of(bytes, bytes >= KIBI);
    }

    private static String of(long bytes, boolean scaled) {
        int unit = 0;
        long whole = bytes;
        long tenth = 0;
        while (scaled && whole >= KIBI && unit < UNITS.size() - 1) {
            tenth = whole % KIBI * 10 / KIBI;
            whole /= KIBI;
            unit++;
        }
        return bytes + " (" + whole + "." + tenth + " " + UNITS.get(unit) + ")";
    }
}
