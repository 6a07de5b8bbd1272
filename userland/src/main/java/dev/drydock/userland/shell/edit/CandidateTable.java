package dev.drydock.userland.shell.edit;

import java.util.List;

/** Lists candidates in columns, filled from top to bottom. */
final class CandidateTable {
    private static final int GAP = 2;

    private CandidateTable() {}

    /** @param slashes whether a slash at the end takes of the gap: how readline marks directories */
    static String of(List<String> candidates, int width, boolean slashes) {
        int longest = candidates.stream()
                        .mapToInt(each -> each.length() - (slashes && each.endsWith("/") ? 1 : 0))
                        .max()
                        .orElse(0)
                + GAP;
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
