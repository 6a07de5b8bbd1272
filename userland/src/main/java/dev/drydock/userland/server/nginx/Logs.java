package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the processes of one nginx write what happens. The master opens the files, and its workers inherit them. */
final class Logs {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code NGX_MAX_ERROR_STR}, its end aside: the rest is cut off. */
    private static final int LONGEST_LINE = 2047;

    private final Place main;
    private final Map<String, OpenFile> files = new ConcurrentHashMap<>();
    private final Map<String, Integer> descriptors = new HashMap<>();

    /** What is said of no request in particular goes where this says. */
    Place main() {
        return main;
    }

    private Logs(Place main) {
        this.main = main;
    }

    /** @throws ConfigException if one cannot be opened */
    static Logs open(ContainerProcess process, Site site) throws IOException, ConfigException {
        Logs logs = new Logs(site.main);
        for (String path : paths(site)) {
            logs.open(process, path);
        }
        return logs;
    }

    private static Set<String> paths(Site site) {
        Set<String> paths = new LinkedHashSet<>();
        site.main.errorLogs.forEach(log -> paths.add(log.path()));
        for (ServerBlock server : site.servers) {
            addPaths(server, paths);
            server.locations.forEach(location -> addPaths(location, paths));
        }
        paths.remove("off");
        return paths;
    }

    private static void addPaths(Place place, Set<String> paths) {
        place.errorLogs.forEach(log -> paths.add(log.path()));
        place.accessLogs.forEach(log -> paths.add(log.path()));
    }

    private void open(ContainerProcess process, String path) throws IOException, ConfigException {
        OpenFile file;
        if (path.equals("stderr")) {
            file = process.descriptor(2).retain();
        } else {
            String whole = path.startsWith("/") ? path : Nginx.PREFIX + path;
            try {
                file = process.files().open(whole, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0644);
            } catch (ErrnoException refused) {
                throw new ConfigException("open() \"" + whole + "\" failed ("
                        + refused.errno().number() + ": " + refused.errno().words() + ")");
            }
        }
        descriptors.put(path, process.allocate(3, file));
        files.put(path, file);
    }

    /** Opens all of them anew, as whoever has moved them away expects. */
    void reopen(ContainerProcess process) throws IOException {
        for (Map.Entry<String, Integer> each : Map.copyOf(descriptors).entrySet()) {
            try {
                open(process, each.getKey());
                process.close(each.getValue());
            } catch (ConfigException refused) {
                write(main, process, ErrorLevel.EMERG, String.valueOf(refused.getMessage()));
            }
        }
    }

    /** Gives the files up, when a new configuration has others. */
    void close(ContainerProcess process) throws IOException {
        for (int each : descriptors.values()) {
            process.close(each);
        }
        descriptors.clear();
    }

    void notice(ContainerProcess process, String words) throws IOException {
        write(main, process, ErrorLevel.NOTICE, words);
    }

    void alert(ContainerProcess process, String words) throws IOException {
        write(main, process, ErrorLevel.ALERT, words);
    }

    void emergency(ContainerProcess process, String words) throws IOException {
        write(main, process, ErrorLevel.EMERG, words);
    }

    /** As the part of the site wants it. */
    void write(Place place, ContainerProcess process, ErrorLevel level, String words) throws IOException {
        for (Place.ErrorLog each : place.errorLogs) {
            OpenFile file = files.get(each.path());
            if (file != null && level.compareTo(each.level()) <= 0) {
                String line = stamped(process, level, words);
                line(file, line.substring(0, Math.min(line.length(), LONGEST_LINE)));
            }
        }
    }

    /** A line of a log of errors. */
    static String stamped(ContainerProcess process, ErrorLevel level, String words) {
        String pid = process.pid() + "#" + process.pid();
        return STAMP.format(process.clock().now()) + " [" + level.word() + "] " + pid + ": " + words;
    }

    void access(String path, String line) throws IOException {
        OpenFile file = files.get(path);
        if (file != null) {
            line(file, line);
        }
    }

    private static void line(OpenFile file, String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        file.write(bytes, 0, bytes.length);
    }
}
