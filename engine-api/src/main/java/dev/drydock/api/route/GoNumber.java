package dev.drydock.api.route;

import java.math.BigInteger;
import java.time.Instant;

/** Numbers as Go's strconv reads them. */
final class GoNumber {
    private GoNumber() {}

    /**
     * A signed number of 64 bits.
     *
     * @param function Go's name of what reads it, for the message
     * @throws dev.drydock.error.EngineException unclassified
     */
    static long parse(String function, String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw RouteErrors.notANumber(function, text, "invalid syntax");
        }
        BigInteger value = new BigInteger(text);
        if (value.bitLength() > 63) {
            throw RouteErrors.notANumber(function, text, "value out of range");
        }
        return value.longValue();
    }

    /** A time that Java cannot name is the furthest one that it can. */
    static Instant instant(long seconds, long nanos) {
        if (seconds > Instant.MAX.getEpochSecond() - 10) {
            return Instant.MAX;
        }
        return seconds < Instant.MIN.getEpochSecond() + 10 ? Instant.MIN : Instant.ofEpochSecond(seconds, nanos);
    }
}
