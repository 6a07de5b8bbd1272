package dev.drydock.userland.utility.packages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a package: fields in the order of their file. Lines after a field's first belong to its value, with the
 * space in front of them.
 */
record PackageRecord(Map<String, String> fields) {
    /** The files that a package of the mirror brings: no field of Debian's, and not in any list. */
    static final String FILES = "X-Files";

    /** What the scripts of a package of the mirror say when it is set up. */
    static final String SAYS = "X-Says";

    private static final List<String> KEPT = List.of(
            "Package",
            "Essential",
            "Status",
            "Priority",
            "Section",
            "Installed-Size",
            "Maintainer",
            "Architecture",
            "Multi-Arch",
            "Source",
            "Version",
            "Replaces",
            "Provides",
            "Depends",
            "Pre-Depends",
            "Recommends",
            "Suggests",
            "Breaks",
            "Conflicts",
            "Description",
            "Homepage");

    PackageRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static List<PackageRecord> parse(String text) {
        List<PackageRecord> records = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                if (!fields.isEmpty()) {
                    records.add(new PackageRecord(fields));
                    fields = new LinkedHashMap<>();
                }
            } else if (line.charAt(0) == ' ') {
                fields.merge(last, "\n" + line, String::concat);
            } else {
                int colon = Math.max(line.indexOf(':'), 0);
                last = line.substring(0, colon);
                fields.put(last, line.substring(colon + 1).strip());
            }
        }
        if (!fields.isEmpty()) {
            records.add(new PackageRecord(fields));
        }
        return records;
    }

    /** Empty if it is not told. */
    String field(String name) {
        return Optional.ofNullable(fields.get(name)).orElse("");
    }

    String name() {
        return field("Package");
    }

    String version() {
        return field("Version");
    }

    String architecture() {
        return field("Architecture");
    }

    /** First line of the description. */
    String summary() {
        return field("Description").lines().findFirst().orElse("");
    }

    boolean isInstalled() {
        return field("Status").endsWith(" installed");
    }

    long installedBytes() {
        return number("Installed-Size") * 1024;
    }

    long archiveBytes() {
        return number("Size");
    }

    private long number(String name) {
        String text = field(name);
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }

    /** The file name of its archive, without a directory; the epoch's colon is written as {@code %3a}. */
    String archive() {
        return name() + "_" + version().replace(":", "%3a") + "_" + architecture() + ".deb";
    }

    /** The lines of a value behind its first. */
    List<String> lines(String name) {
        return field(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Groups of alternatives, without versions: {@code a | b, c} is {@code [[a, b], [c]]}. */
    List<List<String>> relation(String name) {
        List<List<String>> groups = new ArrayList<>();
        for (String group : field(name).split(",")) {
            List<String> names = new ArrayList<>();
            for (String alternative : group.split("\\|")) {
                String plain =
                        alternative.replaceAll("\\(.*?\\)|\\[.*?]|<.*?>", "").strip();
                if (!plain.isEmpty()) {
                    names.add(plain);
                }
            }
            if (!names.isEmpty()) {
                groups.add(List.copyOf(names));
            }
        }
        return groups;
    }

    /** What dpkg keeps of a package that is installed, in its own order. */
    PackageRecord installed() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = name.equals("Status") ? "install ok installed" : field(name);
            if (!value.isEmpty()) {
                kept.put(name, value);
            }
        }
        return new PackageRecord(kept);
    }

    /** What is wanted of it: {@code install} or {@code hold}, mostly. */
    String wanted() {
        return field("Status").split(" ")[0];
    }

    PackageRecord wanted(String word) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put("Status", field("Status").replaceFirst("^\\S+", word));
        return new PackageRecord(changed);
    }

    PackageRecord without(List<String> names) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        names.forEach(changed::remove);
        return new PackageRecord(changed);
    }

    /** As its file has it, with a newline at the end. */
    String text() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(name)
                .append(value.startsWith("\n") ? ":" : ": ")
                .append(value)
                .append('\n'));
        return text.toString();
    }
}
