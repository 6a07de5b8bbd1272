package dev.drydock.error;

import java.util.List;
import java.util.stream.Collectors;

/** Several reasons told at once (28.5.2: internal/multierror). */
public final class Reasons {
    private Reasons() {}

    /**
     * One reason by itself; several as a list, in which the lines that a reason has beyond its first are indented.
     *
     * @param reasons not empty
     */
    public static String joined(List<String> reasons) {
        if (reasons.size() == 1) {
            return reasons.get(0).strip();
        }
        return reasons.stream()
                .map(reason -> "* " + reason.replace("\n", "\n\t"))
                .collect(Collectors.joining("\n"));
    }
}
