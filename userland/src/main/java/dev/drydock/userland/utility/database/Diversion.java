package dev.drydock.userland.utility.database;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that gives way to another: three lines of {@code /var/lib/dpkg/diversions}.
 *
 * @param owner the package for which it does so not; {@code :} for nobody's, a local one
 */
record Diversion(String file, String target, String owner) {
    static final String LOCAL = ":";
    private static final String DATABASE = "/var/lib/dpkg/diversions";
    private static final int LINES = 3;

    static List<Diversion> read(FileContext files) {
        List<Diversion> all = new ArrayList<>();
        try {
            List<String> lines = new String(files.readAll(DATABASE), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 0; i + LINES <= lines.size(); i += LINES) {
                all.add(new Diversion(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
            }
        } catch (IOException none) {
            return all;
        }
        return all;
    }

    static void write(FileContext files, List<Diversion> all) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Diversion each : all) {
            text.append(each.file)
                    .append('\n')
                    .append(each.target)
                    .append('\n')
                    .append(each.owner)
                    .append('\n');
        }
        String fresh = DATABASE + "-new";
        files.writeAll(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
        if (files.exists(DATABASE)) {
            files.rename(DATABASE, DATABASE + "-old");
        }
        files.rename(fresh, DATABASE);
    }

    boolean isLocal() {
        return owner.equals(LOCAL);
    }

    /** As dpkg-divert tells of it. */
    String text() {
        return (isLocal() ? "local diversion of " : "diversion of ") + file + " to " + target
                + (isLocal() ? "" : " by " + owner);
    }
}
