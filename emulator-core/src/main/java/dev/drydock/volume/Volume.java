package dev.drydock.volume;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A volume of the driver {@code local}. A value; what is in it is the {@link VolumeStore}'s.
 *
 * @param created to the second
 * @param labels null if none were given
 * @param options of the driver: {@code type}, {@code device}, {@code o}; null if none were given
 * @param mountpoint where the engine believes to keep it
 */
public record Volume(
        String name,
        Instant created,
        @Nullable SortedMap<String, String> labels,
        @Nullable SortedMap<String, String> options,
        String mountpoint) {
    /** The only driver without plugins. */
    public static final String DRIVER = "local";

    /** Volumes are of this node alone. */
    public static final String SCOPE = "local";

    /** The label of a volume that got its name from the engine. */
    public static final String ANONYMOUS_LABEL = "com.docker.volume.anonymous";

    public Volume {
        labels = labels == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        options = options == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    public boolean isAnonymous() {
        return labels != null && labels.containsKey(ANONYMOUS_LABEL);
    }
}
