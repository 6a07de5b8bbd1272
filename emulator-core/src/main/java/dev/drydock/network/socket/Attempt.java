package dev.drydock.network.socket;

import dev.drydock.network.Delivery;
import java.time.Duration;

/** What comes of an attempt to connect. */
public sealed interface Attempt {

    /**
     * It is connected, though perhaps not accepted yet.
     *
     * @param after how long that takes
     */
    record Connected(Connection connection, Duration after) implements Attempt {

        /** At once. */
        public Connected(Connection connection) {
            this(connection, Duration.ZERO);
        }
    }

    /** Nobody listens there: ECONNREFUSED. */
    record Refused() implements Attempt {}

    /** As many wait as may: to be tried again when the listener's changes tell. */
    record Full(Listener listener) implements Attempt {}

    /** It does not get there. */
    record Failed(Delivery.Fails how) implements Attempt {}
}
