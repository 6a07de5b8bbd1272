package dev.drydock.userland.utility.cron;

import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a job is due: minutes, hours, days of the month, months and days of the week. Of the two kinds of days one is enough
 * where both are restricted, and the restricted one counts where only one is.
 */
final class CronTimes {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int DAYS_OF_A_MONTH = 32;
    private static final Map<String, String> NAMED = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final BitSet minutes = new BitSet();
    private final BitSet hours = new BitSet();
    private final BitSet days = new BitSet();
    private final BitSet months = new BitSet();
    private final BitSet weekdays = new BitSet();

    private CronTimes() {}

    /** What {@code @daily} and its like stand for; null if it is none. */
    static @Nullable String named(String word) {
        return NAMED.get(word);
    }

    /**
     * Reads five fields.
     *
     * @param unreadable is told each one that cannot be read as a whole
     * @param read is told the values of each other one, a digit for each value
     */
    static CronTimes of(List<String> fields, Consumer<String> unreadable, Consumer<String> read) {
        CronTimes times = new CronTimes();
        times.field(fields.get(0), 60, 0, List.of(), times.minutes, unreadable, read);
        times.field(fields.get(1), 24, 0, List.of(), times.hours, unreadable, read);
        times.field(fields.get(2), DAYS_OF_A_MONTH, 0, List.of(), times.days, unreadable, read);
        times.field(fields.get(3), 12, -1, MONTHS, times.months, unreadable, read);
        times.field(fields.get(4), 7, 0, DAYS, times.weekdays, unreadable, read);
        boolean anyDay = times.days.cardinality() == DAYS_OF_A_MONTH;
        boolean anyWeekday = times.weekdays.cardinality() == DAYS.size();
        if (anyDay && !anyWeekday) {
            times.days.clear();
        } else if (anyWeekday && !anyDay) {
            times.weekdays.clear();
        }
        return times;
    }

    private void field(
            String text,
            int size,
            int offset,
            List<String> names,
            BitSet values,
            Consumer<String> unreadable,
            Consumer<String> read) {
        if (!CronField.read(text, size, offset, names, values)) {
            unreadable.accept(text);
            return;
        }
        StringBuilder digits = new StringBuilder();
        for (int value = 0; value < size; value++) {
            digits.append(values.get(value) ? '1' : '0');
        }
        read.accept(digits.toString());
    }

    boolean include(ZonedDateTime time) {
        return minutes.get(time.getMinute())
                && hours.get(time.getHour())
                && (days.get(time.getDayOfMonth())
                        || weekdays.get(time.getDayOfWeek().getValue() % 7))
                && months.get(time.getMonthValue() - 1);
    }
}
