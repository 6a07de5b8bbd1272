package dev.drydock.volume;

import java.util.List;

/**
 * What a prune of volumes removed.
 *
 * @param removed names
 * @param spaceReclaimedBytes in their files
 */
public record VolumePruneReport(List<String> removed, long spaceReclaimedBytes) {
    public VolumePruneReport {
        removed = List.copyOf(removed);
    }
}
