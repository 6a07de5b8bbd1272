package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.syntax.ParameterExpansion.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * What dash and BusyBox take off {@code $@} and {@code $*}. They see one text with a NUL between the parameters, and their
 * patterns see no further than the next NUL.
 */
final class ListTrimming {
    private final TextOperations operations;
    private final Operator operator;
    private final String pattern;

    ListTrimming(TextOperations operations, Operator operator, String pattern) {
        this.operations = operations;
        this.operator = operator;
        this.pattern = pattern;
    }

    /** What is left of a list that is not empty. */
    List<String> of(List<String> list) {
        return switch (operator) {
            case LONGEST_PREFIX -> operations.isWhole(list.get(0), pattern) ? List.of("") : changed(list, 0, true);
            case SHORTEST_PREFIX -> changed(list, 0, true);
            case LONGEST_SUFFIX -> fits(list, 0) ? changed(list, 0, false) : list;
            default -> {
                int last = list.size() - 1;
                while (last >= 0 && !fits(list, last)) {
                    last--;
                }
                yield last < 0 ? list : changed(list, last, false);
            }
        };
    }

    private boolean fits(List<String> list, int index) {
        return operations.cut(list.get(index), operator, pattern) >= 0;
    }

    private List<String> changed(List<String> list, int index, boolean withRest) {
        List<String> changed = new ArrayList<>(withRest ? list : list.subList(0, index + 1));
        changed.set(index, operations.remove(list.get(index), operator, pattern));
        return changed;
    }
}
