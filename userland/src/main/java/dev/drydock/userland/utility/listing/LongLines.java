package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.mode.ModeLetters;
import dev.drydock.userland.utility.number.ByteSize;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What stands before the name in a line of {@code ls -l}, in columns as wide as their widest entry (GNU) or fixed (BusyBox). */
final class LongLines {
    private static final int BUSYBOX_MINOR = 3;

    /** Half of a Gregorian year: what is older or in the future is shown with its year. */
    private static final Duration RECENT = Duration.ofSeconds(31556952 / 2);

    private static final Duration BUSYBOX_RECENT = Duration.ofDays(365).dividedBy(2);
    private static final Duration BUSYBOX_FUTURE = Duration.ofMinutes(15);

    private final Settings settings;
    private final boolean gnu;
    private final Accounts accounts;
    private final TimeZones.Zone zone;
    private final Instant now;

    LongLines(Invocation call, Settings settings) {
        this.settings = settings;
        this.gnu = call.isGnu();
        this.accounts = Accounts.read(call.files());
        this.zone = TimeZones.of(call.process());
        this.now = call.process().clock().now();
    }

    /** The beginnings of the lines, in the order of the entries. */
    List<String> prefixes(List<Entry> entries) {
        List<List<String>> rows = new ArrayList<>();
        int minors = gnu ? widestMinor(entries) : BUSYBOX_MINOR;
        for (Entry entry : entries) {
            rows.add(cells(entry, minors));
        }
        int[] widths = new int[6];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> prefixes = new ArrayList<>();
        for (List<String> row : rows) {
            prefixes.add(gnu ? gnuPrefix(row, widths) : busyboxPrefix(row));
        }
        return prefixes;
    }

    /** Mode, links, owner, group, size, time. */
    private List<String> cells(Entry entry, int minors) {
        FileStatus status = entry.status();
        if (status == null) {
            return List.of(entry.kind().letter() + "?????????", "?", "?", "?", "?", "?");
        }
        String mode = ModeLetters.of(status);
        String owner = settings.numericIds ? Integer.toString(status.uid()) : accounts.userName(status.uid());
        String group = settings.numericIds ? Integer.toString(status.gid()) : accounts.groupName(status.gid());
        return List.of(mode, Integer.toString(status.links()), owner, group, size(status, minors), time(entry));
    }

    private static int widestMinor(List<Entry> entries) {
        return entries.stream()
                .map(Entry::status)
                .filter(status -> status != null && isDevice(status))
                .mapToInt(
                        status -> Integer.toString(status.deviceNumber() & 0xff).length())
                .max()
                .orElse(1);
    }

    private static boolean isDevice(FileStatus status) {
        return status.kind() == FileKind.CHARACTER_DEVICE || status.kind() == FileKind.BLOCK_DEVICE;
    }

    private String size(FileStatus status, int minors) {
        if (isDevice(status)) {
            int major = status.deviceNumber() >> 8;
            String minor = right(Integer.toString(status.deviceNumber() & 0xff), minors);
            return gnu ? major + ", " + minor : String.format("%3d, ", major) + minor;
        }
        return amount(status.sizeBytes(), settings.sizeUnit);
    }

    /** A number of bytes in the unit asked for; fractions count as whole. */
    String amount(long bytes, long unit) {
        if (settings.human) {
            return gnu ? ByteSize.human(bytes, settings.siUnits ? 1000 : 1024) : ByteSize.humanBusyBox(bytes);
        }
        return Long.toString((bytes + unit - 1) / unit);
    }

    private String gnuPrefix(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0)).append(' ');
        line.append(right(row.get(1), widths[1])).append(' ');
        if (!settings.noOwner) {
            line.append(settings.numericIds ? right(row.get(2), widths[2]) : left(row.get(2), widths[2]))
                    .append(' ');
        }
        if (!settings.noGroup) {
            line.append(settings.numericIds ? right(row.get(3), widths[3]) : left(row.get(3), widths[3]))
                    .append(' ');
        }
        if (settings.author) {
            line.append(left(row.get(2), widths[2])).append(' ');
        }
        line.append(right(row.get(4), widths[4]))
                .append(' ')
                .append(right(row.get(5), widths[5]))
                .append(' ');
        return line.toString();
    }

    private String busyboxPrefix(List<String> row) {
        String ids = settings.numericIds
                ? String.format("%-8s %-8s", row.get(2), row.get(3))
                : String.format("%-8.8s %-8.8s", row.get(2), row.get(3));
        int sizeWidth = settings.human ? 6 : 9;
        return String.format("%s %4s %s %" + sizeWidth + "s %s ", row.get(0), row.get(1), ids, row.get(4), row.get(5));
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String time(Entry entry) {
        Instant time = EntryOrder.time(entry, settings.time);
        if (!gnu) {
            if (settings.timeStyle.equals("full-iso")) {
                return TimeFormat.format("%Y-%m-%d %H:%M:%S %z", time, zone);
            }
            Duration age = Duration.between(time, now);
            boolean recent = age.compareTo(BUSYBOX_RECENT) < 0 && age.compareTo(BUSYBOX_FUTURE.negated()) > 0;
            return TimeFormat.format(recent ? "%b %e %H:%M" : "%b %e  %Y", time, zone);
        }
        boolean recent = time.isAfter(now.minus(RECENT)) && !time.isAfter(now);
        String style = settings.timeStyle;
        if (style.startsWith("+")) {
            String[] formats = style.substring(1).split("\n", 2);
            return TimeFormat.format(recent && formats.length == 2 ? formats[1] : formats[0], time, zone);
        }
        return TimeFormat.format(
                switch (style) {
                    case "full-iso" -> "%Y-%m-%d %H:%M:%S.%N %z";
                    case "long-iso" -> "%Y-%m-%d %H:%M";
                    case "iso" -> recent ? "%m-%d %H:%M" : "%Y-%m-%d ";
                    default -> recent ? "%b %e %H:%M" : "%b %e  %Y";
                },
                time,
                zone);
    }
}
