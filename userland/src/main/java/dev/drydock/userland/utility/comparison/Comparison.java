package dev.drydock.userland.utility.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of two texts changed: a shortest way from one to the other, found from both ends at once (E. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986), with each run of changes moved as far down as it goes, as GNU diff does.
 */
final class Comparison {
    private final int[] oldLines;
    private final int[] newLines;
    private final boolean[] removed;
    private final boolean[] added;

    /** Lines are the same that have the same key. */
    private Comparison(List<String> oldKeys, List<String> newKeys) {
        Map<String, Integer> numbers = new HashMap<>();
        this.oldLines = numbers(oldKeys, numbers);
        this.newLines = numbers(newKeys, numbers);
        this.removed = new boolean[oldLines.length + 1];
        this.added = new boolean[newLines.length + 1];
    }

    static List<Change> of(List<String> oldKeys, List<String> newKeys) {
        Comparison comparison = new Comparison(oldKeys, newKeys);
        comparison.compare();
        comparison.shift(comparison.oldLines, comparison.removed, comparison.added);
        comparison.shift(comparison.newLines, comparison.added, comparison.removed);
        return comparison.changes();
    }

    private static int[] numbers(List<String> keys, Map<String, Integer> numbers) {
        int[] lines = new int[keys.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = numbers.computeIfAbsent(keys.get(i), key -> numbers.size());
        }
        return lines;
    }

    /** Lines that the other text does not have changed in any case; the others are compared. */
    private void compare() {
        int[] oldKept = kept(oldLines, newLines, removed);
        int[] newKept = kept(newLines, oldLines, added);
        new ShortestWay(oldLines, oldKept, removed, newLines, newKept, added).find();
    }

    private static int[] kept(int[] lines, int[] others, boolean[] changed) {
        BitSet known = new BitSet();
        for (int line : others) {
            known.set(line);
        }
        int[] kept = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (known.get(lines[i])) {
                kept[count++] = i;
            } else {
                changed[i] = true;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /**
     * Moves runs of changes: up to join what is above, then down as far as the text repeats, but back to where the other
     * text changed, if that was on the way.
     */
    private void shift(int[] lines, boolean[] changed, boolean[] other) {
        int end = lines.length;
        int i = 0;
        int j = 0;
        while (true) {
            while (i < end && !changed[i]) {
                while (at(other, j)) {
                    j++;
                }
                j++;
                i++;
            }
            if (i == end) {
                return;
            }
            int start = i;
            do {
                i++;
            } while (at(changed, i));
            while (at(other, j)) {
                j++;
            }
            int corresponding;
            int length;
            do {
                length = i - start;
                while (start > 0 && lines[start - 1] == lines[i - 1]) {
                    changed[--start] = true;
                    changed[--i] = false;
                    while (at(changed, start - 1)) {
                        start--;
                    }
                    do {
                        j--;
                    } while (at(other, j));
                }
                corresponding = at(other, j - 1) ? i : end;
                while (i != end && lines[start] == lines[i]) {
                    changed[start++] = false;
                    changed[i++] = true;
                    while (at(changed, i)) {
                        i++;
                    }
                    for (j++; at(other, j); j++) {
                        corresponding = i;
                    }
                }
            } while (length != i - start);
            while (corresponding < i) {
                changed[--start] = true;
                changed[--i] = false;
                do {
                    j--;
                } while (at(other, j));
            }
        }
    }

    private static boolean at(boolean[] flags, int index) {
        return index >= 0 && index < flags.length && flags[index];
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < oldLines.length || j < newLines.length) {
            if (!removed[i] && !added[j]) {
                i++;
                j++;
                continue;
            }
            int oldStart = i;
            int newStart = j;
            while (removed[i]) {
                i++;
            }
            while (added[j]) {
                j++;
            }
            changes.add(new Change(oldStart, i - oldStart, newStart, j - newStart));
        }
        return changes;
    }
}
