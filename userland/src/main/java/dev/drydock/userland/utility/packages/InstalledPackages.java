package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of a container as {@code /var/lib/dpkg} knows them: {@code status}, and a list of files for each. */
final class InstalledPackages {
    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String LISTS = "/var/lib/dpkg/info/";

    private final FileContext files;
    private final TreeMap<String, PackageRecord> records = new TreeMap<>();

    private InstalledPackages(FileContext files) {
        this.files = files;
    }

    static InstalledPackages read(FileContext files) {
        InstalledPackages packages = new InstalledPackages(files);
        try {
            for (PackageRecord record : PackageRecord.parse(text(files, STATUS))) {
                packages.records.put(record.name(), record);
            }
        } catch (IOException none) {
            return packages;
        }
        return packages;
    }

    private static String text(FileContext files, String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    Optional<PackageRecord> find(String name) {
        return Optional.ofNullable(records.get(name.replaceFirst(":(amd64|any|all)$", "")))
                .filter(PackageRecord::isInstalled);
    }

    /** By name. */
    List<PackageRecord> all() {
        return records.values().stream().filter(PackageRecord::isInstalled).toList();
    }

    /** Whether one is installed that is called so, or that stands for it. */
    boolean provides(String name) {
        return find(name).isPresent()
                || all().stream()
                        .anyMatch(
                                record -> record.relation("Provides").stream().anyMatch(group -> group.contains(name)));
    }

    /** The files of a package, directories among them. */
    List<String> filesOf(PackageRecord record) {
        for (String name : List.of(record.name(), record.name() + ":" + record.architecture())) {
            try {
                return text(files, LISTS + name + ".list").lines().toList();
            } catch (IOException absent) {
                // Its list may have the other name.
            }
        }
        return List.of();
    }

    /** How many files and directories belong to packages, each counted once. */
    int files() {
        Set<String> known = new TreeSet<>();
        all().forEach(record -> known.addAll(filesOf(record)));
        return known.size();
    }

    void add(PackageRecord record, List<String> paths) throws IOException {
        records.put(record.name(), record);
        String list = String.join("\n", paths) + "\n";
        files.writeAll(LISTS + record.name() + ".list", list.getBytes(StandardCharsets.UTF_8));
        write();
    }

    /** Says what is wanted of a package, such as {@code hold}. */
    void select(PackageRecord record, String wanted) throws IOException {
        records.put(record.name(), record.wanted(wanted));
        write();
    }

    /** Removes its files, the directories that are then empty, and what is known of it. */
    void remove(PackageRecord record) throws IOException {
        List<String> paths = new ArrayList<>(filesOf(record));
        paths.sort(Comparator.reverseOrder());
        for (String path : paths) {
            try {
                if (files.linkStatus(path).isDirectory()) {
                    files.removeDirectory(path);
                } else {
                    files.unlink(path);
                }
            } catch (IOException inUseOrGone) {
                // A directory that others use stays.
            }
        }
        records.remove(record.name());
        files.unlink(LISTS + record.name() + ".list");
        write();
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder();
        records.values().forEach(record -> text.append(record.text()).append('\n'));
        files.writeAll(STATUS, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
