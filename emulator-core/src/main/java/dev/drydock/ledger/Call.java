package dev.drydock.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of the engine: by a client of the API, or in Java.
 *
 * @param action as the command line calls it: {@code create}, {@code start}, {@code network connect}, {@code pull}
 * @param target name of what it was asked of; empty if of the whole engine
 * @param caller the client's user agent, or the place in the code that called; empty if it did not tell
 * @param time when it began
 * @param ended when it was answered, with all of a stream; null if it is still going on
 * @param error the engine's words, if it was refused; else null
 * @param exchange null for a call in Java
 */
public record Call(
        long number,
        String action,
        String target,
        String caller,
        Instant time,
        @Nullable Instant ended,
        @Nullable String error,
        @Nullable Exchange exchange)
        implements Entry {

    @Override
    public long cause() {
        return 0;
    }

    /** Action and target. */
    @Override
    public String words() {
        return deed().words();
    }

    /** As {@link Deed#is}. */
    public boolean is(String words) {
        return deed().is(words);
    }

    private Deed deed() {
        return new Deed(action, target);
    }

    /** Whether it is still being answered: a stream that nobody has closed, a wait for something that has not come. */
    public boolean isOpen() {
        return ended == null;
    }

    /** Whether it was refused. */
    public boolean isRefused() {
        return error != null || exchange != null && exchange.status() >= 400;
    }

    /** How long it took on the engine's clock; empty while it is going on. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(ended).map(end -> Duration.between(time, end));
    }

    Call of(String name) {
        return new Call(number, action, name, caller, time, ended, error, exchange);
    }

    Call answered(int status, @Nullable String words) {
        return new Call(
                number,
                action,
                target,
                caller,
                time,
                ended,
                words == null ? error : words,
                exchange == null ? null : exchange.answered(status));
    }

    Call endedAt(Instant instant) {
        return new Call(number, action, target, caller, time, instant, error, exchange);
    }

    @Override
    public String toString() {
        return LedgerText.of(this);
    }
}
