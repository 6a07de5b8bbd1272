package dev.drydock.image;

import java.util.List;

/**
 * What a prune of images removed.
 *
 * @param spaceReclaimedBytes in the files of the layers that went
 */
public record ImagePruneReport(List<Removal> removed, long spaceReclaimedBytes) {
    public ImagePruneReport {
        removed = List.copyOf(removed);
    }
}
