package dev.drydock.userland.utility.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The packages of Debian 12 or Alpine 3.22 that can be had without a network: their records are Debian's (those of Alpine's
 * are shorter), their programs stubs. It stands in the place of the servers of Debian, Ubuntu and Alpine, which nothing in a
 * container reaches. Immutable.
 */
final class Mirror {
    private static final Set<String> HOSTS = Set.of(
            "deb.debian.org",
            "security.debian.org",
            "archive.ubuntu.com",
            "security.ubuntu.com",
            "dl-cdn.alpinelinux.org");
    private static final Set<String> MAIN_SUITES = Set.of("bookworm", "stable", "oldstable", "noble");

    private final List<PackageRecord> records;

    private Mirror(List<PackageRecord> records) {
        this.records = List.copyOf(records);
    }

    static Mirror standard() {
        return of("debian.packages");
    }

    /** The packages of Alpine 3.22 that can be had. */
    static Mirror alpine() {
        return of("alpine.packages");
    }

    private static Mirror of(String resource) {
        try (InputStream stream = Mirror.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new Mirror(PackageRecord.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether it stands for that server. */
    static boolean isAt(String host) {
        return HOSTS.contains(host);
    }

    /** The list of a suite's packages; empty where a suite has none. */
    String index(String suite, String component) {
        if (!MAIN_SUITES.contains(suite) || !component.equals("main")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (PackageRecord record : records) {
            text.append(record.without(List.of(PackageRecord.FILES, PackageRecord.SAYS))
                            .text())
                    .append('\n');
        }
        return text.toString();
    }

    List<PackageRecord> records() {
        return records;
    }

    /** A package with its contents. */
    Optional<PackageRecord> archive(PackageRecord listed) {
        return records.stream()
                .filter(record ->
                        record.name().equals(listed.name()) && record.version().equals(listed.version()))
                .findFirst();
    }
}
