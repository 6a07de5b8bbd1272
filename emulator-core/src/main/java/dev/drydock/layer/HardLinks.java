package dev.drydock.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Puts the names of one file in the order of the tar: the first carries the file, those after it are the links. */
final class HardLinks {
    private HardLinks() {}

    static List<LayerEntry> firstNameFirst(NavigableMap<String, LayerEntry> entries) {
        List<LayerEntry> ordered = new ArrayList<>(entries.size());
        Map<String, String> firstNameOf = firstNames(entries);
        for (LayerEntry entry : entries.values()) {
            String file = fileOf(entry);
            LayerEntry carrier = file == null ? null : entries.get(file);
            String first = file == null ? null : firstNameOf.get(file);
            if (file == null || carrier == null || first == null) {
                ordered.add(entry);
            } else if (first.equals(entry.path())) {
                ordered.add(withBody(carrier, entry.path(), carrier.body()));
            } else {
                ordered.add(withBody(carrier, entry.path(), new LayerEntry.HardLink(first)));
            }
        }
        return List.copyOf(ordered);
    }

    private static Map<String, String> firstNames(NavigableMap<String, LayerEntry> entries) {
        Map<String, String> first = new HashMap<>();
        for (LayerEntry entry : entries.values()) {
            String file = fileOf(entry);
            if (file != null) {
                first.putIfAbsent(file, entry.path());
            }
        }
        return first;
    }

    private static @Nullable String fileOf(LayerEntry entry) {
        if (entry.body() instanceof LayerEntry.HardLink link) {
            return link.target();
        }
        return entry.body() instanceof LayerEntry.Regular ? entry.path() : null;
    }

    private static LayerEntry withBody(LayerEntry like, String path, LayerEntry.Body body) {
        return new LayerEntry(path, like.mode(), like.uid(), like.gid(), like.modified(), like.xattrs(), body);
    }
}
