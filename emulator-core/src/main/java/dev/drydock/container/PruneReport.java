package dev.drydock.container;

import java.util.List;

/**
 * What pruning removed.
 *
 * @param removed ids, null if there were none
 */
public record PruneReport(@org.jspecify.annotations.Nullable List<String> removed, long spaceReclaimedBytes) {}
