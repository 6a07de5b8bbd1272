package dev.drydock.userland.utility.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in words, as GNU's {@code date -d} and {@code touch -d} read them: {@code 2024-01-02 03:04}, {@code 2 Jan 2024},
 * {@code @123}, {@code tomorrow}, {@code 3 days ago}, {@code next friday}, {@code 12pm UTC}.
 */
public final class DateText {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> ORDINALS = List.of(
            "last",
            "this",
            "next",
            "",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth");
    private static final Pattern ISO_DATE = Pattern.compile("([-+]?\\d{1,})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern SLASH_DATE = Pattern.compile("(\\d{1,4})/(\\d{1,2})(?:/(\\d{1,4}))?");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?([-+]\\d{1,2}(?::?\\d{2})?)?");
    private static final Pattern ZONE_OFFSET = Pattern.compile("([-+])(\\d{1,2})(?::?(\\d{2}))?");
    private static final Pattern TOKEN = Pattern.compile(
            "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:[-+]\\d{1,2}(?::?\\d{2})?)?|[-+]?\\d+-\\d{1,2}-\\d{1,2}(?!\\d)|"
                    + "\\d{1,2}-[A-Za-z]{3,}-\\d{2,4}|\\d{1,4}/\\d{1,2}(?:/\\d{1,4})?|"
                    + "@-?\\d+(?:[.,]\\d+)?|[-+] *\\d+(?::\\d{2})?|\\d+(?:\\.\\d+)?|[A-Za-z][A-Za-z.]*|.");

    private final ZonedDateTime now;
    private ZoneId zone;
    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private @Nullable Instant exact;
    private boolean zoneGiven;
    private @Nullable DayOfWeek weekday;
    private int weekdayOrdinal;
    private int years;
    private int months;
    private int days;
    private Duration shift = Duration.ZERO;
    private boolean relative;

    private DateText(Instant now, ZoneId zone) {
        this.now = ZonedDateTime.ofInstant(now, zone);
        this.zone = zone;
    }

    /** Empty if the text cannot be understood. An empty text is today's midnight. */
    public static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
        DateText reader = new DateText(now, zone);
        try {
            String plain = text.replaceAll("\\([^()]*\\)", " ");
            Matcher zoneRule = Pattern.compile("\\s*TZ=\"([^\"]*)\"(.*)").matcher(plain);
            if (zoneRule.matches()) {
                reader = new DateText(now, TimeZones.parse(zoneRule.group(1)).id());
                plain = zoneRule.group(2);
            }
            return reader.read(tokens(plain)) ? Optional.of(reader.result()) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        String spaced = text.replaceAll("(\\d)[Tt](\\d)", "$1 $2");
        Matcher matcher = TOKEN.matcher(spaced);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.isBlank() && !token.equals(",")) {
                tokens.add(token.toLowerCase(Locale.ROOT).replace(" ", ""));
            }
        }
        return tokens;
    }

    private boolean read(List<String> tokens) {
        int i = 0;
        while (i < tokens.size()) {
            int used = one(tokens, i);
            if (used == 0) {
                return false;
            }
            i += used;
        }
        return true;
    }

    /** Reads what begins at a token; gives how many it took, 0 if none. */
    private int one(List<String> tokens, int at) {
        String token = tokens.get(at);
        String next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        Matcher iso = ISO_DATE.matcher(token);
        if (iso.matches()) {
            return setDate(year(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
        }
        Matcher dashed = Pattern.compile("(\\d{1,2})-([a-z]{3,})-(\\d{2,4})").matcher(token);
        if (dashed.matches()) {
            return setDate(year(dashed.group(3)), month(dashed.group(2)), Integer.parseInt(dashed.group(1)));
        }
        Matcher slash = SLASH_DATE.matcher(token);
        if (slash.matches()) {
            return slashDate(slash);
        }
        Matcher clock = CLOCK.matcher(token);
        if (clock.matches()) {
            return clock(clock, next);
        }
        if (token.startsWith("@")) {
            return seconds(token.substring(1).replace(',', '.'));
        }
        if (Character.isLetter(token.charAt(0))) {
            return word(token, next);
        }
        if (token.matches("[-+]?\\d+(\\.\\d+)?")) {
            return number(token, next, at + 2 < tokens.size() ? tokens.get(at + 2) : "");
        }
        return token.matches("[-+]\\d+:\\d{2}") && time != null ? offset(token) : 0;
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        return text.length() > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
    }

    private static int month(String word) {
        return MONTHS.indexOf(word.substring(0, 3)) + 1;
    }

    private int setDate(int year, int month, int day) {
        if (date != null || month == 0) {
            return 0;
        }
        date = LocalDate.of(year, month, day);
        return 1;
    }

    private int slashDate(Matcher slash) {
        String third = slash.group(3);
        int first = Integer.parseInt(slash.group(1));
        int second = Integer.parseInt(slash.group(2));
        if (third == null) {
            return setDate(now.getYear(), first, second);
        }
        return slash.group(1).length() > 2
                ? setDate(first, second, Integer.parseInt(third))
                : setDate(year(third), first, second);
    }

    private int clock(Matcher clock, String next) {
        if (time != null) {
            return 0;
        }
        int hour = Integer.parseInt(clock.group(1));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        int used = 1;
        if (isHalfDay(next)) {
            hour = hour(hour, next);
            used = 2;
        }
        boolean leap = second == 60;
        time = LocalTime.of(hour, Integer.parseInt(clock.group(2)), leap ? 59 : second, nanos(clock.group(4)));
        shift = leap ? shift.plusSeconds(1) : shift;
        return clock.group(5) == null || offset(clock.group(5)) > 0 ? used : 0;
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static boolean isHalfDay(String word) {
        return word.equals("am") || word.equals("pm") || word.equals("a.m.") || word.equals("p.m.");
    }

    private static int hour(int hour, String half) {
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("hour " + hour);
        }
        return hour % 12 + (half.startsWith("p") ? 12 : 0);
    }

    private int offset(String text) {
        Matcher matcher = ZONE_OFFSET.matcher(text);
        if (!matcher.matches() || zoneGiven) {
            return 0;
        }
        int minutes = Integer.parseInt(matcher.group(2)) * 60
                + (matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
        zone = ZoneOffset.ofTotalSeconds(minutes * 60 * (matcher.group(1).equals("-") ? -1 : 1));
        zoneGiven = true;
        return 1;
    }

    private int seconds(String text) {
        if (exact != null) {
            return 0;
        }
        int point = text.indexOf('.');
        long whole = Long.parseLong(point < 0 ? text : text.substring(0, point));
        int nanos = point < 0 ? 0 : nanos(text.substring(point + 1));
        exact = Instant.ofEpochSecond(whole, text.startsWith("-") ? -nanos : nanos);
        return 1;
    }

    private int word(String token, String next) {
        switch (token) {
            case "now", "today" -> {
                relative = true;
                return 1;
            }
            case "tomorrow" -> {
                relative = true;
                days++;
                return 1;
            }
            case "yesterday" -> {
                relative = true;
                days--;
                return 1;
            }
            case "noon" -> {
                time = LocalTime.NOON;
                return 1;
            }
            case "midnight" -> {
                time = LocalTime.MIDNIGHT;
                return 1;
            }
            case "utc", "gmt", "z", "ut" -> {
                zone = ZoneOffset.UTC;
                zoneGiven = true;
                return 1;
            }
            default -> {
                if (token.length() == 1) {
                    return military(token.charAt(0));
                }
                return monthOrDay(token, next);
            }
        }
    }

    /** The zones of one letter: A to I and K to M are east of Greenwich, N to Y west of it. */
    private int military(char letter) {
        int east = "abcdefghiklm".indexOf(letter) + 1;
        int west = "nopqrstuvwxy".indexOf(letter) + 1;
        if (zoneGiven || (east == 0 && west == 0)) {
            return 0;
        }
        zone = ZoneOffset.ofHours(east - west);
        zoneGiven = true;
        return 1;
    }

    private int monthOrDay(String token, String next) {
        if (isMonth(token)) {
            Matcher day = Pattern.compile("\\d{1,2}").matcher(next);
            if (!day.matches()) {
                return 0;
            }
            return setDate(now.getYear(), month(token), Integer.parseInt(next)) == 0 ? 0 : 2;
        }
        if (isDay(token)) {
            return weekday(token, 0);
        }
        int ordinal = ORDINALS.indexOf(token);
        if (ordinal < 0) {
            return unit(token, 1) ? 1 : 0;
        }
        if (isDay(next)) {
            return weekday(next, ordinal - 1) == 0 ? 0 : 2;
        }
        return unit(next, ordinal - 1) ? 2 : 0;
    }

    private static boolean isMonth(String word) {
        return word.length() >= 3
                && MONTHS.contains(word.substring(0, 3))
                && (word.length() <= 4
                        || List.of(
                                        "january",
                                        "february",
                                        "march",
                                        "april",
                                        "june",
                                        "july",
                                        "august",
                                        "september",
                                        "october",
                                        "november",
                                        "december")
                                .contains(word));
    }

    private static boolean isDay(String word) {
        String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return plain.length() >= 3
                && DAYS.contains(plain.substring(0, 3))
                && (plain.length() == 3 || plain.endsWith("day") || plain.equals("tues") || plain.startsWith("thur"));
    }

    private int weekday(String word, int ordinal) {
        if (weekday != null) {
            return 0;
        }
        weekday = DayOfWeek.of(DAYS.indexOf(word.substring(0, 3)) + 1);
        weekdayOrdinal = ordinal;
        return 1;
    }

    private int number(String token, String next, String afterNext) {
        boolean signed = !Character.isDigit(token.charAt(0));
        if (!signed && isHalfDay(next) && time == null) {
            time = LocalTime.of(hour(Integer.parseInt(token), next), 0);
            return 2;
        }
        if (!signed && isMonth(next)) {
            boolean yearFollows = afterNext.matches("\\d{4}");
            int year = yearFollows ? Integer.parseInt(afterNext) : now.getYear();
            return setDate(year, month(next), Integer.parseInt(token)) == 0 ? 0 : yearFollows ? 3 : 2;
        }
        if (!token.contains(".") && Character.isLetter(next.isEmpty() ? ' ' : next.charAt(0))) {
            int count = Integer.parseInt(token);
            if (unit(next, afterNext.equals("ago") ? -count : count)) {
                return afterNext.equals("ago") ? 3 : 2;
            }
        }
        return signed ? (time == null ? 0 : offset(token)) : bare(token);
    }

    /** Digits alone: a year after a date, a compact date, or a time. */
    private int bare(String token) {
        LocalDate known = date;
        if (known != null && token.length() == 4 && time != null) {
            date = known.withYear(Integer.parseInt(token));
            return 1;
        }
        if (token.length() == 8 && known == null) {
            return setDate(
                    Integer.parseInt(token.substring(0, 4)),
                    Integer.parseInt(token.substring(4, 6)),
                    Integer.parseInt(token.substring(6)));
        }
        if (known != null && token.length() == 4 && time == null) {
            date = known.withYear(Integer.parseInt(token));
            return 1;
        }
        if (time == null && token.matches("\\d{1,4}")) {
            int value = Integer.parseInt(token);
            time = token.length() <= 2 ? LocalTime.of(value, 0) : LocalTime.of(value / 100, value % 100);
            return 1;
        }
        return 0;
    }

    private boolean unit(String word, int count) {
        String name = word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
        switch (name) {
            case "year" -> years += count;
            case "month" -> months += count;
            case "fortnight" -> days += 14 * count;
            case "week" -> days += 7 * count;
            case "day" -> days += count;
            case "hour" -> shift = shift.plusHours(count);
            case "minute", "min" -> shift = shift.plusMinutes(count);
            case "second", "sec" -> shift = shift.plusSeconds(count);
            default -> {
                return false;
            }
        }
        relative = true;
        return true;
    }

    private Instant result() {
        if (exact != null) {
            return exact.plus(Duration.ofDays(days)).plus(shift);
        }
        ZonedDateTime here = now.withZoneSameInstant(zone);
        LocalDate day = date == null ? here.toLocalDate() : date;
        boolean midnight = time == null && (date != null || weekday != null || !relative);
        LocalTime clock = time != null ? time : midnight ? LocalTime.MIDNIGHT : here.toLocalTime();
        if (weekday != null && date == null) {
            int ahead = Math.floorMod(weekday.getValue() - day.getDayOfWeek().getValue(), 7);
            int weeks = weekdayOrdinal - (weekdayOrdinal > 0 && ahead != 0 ? 1 : 0);
            day = day.plusDays(ahead + 7L * weeks);
        }
        day = shifted(day);
        return ZonedDateTime.of(day, clock, zone).toInstant().plus(shift);
    }

    /** Years and months overflow into the next month, as mktime has it: 31 January and a month is 2 or 3 March. */
    private LocalDate shifted(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1).plusYears(years).plusMonths(months);
        return first.plusDays(day.getDayOfMonth() - 1L).plusDays(days);
    }
}
