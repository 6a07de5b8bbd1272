package dev.drydock.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a container alone calls others on one of its networks ({@code --link} there). Such a name is looked for before those
 * that all know, as it is written.
 *
 * @param targets names on the network by the names that are used here
 */
public record LinkedNames(Map<String, String> targets) {
    public LinkedNames {
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
    }

    /**
     * @param links {@code NAME:ALIAS}, or a name that is used as it is (28.5.2: opts.ParseLink)
     * @throws dev.drydock.error.EngineException for anything else
     */
    static LinkedNames parse(List<String> links) {
        Map<String, String> targets = new TreeMap<>();
        for (String link : links) {
            if (link.isEmpty()) {
                throw NetworkErrors.emptyLink();
            }
            String[] parts = link.split(":", -1);
            if (parts.length > 2) {
                throw NetworkErrors.badLink(link);
            }
            targets.put(parts[parts.length - 1], parts[0]);
        }
        return new LinkedNames(targets);
    }

    /** Null for a name that means what it means to all. */
    @Nullable
    String target(String name) {
        return targets.get(name);
    }
}
