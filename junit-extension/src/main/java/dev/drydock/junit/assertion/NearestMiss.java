package dev.drydock.junit.assertion;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant: the one of several texts that takes the fewest changes. */
final class NearestMiss {
    private NearestMiss() {}

    /** In words, on a line of its own; empty if nothing comes near, which is when more than half would have to change. */
    static String of(String wanted, Collection<String> there) {
        return there.stream()
                .min(Comparator.comparingInt(text -> distance(wanted, text)))
                .filter(text -> 2 * distance(wanted, text) <= Math.max(wanted.length(), text.length()))
                .map(text -> "\nnearest: \"" + text + "\"")
                .orElse("");
    }

    /** How many letters must come, go, change, or change places with their neighbour (Damerau and Levenshtein). */
    static int distance(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int line = 0; line <= from.length(); line++) {
            for (int column = 0; column <= to.length(); column++) {
                table[line][column] = line == 0 || column == 0 ? line + column : least(table, from, line, to, column);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int least(int[][] table, String from, int line, String to, int column) {
        char last = from.charAt(line - 1);
        char other = to.charAt(column - 1);
        int least = Math.min(
                table[line - 1][column - 1] + (last == other ? 0 : 1),
                1 + Math.min(table[line - 1][column], table[line][column - 1]));
        boolean swapped = line > 1 && column > 1 && last == to.charAt(column - 2) && other == from.charAt(line - 2);
        return swapped ? Math.min(least, table[line - 2][column - 2] + 1) : least;
    }
}
