package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code apt-get update} has fetched, in {@code /var/lib/apt/lists}: only that can be installed. */
final class PackageLists {
    static final String DIRECTORY = "/var/lib/apt/lists/";

    private final List<Listed> listed;

    private PackageLists(List<Listed> listed) {
        this.listed = List.copyOf(listed);
    }

    /** A package and where it can be had. */
    record Listed(PackageRecord record, PackageSource source, String component) {}

    static PackageLists read(FileContext files, List<PackageSource> sources) {
        List<Listed> listed = new ArrayList<>();
        for (PackageSource source : sources) {
            for (String component : source.components()) {
                try {
                    byte[] bytes = files.readAll(DIRECTORY + name(source, component));
                    for (PackageRecord record : PackageRecord.parse(new String(bytes, StandardCharsets.UTF_8))) {
                        listed.add(new Listed(record, source, component));
                    }
                } catch (IOException notFetched) {
                    // What was not fetched cannot be had.
                }
            }
        }
        return new PackageLists(listed);
    }

    static String name(PackageSource source, String component) {
        return source.listName() + "_" + component + "_binary-amd64_Packages";
    }

    Optional<Listed> find(String name) {
        return listed.stream().filter(each -> each.record().name().equals(name)).findFirst();
    }

    List<Listed> all() {
        return listed;
    }
}
