package dev.drydock.userland.utility.sorting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sort -m}: always the least of the lines at which several files are, and of the same ones the first file's. */
final class SortedMerge {
    /** Gives the next line of a file; null at its end. */
    @FunctionalInterface
    interface Source {
        @Nullable
        String next() throws IOException;
    }

    private SortedMerge() {}

    /** The lines of them all. Files that are not sorted are taken as they are. */
    static List<String> of(List<Source> sources, Comparator<String> order) throws IOException {
        List<Source> open = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Source source : sources) {
            String line = source.next();
            if (line != null) {
                open.add(source);
                lines.add(line);
            }
        }
        List<String> merged = new ArrayList<>();
        while (!open.isEmpty()) {
            int least = 0;
            for (int i = 1; i < open.size(); i++) {
                if (order.compare(lines.get(i), lines.get(least)) < 0) {
                    least = i;
                }
            }
            merged.add(lines.get(least));
            String line = open.get(least).next();
            if (line == null) {
                open.remove(least);
                lines.remove(least);
            } else {
                lines.set(least, line);
            }
        }
        return merged;
    }
}
