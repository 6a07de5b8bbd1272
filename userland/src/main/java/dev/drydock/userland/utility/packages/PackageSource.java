package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A place that packages come from.
 *
 * @param uri without a slash at its end
 * @param components such as {@code main}
 */
record PackageSource(String uri, String suite, List<String> components) {
    private static final String DIRECTORY = "/etc/apt/sources.list.d";
    private static final String FILE = "/etc/apt/sources.list";

    PackageSource {
        components = List.copyOf(components);
    }

    /**
     * Those that {@code /etc/apt} names, in its order.
     *
     * @param complaints receives what is said of files that are not there
     */
    static List<PackageSource> read(FileContext files, List<String> complaints) {
        List<PackageSource> sources = new ArrayList<>();
        boolean listed = files.exists(FILE);
        if (listed) {
            sources.addAll(lines(text(files, FILE)));
        }
        try {
            for (DirectoryEntry entry : files.list(DIRECTORY)) {
                String text = text(files, DIRECTORY + "/" + entry.name());
                if (entry.name().endsWith(".list")) {
                    sources.addAll(lines(text));
                } else if (entry.name().endsWith(".sources")) {
                    sources.addAll(stanzas(text));
                }
            }
        } catch (IOException missing) {
            complaints.add("W: Unable to read " + DIRECTORY + "/ - DirectoryExists (2: No such file or directory)");
            if (!listed) {
                complaints.add("W: Unable to read " + FILE + " - RealFileExists (2: No such file or directory)");
            }
        }
        return sources;
    }

    private static String text(FileContext files, String path) {
        try {
            return new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static List<PackageSource> lines(String text) {
        List<PackageSource> sources = new ArrayList<>();
        for (String line : text.split("\n")) {
            String plain = line.replaceAll("#.*", "").replaceAll("\\[.*?]", "").strip();
            String[] words = plain.split("\\s+");
            if (words.length > 2 && words[0].equals("deb")) {
                sources.add(of(words[1], words[2], List.of(words).subList(3, words.length)));
            }
        }
        return sources;
    }

    private static List<PackageSource> stanzas(String text) {
        List<PackageSource> sources = new ArrayList<>();
        for (PackageRecord stanza : PackageRecord.parse(text.replaceAll("(?m)^#.*\n", ""))) {
            for (String uri : stanza.field("URIs").split("\\s+")) {
                for (String suite : stanza.field("Suites").split("\\s+")) {
                    if (List.of(stanza.field("Types").split("\\s+")).contains("deb")) {
                        sources.add(of(
                                uri, suite, List.of(stanza.field("Components").split("\\s+"))));
                    }
                }
            }
        }
        return sources;
    }

    private static PackageSource of(String uri, String suite, List<String> components) {
        return new PackageSource(uri.replaceAll("/+$", ""), suite, components);
    }

    String host() {
        return uri.replaceFirst("^[a-z+]+://", "").replaceAll("[:/].*", "");
    }

    /** The beginning of the names under which its lists are kept. */
    String listName() {
        return (uri.replaceFirst("^[a-z+]+://", "") + "/dists/" + suite)
                .replace("_", "%5f")
                .replace('/', '_');
    }
}
