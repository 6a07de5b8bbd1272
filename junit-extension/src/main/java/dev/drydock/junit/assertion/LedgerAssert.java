package dev.drydock.junit.assertion;

import dev.drydock.ledger.Call;
import dev.drydock.ledger.Calls;
import dev.drydock.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** What can be said of what was asked of an engine. */
public class LedgerAssert extends AbstractAssert<LedgerAssert, Ledger> {

    LedgerAssert(Ledger ledger) {
        super(ledger, LedgerAssert.class);
    }

    /**
     * Calls that came in this order, with any others before, between and after them.
     *
     * @param wanted each with or without what it was asked of: {@code create web}, {@code start}, {@code network connect app}
     */
    public LedgerAssert hasCalls(String... wanted) {
        Optional<String> missing = actual.missing(wanted);
        if (missing.isPresent()) {
            List<String> words = words(actual.calls());
            int index = List.of(wanted).indexOf(missing.get());
            String before = index < 1 ? "" : "\nit was looked for after \"" + wanted[index - 1] + "\"";
            failWithMessage(
                    "%s",
                    "expected a call \"" + missing.get() + "\"\nthe calls were:" + actual.calls()
                            + NearestMiss.of(missing.get(), words) + before);
        }
        return this;
    }

    /** No call of these words. */
    public LedgerAssert hasNoCall(String words) {
        Calls calls = actual.calls().named(words);
        if (calls.count() > 0) {
            failWithMessage("%s", "expected no call \"" + words + "\", but there were:" + calls);
        }
        return this;
    }

    /** As many calls of these words as that. */
    public LedgerAssert hasCalls(int count, String words) {
        Calls calls = actual.calls().named(words);
        if (calls.count() != count) {
            failWithMessage(
                    "%s",
                    "expected " + count + " calls \"" + words + "\", but there were " + calls.count() + ":"
                            + (calls.count() == 0
                                    ? actual.calls() + NearestMiss.of(words, words(actual.calls()))
                                    : calls));
        }
        return this;
    }

    /** No call was refused. */
    public LedgerAssert hasNoRefusals() {
        Calls refused = actual.calls().refused();
        if (refused.count() > 0) {
            failWithMessage("%s", "expected that nothing is refused, but these calls were:" + refused);
        }
        return this;
    }

    /** Nothing was asked but what {@link Ledger#failOnUnexpectedCalls} names. */
    public LedgerAssert hasNoUnexpectedCalls() {
        Calls calls = actual.unexpectedCalls();
        if (calls.count() > 0) {
            failWithMessage("%s", "nobody expected these calls:" + calls);
        }
        return this;
    }

    /** A fault was met there by that. */
    public LedgerAssert hasFault(String place, String subject) {
        List<String> met = actual.faults().stream()
                .map(fault -> fault.place() + " " + fault.subject())
                .toList();
        if (!met.contains(place + " " + subject)) {
            failWithMessage(
                    "%s",
                    "expected a fault of \"" + place + " " + subject + "\"\nthe faults were:"
                            + (met.isEmpty() ? " none" : "\n  " + String.join("\n  ", met))
                            + NearestMiss.of(place + " " + subject, met));
        }
        return this;
    }

    private static List<String> words(Calls calls) {
        return calls.list().stream().map(Call::words).distinct().toList();
    }
}
