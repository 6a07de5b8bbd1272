package dev.drydock.userland.shell.edit;

import java.util.List;

/** Lists candidates in columns, filled from top to bottom. */
final class CandidateTable {
    private static final int GAP = 2;

    private CandidateTable() {}

    static String of(List<String> candidates, int width) {
        int longest = candidates.stream().mapToInt(String::length).max().orElse(0) + GAP;
        int columns = Math.max(1, width / longest);
        int rows = (candidates.size() + columns - 1) / columns;
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int i = row; i < candidates.size(); i += rows) {
                String candidate = candidates.get(i);
                table.append(candidate).append(" ".repeat(longest - candidate.length()));
            }
            table.append('\n');
        }
        return table.toString();
    }
}
