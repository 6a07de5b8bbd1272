package dev.drydock.userland.utility.time;

import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time zone of a process. Zones are the JVM's own; those of files in the container are found by their name. */
public final class TimeZones {
    private static final String ZONE_FILES = "/usr/share/zoneinfo/";
    /** {@code EST5EDT} without rules, {@code UTC-3}, {@code <+03>-3}: the form of POSIX. */
    private static final Pattern POSIX = Pattern.compile("(?:<([^>]+)>|([A-Za-z]{3,}))([+-]?\\d{1,2})(?::(\\d{2}))?.*");

    private TimeZones() {}

    /**
     * A zone and the name it is shown by.
     *
     * @param shownName empty if the zone's own abbreviation is shown
     */
    public record Zone(ZoneId id, String shownName) {
        public static final Zone UTC = new Zone(ZoneOffset.UTC, "UTC");

        /** The abbreviation at a moment, such as {@code UTC} or {@code CET}. */
        public String abbreviation(Instant instant) {
            if (!shownName.isEmpty()) {
                return shownName;
            }
            boolean summer = id.getRules().isDaylightSavings(instant);
            String name =
                    java.util.TimeZone.getTimeZone(id).getDisplayName(summer, java.util.TimeZone.SHORT, Locale.US);
            String plain = id.getDisplayName(TextStyle.SHORT, Locale.US);
            if (name.startsWith("GMT") && name.length() > 3) {
                return ZonedDateTime.ofInstant(instant, id)
                        .getOffset()
                        .getId()
                        .replaceAll(":00$", "")
                        .replace(":", "");
            }
            return name.isEmpty() ? plain : name;
        }
    }

    /** What {@code TZ} says, or without it {@code /etc/localtime}, or else UTC. */
    public static Zone of(ContainerProcess process) {
        String variable = process.environment().get("TZ");
        if (variable != null) {
            return parse(variable);
        }
        try {
            String target = process.files().readLink("/etc/localtime");
            int at = target.indexOf("zoneinfo/");
            return at < 0 ? Zone.UTC : parse(target.substring(at + "zoneinfo/".length()));
        } catch (IOException noLink) {
            return Zone.UTC;
        }
    }

    /** A zone that cannot be understood is UTC, shown by the letters it begins with, as glibc has it. */
    public static Zone parse(String text) {
        String name = text.startsWith(":") ? text.substring(1) : text;
        name = name.startsWith(ZONE_FILES) ? name.substring(ZONE_FILES.length()) : name;
        if (name.isEmpty() || name.equals("UTC0") || name.equals("UTC")) {
            return Zone.UTC;
        }
        if (name.equals("Etc/UTC") || name.equals("Etc/UCT") || name.equals("UCT") || name.equals("Zulu")) {
            return Zone.UTC;
        }
        Matcher posix = POSIX.matcher(name);
        if (posix.matches() && !name.contains("/")) {
            int hours = Integer.parseInt(posix.group(3));
            int minutes = posix.group(4) == null ? 0 : Integer.parseInt(posix.group(4));
            int seconds =
                    -(Math.abs(hours) * 3600 + minutes * 60) * (posix.group(3).startsWith("-") ? -1 : 1);
            String shown = posix.group(1) == null ? posix.group(2) : posix.group(1);
            return Math.abs(hours) > 18
                    ? new Zone(ZoneOffset.UTC, shown)
                    : new Zone(ZoneOffset.ofTotalSeconds(seconds), shown);
        }
        try {
            return new Zone(ZoneId.of(name), name.equals("GMT") ? "GMT" : "");
        } catch (DateTimeException unknown) {
            String letters = name.replaceAll("[^A-Za-z].*", "");
            return new Zone(ZoneOffset.UTC, letters.isEmpty() ? "UTC" : letters);
        }
    }
}
