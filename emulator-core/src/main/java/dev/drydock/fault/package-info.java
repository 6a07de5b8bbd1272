/**
 * Faults that were asked for: which ones, where, how often, and for what. What a fault does is said, and done, at the place
 * where the engine would meet it.
 *
 * <p>Nouns: {@link dev.drydock.fault.FaultTable} (read it first), {@link dev.drydock.fault.FaultPlace}, the name of a place;
 * {@link dev.drydock.fault.FaultPoint}, what a place asks; {@link dev.drydock.fault.FaultWish}, a fault that is being asked for;
 * {@link dev.drydock.fault.FaultRule}, one that is set; {@link dev.drydock.fault.Fault}, what becomes of who meets it. May use:
 * {@code id}, {@code time}, {@code ledger}.
 *
 * <p>Does not belong here: any particular fault.
 */
@NullMarked
package dev.drydock.fault;

import org.jspecify.annotations.NullMarked;
