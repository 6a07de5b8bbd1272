package dev.drydock.fault;

import java.util.function.Function;

/**
 * A place where the engine meets faults.
 *
 * @param name as the ledger tells it, such as {@code pull}; each place has one of its own
 * @param subject how the ledger tells of who met it
 * @param <S> who may meet it
 * @param <F> what may become of it there
 */
@SuppressWarnings("UnusedTypeParameter") // It gives the point of this place its type.
public record FaultPlace<S, F extends Fault>(String name, Function<S, String> subject) {}
