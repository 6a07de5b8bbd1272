package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** {@code cal} of BusyBox: a month or a year, in the calendar that changed in September 1752. */
final class Cal {
    static final Command COMMAND =
            Command.named("cal", call -> new Cal(call).run()).busybox("j m y").only(Flavour.BUSYBOX);
    private static final Words OUT_OF_RANGE = Words.of("number %s is not in %s range");
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final int WEEKS = 6;
    private static final int DAYS = 7;
    private static final int MONTHS = 12;
    private static final int LAST_YEAR = 9999;
    private static final int LINE_BUFFER = 79;
    /** The day in milliseconds since 1970 that began the new calendar: 14 September 1752. */
    private static final long CHANGE = LocalDate.of(1752, 9, 14).toEpochDay() * 86_400_000L;

    private final Invocation call;
    private final boolean julian;
    private final boolean monday;
    private final int width;

    private Cal(Invocation call) {
        this.call = call;
        this.julian = call.commandLine().has("j");
        this.monday = call.commandLine().has("m");
        this.width = julian ? 4 : 3;
    }

    private Exit run() {
        List<String> operands = call.operands();
        if (operands.size() > 2) {
            throw call.usage();
        }
        LocalDate today = LocalDate.ofInstant(call.process().clock().now(), ZoneOffset.UTC);
        int month = operands.size() == 2 ? number(operands.get(0), MONTHS) : 0;
        int year = operands.isEmpty() ? today.getYear() : number(operands.get(operands.size() - 1), LAST_YEAR);
        if (operands.isEmpty() && !call.commandLine().has("y")) {
            month = today.getMonthValue();
        }
        if (month > 0) {
            month(year, month);
        } else {
            year(year);
        }
        return Exit.SUCCESS;
    }

    private int number(String text, int highest) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID, text);
        }
        int number = Integer.parseInt(text);
        if (number < 1 || number > highest) {
            throw call.fail(OUT_OF_RANGE, text, "1.." + highest);
        }
        return number;
    }

    private void month(int year, int month) {
        int columns = DAYS * width - 1;
        call.out().line(centred(name(month) + " " + year, columns, false));
        call.out().line(head());
        for (String week : weeks(year, month)) {
            call.out().line(week);
        }
    }

    private void year(int year) {
        int across = julian ? 2 : 3;
        int columns = DAYS * width - 1;
        int between = 2;
        call.out().line(centred(Integer.toString(year), columns * across + between * (across - 1), true));
        call.out().line("");
        for (int first = 1; first <= MONTHS; first += across) {
            List<String> names = new ArrayList<>();
            List<String> heads = new ArrayList<>();
            List<List<String>> months = new ArrayList<>();
            for (int month = first; month < first + across; month++) {
                names.add(centred(name(month), columns, true));
                heads.add(head());
                months.add(weeks(year, month));
            }
            String gap = " ".repeat(between);
            call.out().line(String.join(gap, names));
            call.out().line(String.join(gap, heads));
            for (int week = 0; week < WEEKS; week++) {
                List<String> line = new ArrayList<>();
                for (List<String> month : months) {
                    line.add(padded(month.get(week).stripTrailing(), columns));
                }
                call.out().line(trimmed(String.join(gap, line)));
            }
        }
    }

    /** A line without days is one of blanks, as wide as the buffer that BusyBox puts weeks together in. */
    private static String trimmed(String line) {
        return line.isBlank() ? " ".repeat(LINE_BUFFER) : line.stripTrailing();
    }

    private static String name(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String centred(String text, int columns, boolean filled) {
        int left = (columns - text.length()) / 2;
        String line = " ".repeat(Math.max(0, left)) + text;
        return filled ? padded(line, columns) : line;
    }

    private String head() {
        String[] names = {"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"};
        List<String> head = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            head.add((julian ? " " : "") + names[(i + (monday ? 1 : 0)) % DAYS]);
        }
        return String.join(" ", head);
    }

    /** The old calendar is only in a class that takes a {@code Date}. */
    @SuppressWarnings("JavaUtilDate")
    private List<String> weeks(int year, int month) {
        GregorianCalendar day = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        day.setGregorianChange(new Date(CHANGE));
        day.clear();
        day.set(year, month - 1, 1);
        List<String> weeks = new ArrayList<>();
        StringBuilder week = new StringBuilder();
        int column = column(day);
        week.append(" ".repeat(column * width));
        while (day.get(GregorianCalendar.MONTH) == month - 1) {
            int number = julian ? day.get(GregorianCalendar.DAY_OF_YEAR) : day.get(GregorianCalendar.DAY_OF_MONTH);
            String shown = Integer.toString(number);
            week.append(" ".repeat(width - 1 - shown.length())).append(shown).append(' ');
            day.add(GregorianCalendar.DAY_OF_MONTH, 1);
            if (column(day) == 0) {
                weeks.add(week.toString().stripTrailing());
                week.setLength(0);
            }
        }
        if (!week.isEmpty()) {
            weeks.add(week.toString().stripTrailing());
        }
        while (weeks.size() < WEEKS) {
            weeks.add(" ".repeat(DAYS * width));
        }
        return weeks;
    }

    private int column(GregorianCalendar day) {
        int sundayFirst = day.get(GregorianCalendar.DAY_OF_WEEK) - 1;
        return (sundayFirst + (monday ? DAYS - 1 : 0)) % DAYS;
    }
}
