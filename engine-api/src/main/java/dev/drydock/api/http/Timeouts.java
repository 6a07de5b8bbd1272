package dev.drydock.api.http;

import java.time.Duration;

/**
 * How long a client may take, and how long it is waited for.
 *
 * @param head to send a request's head, once it has begun
 * @param body until more of a body comes
 * @param idle between two requests
 * @param linger to close its side once ours is closed
 * @param takeover to take a connection over that is not HTTP any more, if it is a client that loses what comes with the head
 */
record Timeouts(Duration head, Duration body, Duration idle, Duration linger, Duration takeover) {
    static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(20));
}
