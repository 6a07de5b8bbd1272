package dev.drydock.container.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a container's output is kept.
 *
 * @param type the driver; empty for the engine's own, {@code json-file}
 * @param options null if nobody gave any
 */
public record LogConfig(String type, @Nullable SortedMap<String, String> options) {
    /** Nothing asked for. */
    public static final LogConfig DEFAULT = new LogConfig("", null);

    public LogConfig {
        options = options == null ? null : Sorted.copyOf(options);
    }

    /** The options, empty if nobody gave any. */
    public SortedMap<String, String> optionsOrEmpty() {
        return options == null ? new TreeMap<>() : options;
    }
}
