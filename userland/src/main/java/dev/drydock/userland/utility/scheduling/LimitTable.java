package dev.drydock.userland.utility.scheduling;

import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits in columns as wide as what stands in them; the last is not filled up where it stands at the left.
 *
 * @param raw without filling, and with blanks written as numbers
 * @param headed with a line of headings
 */
record LimitTable(List<LimitColumn> columns, boolean raw, boolean headed) {
    LimitTable {
        columns = List.copyOf(columns);
    }

    List<String> lines(List<ResourceLimit> limits, ResourceLimits values) {
        List<List<String>> rows = new ArrayList<>();
        if (headed) {
            rows.add(columns.stream().map(LimitColumn::name).toList());
        }
        for (ResourceLimit limit : limits) {
            rows.add(columns.stream().map(column -> column.of(limit, values)).toList());
        }
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private String line(List<String> row, List<List<String>> rows) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(each -> each.get(column).length())
                    .max()
                    .orElse(0);
            String cell = row.get(i);
            if (raw) {
                cells.add(cell.replace(" ", "\\x20"));
                continue;
            }
            String blanks = " ".repeat(width - cell.length());
            boolean last = i + 1 == columns.size();
            cells.add(columns.get(i).isRight() ? blanks + cell : last ? cell : cell + blanks);
        }
        return String.join(" ", cells);
    }
}
