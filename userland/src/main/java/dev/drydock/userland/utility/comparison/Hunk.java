package dev.drydock.userland.utility.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a patch in the unified format.
 *
 * @param head its first line
 * @param first the line of the old file where it begins, from 1
 * @param newFirst the same of the new file
 * @param body lines that begin with a space, a minus or a plus
 */
record Hunk(String head, int first, int newFirst, List<String> body) {
    Hunk {
        body = List.copyOf(body);
    }

    List<String> old() {
        return without('+');
    }

    List<String> replacement() {
        return without('-');
    }

    private List<String> without(char sign) {
        List<String> lines = new ArrayList<>();
        for (String line : body) {
            if (line.charAt(0) != sign) {
                lines.add(line.substring(1));
            }
        }
        return lines;
    }

    /** Lines before the first change. */
    int prefix() {
        int count = 0;
        while (count < body.size() && body.get(count).charAt(0) == ' ') {
            count++;
        }
        return count;
    }

    /** Lines behind the last change. */
    int suffix() {
        int count = 0;
        while (count < body.size() && body.get(body.size() - 1 - count).charAt(0) == ' ') {
            count++;
        }
        return count;
    }

    Hunk reversed() {
        List<String> swapped = new ArrayList<>();
        for (String line : body) {
            char sign = line.charAt(0);
            swapped.add((sign == '-' ? '+' : sign == '+' ? '-' : sign) + line.substring(1));
        }
        return new Hunk(head, newFirst, first, swapped);
    }
}
