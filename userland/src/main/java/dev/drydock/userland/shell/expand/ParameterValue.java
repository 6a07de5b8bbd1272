package dev.drydock.userland.shell.expand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter stands for before anything is done with it.
 *
 * @param reference how messages name it
 * @param scalar the value of one that stands for one text; null if it is unset, or a list
 * @param list the values of {@code $@} and the like; null for one text
 * @param joined whether the list in double quotes is one text, as {@code $*} is
 */
record ParameterValue(
        String reference, @Nullable String scalar, @Nullable List<String> list, boolean joined) {

    static ParameterValue of(String reference, @Nullable String scalar) {
        return new ParameterValue(reference, scalar, null, false);
    }

    static ParameterValue list(String reference, List<String> values, boolean joined) {
        return new ParameterValue(reference, null, List.copyOf(values), joined);
    }

    boolean isSet() {
        return list != null ? !list.isEmpty() : scalar != null;
    }

    /** Whether it is set to nothing: what a colon before the operator asks. */
    boolean isEmpty() {
        return list != null
                ? list.stream().allMatch(String::isEmpty) && list.size() < 2
                : scalar == null || scalar.isEmpty();
    }
}
