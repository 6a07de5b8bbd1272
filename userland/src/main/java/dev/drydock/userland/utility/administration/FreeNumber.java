package dev.drydock.userland.utility.administration;

import java.util.Collection;
import java.util.OptionalLong;

/** Which number of a range a new user or group gets; the tools go about it differently. */
record FreeNumber(long least, long most) {

    /** The first that nobody has. */
    OptionalLong lowest(Collection<Long> used) {
        for (long number = least; number <= most; number++) {
            if (!used.contains(number)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    /** One more than the greatest that somebody has, as the shadow tools count for people; else the first free. */
    OptionalLong above(Collection<Long> used) {
        long next = used.stream()
                        .filter(this::contains)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(least - 1)
                + 1;
        return next <= most ? OptionalLong.of(next) : lowest(used);
    }

    /** One less than the least that somebody has, as the shadow tools count for the system; else the last free. */
    OptionalLong below(Collection<Long> used) {
        long next = used.stream()
                        .filter(this::contains)
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(most + 1)
                - 1;
        if (next >= least) {
            return OptionalLong.of(next);
        }
        for (long number = most; number >= least; number--) {
            if (!used.contains(number)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    boolean contains(long number) {
        return number >= least && number <= most;
    }
}
