package dev.drydock.userland.utility.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times in digits: POSIX's {@code touch -t}, {@code date MMDDhhmm}, and the forms that BusyBox reads everywhere. */
public final class TouchStamp {
    private static final Pattern TOUCH =
            Pattern.compile("(\\d{2}|\\d{4})?(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:\\.(\\d{2}))?");
    private static final Pattern SET =
            Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2}|\\d{4})?(?:\\.(\\d{2}))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DOTTED =
            Pattern.compile("(?:(\\d{4})\\.)?(\\d{1,2})\\.(\\d{1,2})-(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2}))?)?)?(Z?)");
    private static final Pattern DIGITS = Pattern.compile("(\\d{2,14})(?:\\.(\\d{2}))?");

    private TouchStamp() {}

    /** {@code [[CC]YY]MMDDhhmm[.ss]}; empty if it is something else. */
    public static Optional<Instant> touch(String text, Instant now, ZoneId zone) {
        Matcher m = TOUCH.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        return at(zone, year(m.group(1), now, zone), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
    }

    /** {@code MMDDhhmm[[CC]YY][.ss]}: what {@code date} sets by. */
    public static Optional<Instant> date(String text, Instant now, ZoneId zone) {
        Matcher m = SET.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        return at(zone, year(m.group(5), now, zone), m.group(1), m.group(2), m.group(3), m.group(4), m.group(6));
    }

    /** What BusyBox's {@code parse_datestr} reads: see the usage of its {@code date}. */
    public static Optional<Instant> busyBox(String text, Instant now, ZoneId zone) {
        ZonedDateTime here = ZonedDateTime.ofInstant(now, zone);
        String year = Integer.toString(here.getYear());
        String month = Integer.toString(here.getMonthValue());
        String day = Integer.toString(here.getDayOfMonth());
        if (text.matches("@-?\\d{1,15}")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text.substring(1))));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return at(zone, year, month, day, clock.group(1), clock.group(2), clock.group(3));
        }
        Matcher m = DOTTED.matcher(text);
        if (m.matches()) {
            String given = m.group(1) == null ? year : m.group(1);
            return at(zone, given, m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
        }
        m = ISO.matcher(text);
        if (m.matches()) {
            ZoneId meant = "Z".equals(m.group(7)) ? ZoneOffset.UTC : zone;
            return at(meant, m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
        }
        m = DIGITS.matcher(text);
        if (m.matches() && m.group(1).length() % 2 == 0) {
            return digits(m.group(1), m.group(2), here);
        }
        return Optional.empty();
    }

    /** {@code [[[[[YY]YY]MM]DD]hh]mm[.ss]}. */
    private static Optional<Instant> digits(String digits, @Nullable String seconds, ZonedDateTime here) {
        String full = String.format(
                "%04d%02d%02d%02d", here.getYear(), here.getMonthValue(), here.getDayOfMonth(), here.getHour());
        String all = digits.length() > 12 ? "" : full.substring(0, 12 - digits.length()) + digits;
        Matcher m = TOUCH.matcher(all);
        if (!m.matches()) {
            return Optional.empty();
        }
        return at(here.getZone(), m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), seconds);
    }

    private static String year(@Nullable String text, Instant now, ZoneId zone) {
        if (text == null) {
            return Integer.toString(ZonedDateTime.ofInstant(now, zone).getYear());
        }
        return text.length() == 4 ? text : (Integer.parseInt(text) < 69 ? "20" : "19") + text;
    }

    private static Optional<Instant> at(ZoneId zone, @Nullable String... fields) {
        int[] numbers = new int[6];
        for (int i = 0; i < 6; i++) {
            String field = fields[i];
            numbers[i] = field == null ? 0 : Integer.parseInt(field);
        }
        try {
            boolean leap = numbers[5] == 60;
            LocalDateTime time = LocalDateTime.of(
                    numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], leap ? 59 : numbers[5]);
            return Optional.of(
                    ZonedDateTime.of(leap ? time.plusSeconds(1) : time, zone).toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
