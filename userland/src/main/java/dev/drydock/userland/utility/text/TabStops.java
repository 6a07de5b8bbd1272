package dev.drydock.userland.utility.text;

import java.util.Arrays;
import java.util.List;

/**
 * Where tabs lead to.
 *
 * @param stops columns in ascending order; one alone means every so many
 */
record TabStops(List<Integer> stops) {
    TabStops {
        stops = List.copyOf(stops);
    }

    static TabStops parse(String list) {
        return new TabStops(
                Arrays.stream(list.trim().split("[, ]+")).map(Integer::valueOf).toList());
    }

    /** The next stop behind a column; a blank further behind the last one. */
    int after(int column) {
        if (stops.size() == 1) {
            return column + stops.get(0) - column % stops.get(0);
        }
        for (int stop : stops) {
            if (stop > column) {
                return stop;
            }
        }
        return column + 1;
    }

    /** Whether there is a stop behind a column. */
    boolean reaches(int column) {
        return stops.size() == 1 || stops.get(stops.size() - 1) > column;
    }
}
