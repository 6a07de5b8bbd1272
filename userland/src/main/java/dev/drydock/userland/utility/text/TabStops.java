package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import java.util.List;

/**
 * Where tabs lead to.
 *
 * @param stops columns in ascending order; one alone means every so many
 * @param every how far apart they are behind the last one; 0 for a blank only
 * @param aligned whether those are counted from the line's beginning, and not from the last one
 */
record TabStops(List<Integer> stops, int every, boolean aligned) {
    TabStops {
        stops = List.copyOf(stops);
    }

    /** Every so many columns. */
    static TabStops every(int columns) {
        return new TabStops(List.of(columns), 0, false);
    }

    /** Lists as {@code -t} takes them. */
    static TabStops parse(Invocation call, List<String> lists) {
        return lists.isEmpty() ? every(8) : new TabStopReader(call).read(lists);
    }

    /** The next stop behind a column; a blank further behind the last one. */
    int after(int column) {
        if (stops.size() == 1 && every == 0) {
            return column + stops.get(0) - column % stops.get(0);
        }
        for (int stop : stops) {
            if (stop > column) {
                return stop;
            }
        }
        if (every == 0) {
            return column + 1;
        }
        int from = aligned ? column : column - stops.get(stops.size() - 1);
        return column + every - from % every;
    }

    /** Whether there is a stop behind a column. */
    boolean reaches(int column) {
        return every > 0 || stops.size() == 1 || stops.get(stops.size() - 1) > column;
    }
}
