package dev.drydock.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the storage driver {@code overlay2} would keep layers: what inspect shows as {@code GraphDriver}. The names of its
 * directories are chance on a real engine; here they follow from what is in them.
 */
public final class OverlayDirectories {
    private final String root;

    /** @param root the driver's own directory */
    public OverlayDirectories(String root) {
        this.root = root;
    }

    /**
     * The directories of an image: its uppermost layer, and those below.
     *
     * @param layer null for an image without layers, which has no directories
     */
    public @Nullable SortedMap<String, String> ofImage(@Nullable Layer layer) {
        if (layer == null) {
            return null;
        }
        SortedMap<String, String> paths = of(directory(layer.chainId()));
        List<String> lower = lower(layer.parent().orElse(null));
        if (!lower.isEmpty()) {
            paths.put("LowerDir", String.join(":", lower));
        }
        return paths;
    }

    /**
     * The directories of a container.
     *
     * @param layer of its image, null for none
     */
    public SortedMap<String, String> ofContainer(String containerId, @Nullable Layer layer) {
        String own = directory(containerId);
        List<String> lower = lower(layer);
        lower.add(0, own + "-init/diff");
        SortedMap<String, String> paths = of(own);
        paths.put("ID", containerId);
        paths.put("LowerDir", String.join(":", lower));
        return paths;
    }

    /** The first directory that is made for a container: of what the engine puts into its files. */
    public String first(String containerId) {
        return directory(containerId) + "-init";
    }

    /** Where a container's files are seen as one. */
    public String merged(String containerId) {
        return directory(containerId) + "/merged";
    }

    private static SortedMap<String, String> of(String own) {
        SortedMap<String, String> paths = new TreeMap<>();
        paths.put("MergedDir", own + "/merged");
        paths.put("UpperDir", own + "/diff");
        paths.put("WorkDir", own + "/work");
        return paths;
    }

    private List<String> lower(@Nullable Layer top) {
        List<String> lower = new ArrayList<>();
        for (Layer layer = top; layer != null; layer = layer.parent().orElse(null)) {
            lower.add(directory(layer.chainId()) + "/diff");
        }
        return lower;
    }

    private String directory(ChainId layer) {
        return directory(layer.digest().hex());
    }

    /** Named by the same digits from behind: cheap, because inspect is asked often, and nobody takes it for the id itself. */
    private String directory(String id) {
        return root + "/" + new StringBuilder(id).reverse();
    }
}
