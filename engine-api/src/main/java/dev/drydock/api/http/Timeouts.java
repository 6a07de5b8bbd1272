package dev.drydock.api.http;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param head to send a request's head, once it has begun
 * @param body until more of a body comes
 * @param idle between two requests
 * @param linger to close its side once ours is closed
 */
record Timeouts(Duration head, Duration body, Duration idle, Duration linger) {
    static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(2));
}
