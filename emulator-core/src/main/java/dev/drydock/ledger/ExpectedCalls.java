package dev.drydock.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that somebody expects.
 *
 * @param after the number of the last entry before it was asked for
 */
record ExpectedCalls(long after, List<String> words) {

    ExpectedCalls and(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new ExpectedCalls(after, List.copyOf(all));
    }

    boolean allow(Call call) {
        return call.number() <= after || words.stream().anyMatch(call::is);
    }
}
