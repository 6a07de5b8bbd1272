package dev.drydock.layer;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine calls the size of a layer: the lengths of its regular files and of what its symbolic links say, once it is
 * unpacked; of what has several names, once (28.5.2: directory.Size of what overlay2 has unpacked).
 */
final class UnpackedSize {
    private final Map<String, LayerEntry.Body> places = new HashMap<>();

    private UnpackedSize() {}

    /** @return bytes */
    static long of(List<LayerEntry> entries) {
        UnpackedSize size = new UnpackedSize();
        entries.forEach(size::unpack);
        Set<LayerEntry.Body> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        long sum = 0;
        for (LayerEntry.Body body : size.places.values()) {
            sum += counted.add(body) ? bytes(body) : 0;
        }
        return sum;
    }

    /** The last entry of a path is what is there in the end; a file takes the place of a directory with all that is in it. */
    private void unpack(LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        if (body instanceof LayerEntry.Whiteout || body instanceof LayerEntry.Opaque) {
            return;
        }
        LayerEntry.Body file = body instanceof LayerEntry.HardLink link ? places.get(link.target()) : body;
        LayerEntry.Body before = file == null ? places.remove(entry.path()) : places.put(entry.path(), file);
        if (before instanceof LayerEntry.Directory && !(body instanceof LayerEntry.Directory)) {
            places.keySet().removeIf(path -> path.startsWith(entry.path() + "/"));
        }
    }

    private static long bytes(LayerEntry.Body body) {
        if (body instanceof LayerEntry.Regular file) {
            return file.sizeBytes();
        }
        return body instanceof LayerEntry.Symlink link ? link.target().getBytes(StandardCharsets.UTF_8).length : 0;
    }
}
