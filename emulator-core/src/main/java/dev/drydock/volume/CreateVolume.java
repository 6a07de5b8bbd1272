package dev.drydock.volume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a volume.
 *
 * @param name empty for an anonymous one, which the engine names
 * @param driver empty for {@code local}
 * @param options of the driver, null for none
 * @param labels null for none
 */
public record CreateVolume(
        String name,
        String driver,
        @Nullable Map<String, String> options,
        @Nullable Map<String, String> labels) {

    /** A volume with a name and nothing else. */
    public static CreateVolume named(String name) {
        return new CreateVolume(name, "", null, null);
    }

    /** A volume that the engine names. */
    public static CreateVolume anonymous() {
        return named("");
    }
}
