package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.state.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a list that bash's <code>${@:offset:length}</code> asks for.
 *
 * @param offset counted from the end of the list if it is negative
 * @param length how many values at the most, 0 or more
 */
record ListSlice(long offset, long length) {

    /** Of the positional parameters, before which the name of the script has the place 0. */
    List<String> ofParameters(String name, List<String> parameters) {
        List<String> all = new ArrayList<>();
        all.add(name);
        all.addAll(parameters);
        long start = start(all.size());
        return start < 0 ? List.of() : from((int) start, all);
    }

    /** Of a variable that is no array, which is one of a single element. */
    List<String> ofScalar(List<String> value) {
        long start = start(1);
        return start < 0 ? List.of() : from((int) start, value);
    }

    /**
     * Of an array: an offset is an index, which need not be the place among those that are set. In one with keys
     * of text the first element has, as among parameters, the place 1.
     *
     * @param values those of the array in their order, perhaps transformed
     */
    List<String> ofArray(Variable array, List<String> values) {
        if (array.isAssociative()) {
            long start = start(values.size());
            return start < 0 ? List.of() : from((int) Math.max(start - 1, 0), values);
        }
        long start = start(values.isEmpty() ? 0 : array.indices().lastKey() + 1);
        return start < 0
                ? List.of()
                : from(array.indices().headMap(start, false).size(), values);
    }

    /** The place that the offset means in a list of this size; negative if it is outside. */
    private long start(long size) {
        long start = offset < 0 ? offset + size : offset;
        return start > size ? -1 : start;
    }

    private List<String> from(int start, List<String> values) {
        int first = Math.min(start, values.size());
        return values.subList(first, (int) Math.min(values.size(), first + Math.min(length, values.size())));
    }
}
