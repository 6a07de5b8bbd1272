package dev.drydock.userland.utility.database;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database of debconf: stanzas of fields, one for each name. Answers are in {@code config.dat}, passwords in {@code
 * passwords.dat}, what is asked in {@code templates.dat}.
 */
final class Questions {
    private static final String DIRECTORY = "/var/cache/debconf/";

    private final FileContext files;
    private final String path;
    private final TreeMap<String, Map<String, String>> stanzas = new TreeMap<>();

    private Questions(FileContext files, String path) {
        this.files = files;
        this.path = path;
    }

    /** @param name such as {@code config} */
    static Questions read(FileContext files, String name) {
        Questions questions = new Questions(files, DIRECTORY + name + ".dat");
        try {
            questions.parse(new String(files.readAll(questions.path), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return questions;
        }
        return questions;
    }

    private void parse(String text) {
        for (String stanza : text.split("\n\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line : stanza.lines().toList()) {
                int colon = line.indexOf(':');
                if (colon > 0 && !line.startsWith(" ")) {
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            if (fields.containsKey("Name")) {
                stanzas.put(String.valueOf(fields.get("Name")), fields);
            }
        }
    }

    /** The fields of a name; made if there is none. */
    Map<String, String> of(String name) {
        return stanzas.computeIfAbsent(name, key -> new LinkedHashMap<>(Map.of("Name", key)));
    }

    boolean has(String name) {
        return stanzas.containsKey(name);
    }

    /** Those that belong to a package. */
    List<Map<String, String>> ownedBy(String owner) {
        return stanzas.values().stream()
                .filter(fields -> isListed(String.valueOf(fields.get("Owners")), owner))
                .toList();
    }

    /** Adds a word to a list between commas, which stands in its order. */
    static void add(Map<String, String> fields, String field, String word) {
        String before = fields.getOrDefault(field, "");
        if (!isListed(before, word)) {
            List<String> words = new ArrayList<>(before.isEmpty() ? List.of() : List.of(before.split(", ")));
            words.add(word);
            words.sort(null);
            fields.put(field, String.join(", ", words));
        }
    }

    private static boolean isListed(String list, String word) {
        return List.of(list.split(", ")).contains(word);
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map<String, String> fields : stanzas.values()) {
            fields.forEach((name, value) ->
                    text.append(name).append(": ").append(value).append('\n'));
            text.append('\n');
        }
        files.writeAll(path, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
