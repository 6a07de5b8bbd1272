package dev.drydock.layer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in the tar of one layer: none leads out of it, none is there twice, none is too long for Linux. */
final class EntryNames {
    private static final int LONGEST_NAME_BYTES = 255;
    private static final int LONGEST_PATH_BYTES = 4095;

    private final Set<String> seen = new HashSet<>();
    private boolean repeated;

    /**
     * The path of an entry as seen from the root; empty for the root itself.
     *
     * @throws dev.drydock.error.EngineException if it leads out, or is too long
     */
    String take(String name) {
        String path = local(name);
        if (path == null) {
            throw LayerErrors.invalidName(name);
        }
        repeated |= !seen.add(path);
        if (path.length() > LONGEST_NAME_BYTES / 3) {
            requireShort(path);
        }
        return path;
    }

    /** @throws dev.drydock.error.EngineException if a name was taken twice */
    void requireNoneRepeated() {
        if (repeated) {
            throw LayerErrors.repeated();
        }
    }

    private static void requireShort(String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
            throw LayerErrors.longPath(path);
        }
        for (String component : path.split("/")) {
            if (component.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
                throw LayerErrors.longName(path);
            }
        }
    }

    /** What a hard link refers to. */
    static String target(String name) {
        String path = local(name);
        if (path == null) {
            throw LayerErrors.invalidHardLink(name);
        }
        return path;
    }

    /** Without empty components, {@code .} and {@code ..}; null if it leads above the root. */
    private static @Nullable String local(String name) {
        Deque<String> components = new ArrayDeque<>();
        for (String component : name.split("/")) {
            if (component.equals("..")) {
                if (components.pollLast() == null) {
                    return null;
                }
            } else if (!component.isEmpty() && !component.equals(".")) {
                components.addLast(component);
            }
        }
        return String.join("/", components);
    }
}
