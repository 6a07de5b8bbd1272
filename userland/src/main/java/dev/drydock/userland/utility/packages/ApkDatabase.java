package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of an Alpine container: {@code /lib/apk/db/installed}, and those that were asked for, {@code /etc/apk/world}. */
final class ApkDatabase {
    private static final String INSTALLED = "/lib/apk/db/installed";
    private static final String WORLD = "/etc/apk/world";

    private final FileContext files;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final TreeSet<String> world = new TreeSet<>();

    /**
     * A package that is installed.
     *
     * @param depends names of others
     * @param paths of its files, with the target of a link that stood there before; empty if there was none
     */
    record Entry(String name, String version, long bytes, List<String> depends, Map<String, String> paths) {
        Entry {
            depends = List.copyOf(depends);
            paths = Collections.unmodifiableMap(new TreeMap<>(paths));
        }
    }

    private ApkDatabase(FileContext files) {
        this.files = files;
    }

    static ApkDatabase read(FileContext files) throws IOException {
        ApkDatabase database = new ApkDatabase(files);
        if (files.exists(INSTALLED)) {
            for (String stanza : text(files, INSTALLED).split("\n\n")) {
                database.read(stanza);
            }
        }
        if (files.exists(WORLD)) {
            text(files, WORLD).lines().filter(line -> !line.isBlank()).forEach(database.world::add);
        }
        return database;
    }

    private static String text(FileContext files, String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    private void read(String stanza) {
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> paths = new TreeMap<>();
        String directory = "";
        String path = "";
        for (String line : stanza.split("\n")) {
            String value = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("F:")) {
                directory = value;
            } else if (line.startsWith("R:")) {
                path = "/" + directory + "/" + value;
                paths.put(path, "");
            } else if (line.startsWith("Z:")) {
                paths.put(path, value);
            } else if (line.length() > 1) {
                fields.put(line.substring(0, 1), value);
            }
        }
        String name = fields.getOrDefault("P", "");
        if (!name.isEmpty()) {
            String depends = fields.getOrDefault("D", "");
            entries.put(
                    name,
                    new Entry(
                            name,
                            fields.getOrDefault("V", ""),
                            Long.parseLong(fields.getOrDefault("I", "0")),
                            depends.isEmpty() ? List.of() : List.of(depends.split(" ")),
                            paths));
        }
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    Set<String> world() {
        return world;
    }

    void add(Entry entry) {
        entries.put(entry.name(), entry);
    }

    void remove(String name) {
        entries.remove(name);
    }

    /**
     * Those that nobody asked for and nothing needs. What came with the image stays, because its needs are not written down.
     *
     * @param offered what can be installed
     */
    List<Entry> idle(Set<String> offered) {
        TreeSet<String> needed = new TreeSet<>();
        world.forEach(name -> need(name, needed));
        return all().stream()
                .filter(entry -> offered.contains(entry.name()) && !needed.contains(entry.name()))
                .toList();
    }

    private void need(String name, Set<String> needed) {
        Entry entry = entries.get(name);
        if (entry != null && needed.add(name)) {
            entry.depends().forEach(each -> need(each, needed));
        }
    }

    /** MiB, rounded up. */
    long mebibytes() {
        long bytes = entries.values().stream().mapToLong(Entry::bytes).sum();
        return (bytes + (1 << 20) - 1) >> 20;
    }

    int size() {
        return entries.size();
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries.values()) {
            text.append("P:").append(entry.name()).append("\nV:").append(entry.version());
            text.append("\nI:").append(entry.bytes()).append('\n');
            if (!entry.depends().isEmpty()) {
                text.append("D:").append(String.join(" ", entry.depends())).append('\n');
            }
            entry.paths().forEach((path, replaced) -> {
                int slash = path.lastIndexOf('/');
                text.append("F:").append(path, 1, slash).append("\nR:").append(path.substring(slash + 1));
                text.append(replaced.isEmpty() ? "\n" : "\nZ:" + replaced + "\n");
            });
            text.append('\n');
        }
        files.writeAll(INSTALLED, text.toString().getBytes(StandardCharsets.UTF_8));
        files.writeAll(WORLD, (String.join("\n", world) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
