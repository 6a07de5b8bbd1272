package dev.drydock.userland.utility.awk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program's text says.
 *
 * @param globals the slots of global variables, those of {@link Special} first
 */
record Program(List<Statement> begin, List<Rule> rules, List<Statement> end, Map<String, Integer> globals) {

    /** A pattern and what to do: on every record without one, from one pattern to the other with two. */
    record Rule(@Nullable Expression first, @Nullable Expression last, Statement action) {}

    boolean readsInput() {
        return !rules.isEmpty() || !end.isEmpty();
    }
}
