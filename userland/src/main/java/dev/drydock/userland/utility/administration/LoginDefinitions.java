package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code /etc/login.defs} says; where it says nothing, what Debian's says. */
final class LoginDefinitions {
    private final Map<String, String> values = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("UID_MIN", "1000"),
            Map.entry("UID_MAX", "60000"),
            Map.entry("SYS_UID_MIN", "101"),
            Map.entry("SYS_UID_MAX", "999"),
            Map.entry("GID_MIN", "1000"),
            Map.entry("GID_MAX", "60000"),
            Map.entry("SYS_GID_MIN", "101"),
            Map.entry("SYS_GID_MAX", "999"),
            Map.entry("SUB_UID_MIN", "100000"),
            Map.entry("SUB_UID_COUNT", "65536"),
            Map.entry("PASS_MIN_DAYS", "0"),
            Map.entry("PASS_MAX_DAYS", "99999"),
            Map.entry("PASS_WARN_AGE", "7"),
            Map.entry("USERGROUPS_ENAB", "yes")));

    static LoginDefinitions read(FileContext files) {
        LoginDefinitions definitions = new LoginDefinitions();
        try {
            new String(files.readAll("/etc/login.defs"), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.strip().split("\\s+", 2))
                    .filter(words -> words.length == 2 && !words[0].startsWith("#"))
                    .forEach(words -> definitions.put(words[0], words[1]));
        } catch (IOException absent) {
            return definitions;
        }
        return definitions;
    }

    /** What {@code -K} sets for one run. */
    void put(String key, String value) {
        values.put(key, value.strip());
    }

    String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** A number; 0 if it is none. */
    long number(String key) {
        String text = text(key);
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }

    FreeNumber uids(boolean system) {
        return range(system ? "SYS_UID" : "UID");
    }

    FreeNumber gids(boolean system) {
        return range(system ? "SYS_GID" : "GID");
    }

    private FreeNumber range(String name) {
        return new FreeNumber(number(name + "_MIN"), number(name + "_MAX"));
    }
}
