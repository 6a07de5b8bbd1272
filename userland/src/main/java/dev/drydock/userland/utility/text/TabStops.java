package dev.drydock.userland.utility.text;

import java.util.Arrays;

/**
 * Where tabs lead to.
 *
 * @param stops columns in ascending order; one alone means every so many
 */
record TabStops(int[] stops) {

    static TabStops parse(String list) {
        return new TabStops(Arrays.stream(list.trim().split("[, ]+"))
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    /** The next stop behind a column; a blank further behind the last one. */
    int after(int column) {
        if (stops.length == 1) {
            return column + stops[0] - column % stops[0];
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
        return stops.length == 1 || stops[stops.length - 1] > column;
    }
}
