package dev.drydock.container;

import dev.drydock.digest.Digest;
import dev.drydock.layer.Layer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the storage driver {@code overlay2} would keep the layers of a container. The names of its directories are chance on
 * a real engine; here they follow from what is in them.
 */
final class StoragePaths {
    private StoragePaths() {}

    static SortedMap<String, String> of(HostMachine host, Container container) {
        String driver = host.rootDirectory() + "/" + host.storageDriver() + "/";
        String own = driver + name("container " + container.id());
        List<String> lower = new ArrayList<>();
        lower.add(own + "-init/diff");
        container.layer().layer().ifPresent(top -> {
            List<Layer> chain = top.chain();
            for (int i = chain.size() - 1; i >= 0; i--) {
                lower.add(driver + name("layer " + chain.get(i).chainId()) + "/diff");
            }
        });
        SortedMap<String, String> paths = new TreeMap<>();
        paths.put("ID", container.id().value());
        paths.put("LowerDir", String.join(":", lower));
        paths.put("MergedDir", own + "/merged");
        paths.put("UpperDir", own + "/diff");
        paths.put("WorkDir", own + "/work");
        return paths;
    }

    private static String name(String contents) {
        return Digest.sha256(contents.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
