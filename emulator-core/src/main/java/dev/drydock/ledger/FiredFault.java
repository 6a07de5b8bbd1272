package dev.drydock.ledger;

import java.time.Instant;

/**
 * A fault that was asked for, and met.
 *
 * @param place where, such as {@code pull}
 * @param subject what met it, such as {@code nginx:latest}
 * @param fault what became of it
 */
public record FiredFault(long number, Instant time, String place, String subject, String fault, long cause)
        implements Entry {

    @Override
    public String words() {
        return "fault of " + place + " " + subject + ": " + fault;
    }

    @Override
    public String toString() {
        return LedgerText.of(this);
    }
}
