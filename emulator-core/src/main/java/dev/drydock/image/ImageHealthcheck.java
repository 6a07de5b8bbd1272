package dev.drydock.image;

import java.time.Duration;
import java.util.List;

/**
 * How a container of this image is asked whether it is well.
 *
 * @param test {@code NONE}, {@code CMD} and words, or {@code CMD-SHELL} and a line; empty inherits
 * @param interval zero for the engine's default, as with the other durations
 * @param retries 0 for the engine's default
 */
public record ImageHealthcheck(
        List<String> test,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        Duration startInterval,
        int retries) {
    public ImageHealthcheck {
        test = List.copyOf(test);
    }
}
