/**
 * The book of an engine: what was asked of it, what happened, and which faults it met, in one order.
 *
 * <p>Nouns: {@link dev.drydock.ledger.Ledger} (read it first), {@link dev.drydock.ledger.Entry}: a {@link
 * dev.drydock.ledger.Call} (with its {@link dev.drydock.ledger.Exchange} if it came over the API), an {@link
 * dev.drydock.ledger.Occurrence} or a {@link dev.drydock.ledger.FiredFault}; {@link dev.drydock.ledger.OpenCall}, a call while
 * it is answered, and the {@link dev.drydock.ledger.Course} in which it makes things happen; {@link dev.drydock.ledger.Calls}, a choice of them;
 * {@link dev.drydock.ledger.Deed}, what was done and to what. May use: {@code error}, {@code time}, {@code event}.
 *
 * <p>Does not belong here: deciding anything. Who writes into it goes on as if it were not there.
 */
@NullMarked
package dev.drydock.ledger;

import org.jspecify.annotations.NullMarked;
