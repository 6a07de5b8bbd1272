package dev.drydock.container;

import java.util.SortedSet;
import java.util.TreeSet;

/** CPUs or memory nodes as {@code 0-2,4}. */
final class CpuList {
    private static final int HIGHEST = 8192;

    private CpuList() {}

    /**
     * The numbers in it.
     *
     * @throws BadList with the engine's reason
     */
    static SortedSet<Integer> parse(String text) throws BadList {
        SortedSet<Integer> numbers = new TreeSet<>();
        if (text.isEmpty()) {
            return numbers;
        }
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = number(dash < 0 ? part : part.substring(0, dash), text);
            int last = dash < 0 ? first : number(part.substring(dash + 1), text);
            if (last < first) {
                throw new BadList("invalid format: " + text);
            }
            if (last > HIGHEST) {
                throw new BadList("value of out range, maximum is " + HIGHEST);
            }
            for (int i = first; i <= last; i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static int number(String digits, String whole) throws BadList {
        if (!digits.matches("\\d{1,9}")) {
            throw new BadList("invalid format: " + whole);
        }
        return Integer.parseInt(digits);
    }

    /** The text is no such list. */
    static final class BadList extends Exception {
        private static final long serialVersionUID = 1L;

        BadList(String reason) {
            super(reason);
        }
    }
}
