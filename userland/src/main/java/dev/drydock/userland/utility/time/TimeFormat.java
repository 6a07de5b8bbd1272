package dev.drydock.userland.utility.time;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * {@code strftime} in the POSIX locale, with GNU's flags ({@code - _ 0 ^ #}), widths, {@code %N} and {@code %:z}. A
 * conversion that does not exist stays as it is.
 */
public final class TimeFormat {
    private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"
    };

    private final ZonedDateTime time;
    private final String zoneName;

    private TimeFormat(ZonedDateTime time, String zoneName) {
        this.time = time;
        this.zoneName = zoneName;
    }

    public static String format(String format, Instant instant, TimeZones.Zone zone) {
        return new TimeFormat(ZonedDateTime.ofInstant(instant, zone.id()), zone.abbreviation(instant)).expand(format);
    }

    private String expand(String format) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                result.append(c);
                i++;
                continue;
            }
            int start = i++;
            String flags = "";
            while (i < format.length() && "-_0^#+".indexOf(format.charAt(i)) >= 0) {
                flags += format.charAt(i++);
            }
            int digits = i;
            while (i < format.length() && Character.isDigit(format.charAt(i))) {
                i++;
            }
            int width = i == digits ? -1 : Integer.parseInt(format.substring(digits, Math.min(i, digits + 4)));
            while (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
                i++;
            }
            int colons = i;
            while (i < format.length() && format.charAt(i) == ':') {
                i++;
            }
            if (i == format.length() || (i > colons && format.charAt(i) != 'z')) {
                result.append(format, start, i);
                continue;
            }
            String value = convert(format.charAt(i), flags, width, i - colons);
            i++;
            result.append(value.isEmpty() && unknown(format.charAt(i - 1)) ? format.substring(start, i) : value);
        }
        return result.toString();
    }

    private static boolean unknown(char letter) {
        return "aAbBcCdDeFgGhHIjklmMnNpPqrRsSTtuUVwWxXyYzZ%".indexOf(letter) < 0;
    }

    private String convert(char letter, String flags, int width, int colons) {
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'a' -> text(DAYS[weekday()].substring(0, 3), flags, width);
            case 'A' -> text(DAYS[weekday()], flags, width);
            case 'b', 'h' -> text(MONTHS[time.getMonthValue() - 1].substring(0, 3), flags, width);
            case 'B' -> text(MONTHS[time.getMonthValue() - 1], flags, width);
            case 'c' -> text(expand("%a %b %e %H:%M:%S %Y"), flags, width);
            case 'C' -> number(Math.floorDiv(time.getYear(), 100), 2, '0', flags, width);
            case 'd' -> number(time.getDayOfMonth(), 2, '0', flags, width);
            case 'D', 'x' -> text(expand("%m/%d/%y"), flags, width);
            case 'e' -> number(time.getDayOfMonth(), 2, ' ', flags, width);
            case 'F' -> text(expand("%Y-%m-%d"), flags, width);
            case 'g' -> number(Math.floorMod(weekYear(), 100), 2, '0', flags, width);
            case 'G' -> number(weekYear(), 1, '0', flags, width);
            case 'H' -> number(time.getHour(), 2, '0', flags, width);
            case 'I' -> number(hour12(), 2, '0', flags, width);
            case 'j' -> number(time.getDayOfYear(), 3, '0', flags, width);
            case 'k' -> number(time.getHour(), 2, ' ', flags, width);
            case 'l' -> number(hour12(), 2, ' ', flags, width);
            case 'm' -> number(time.getMonthValue(), 2, '0', flags, width);
            case 'M' -> number(time.getMinute(), 2, '0', flags, width);
            case 'N' -> nanoseconds(flags, width);
            case 'p' -> text(halfDay(flags), flags.replace("#", ""), width);
            case 'P' -> text(time.getHour() < 12 ? "am" : "pm", flags, width);
            case 'q' -> number(time.get(IsoFields.QUARTER_OF_YEAR), 1, '0', flags, width);
            case 'r' -> text(expand("%I:%M:%S %p"), flags, width);
            case 'R' -> text(expand("%H:%M"), flags, width);
            case 's' -> number(time.toEpochSecond(), 1, '0', flags, width);
            case 'S' -> number(time.getSecond(), 2, '0', flags, width);
            case 'T', 'X' -> text(expand("%H:%M:%S"), flags, width);
            case 'u' -> number(weekday() == 0 ? 7 : weekday(), 1, '0', flags, width);
            case 'U' -> number((time.getDayOfYear() + 6 - weekday()) / 7, 2, '0', flags, width);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags, width);
            case 'w' -> number(weekday(), 1, '0', flags, width);
            case 'W' -> number((time.getDayOfYear() + 6 - Math.floorMod(weekday() - 1, 7)) / 7, 2, '0', flags, width);
            case 'y' -> number(Math.floorMod(time.getYear(), 100), 2, '0', flags, width);
            case 'Y' -> number(time.getYear(), time.getYear() > 9999 ? 1 : 4, '0', flags, width);
            case 'z' -> offset(colons, flags, width);
            case 'Z' ->
                text(flags.contains("#") ? zoneName.toLowerCase(Locale.ROOT) : zoneName, flags.replace("#", ""), width);
            default -> "";
        };
    }

    private int weekday() {
        return time.get(ChronoField.DAY_OF_WEEK) % 7;
    }

    private int weekYear() {
        return time.get(IsoFields.WEEK_BASED_YEAR);
    }

    private int hour12() {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    private String halfDay(String flags) {
        String word = time.getHour() < 12 ? "AM" : "PM";
        return flags.contains("#") ? word.toLowerCase(Locale.ROOT) : word;
    }

    private static String number(long value, int least, char fill, String flags, int width) {
        char padding = fill;
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            padding = flag == '_' ? ' ' : flag == '0' || flag == '+' ? '0' : flag == '-' ? '-' : padding;
        }
        String digits = Long.toString(Math.abs(value));
        int wanted = Math.max(least, width);
        if (padding == '-') {
            return (value < 0 ? "-" : "") + digits;
        }
        String pad = String.valueOf(padding).repeat(Math.max(0, wanted - digits.length() - (value < 0 ? 1 : 0)));
        String sign = value < 0 ? "-" : "";
        return padding == '0' ? sign + pad + digits : pad + sign + digits;
    }

    private String nanoseconds(String flags, int width) {
        String digits = String.format("%09d", time.getNano());
        int wanted = width < 0 ? 9 : width;
        String cut = wanted <= 9 ? digits.substring(0, wanted) : digits + "0".repeat(wanted - 9);
        return flags.contains("-") && width < 0 ? digits.replaceAll("0+$", "") : cut;
    }

    private static String text(String value, String flags, int width) {
        String shown = value;
        if (flags.contains("^") || flags.contains("#")) {
            shown = shown.toUpperCase(Locale.ROOT);
        }
        String fill = flags.contains("0") ? "0" : " ";
        return fill.repeat(Math.max(0, width - shown.length())) + shown;
    }

    private String offset(int colons, String flags, int width) {
        int seconds = time.getOffset().getTotalSeconds();
        int magnitude = Math.abs(seconds);
        String sign = seconds < 0 ? "-" : "+";
        String hours = String.format("%02d", magnitude / 3600);
        String minutes = String.format("%02d", magnitude / 60 % 60);
        String rest = String.format("%02d", magnitude % 60);
        String body = switch (colons) {
            case 0 -> hours + minutes;
            case 1 -> hours + ":" + minutes;
            case 2 -> hours + ":" + minutes + ":" + rest;
            default -> magnitude % 3600 == 0 ? hours : hours + ":" + minutes + (magnitude % 60 == 0 ? "" : ":" + rest);
        };
        String fill = (flags.contains("_") ? " " : "0").repeat(Math.max(0, width - body.length() - 1));
        return flags.contains("_") ? fill + sign + body : sign + fill + body;
    }
}
