package dev.drydock.ledger;

import java.time.Instant;

/** Something that the ledger tells of. */
public sealed interface Entry permits Call, Occurrence, FiredFault {

    /** Its place in the ledger, from 1 on: calls stand where they began. */
    long number();

    /** When it began or happened, on the engine's clock. */
    Instant time();

    /** The number of the call in whose course it came about; 0 if of none. */
    long cause();

    /** What it was, in a few words, such as {@code create web} or {@code container die web}. */
    String words();
}
