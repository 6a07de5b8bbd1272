package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where the processes of one nginx write what happens.
 *
 * @param notices whether the log of errors takes notices, too
 */
record Logs(OpenFile errors, OpenFile accesses, boolean notices) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    void notice(ContainerProcess process, String words) throws IOException {
        if (notices) {
            line(process, "notice", words);
        }
    }

    void error(ContainerProcess process, String words) throws IOException {
        line(process, "error", words);
    }

    private void line(ContainerProcess process, String level, String words) throws IOException {
        String pid = process.pid() + "#" + process.pid();
        write(errors, STAMP.format(process.clock().now()) + " [" + level + "] " + pid + ": " + words);
    }

    void access(String line) throws IOException {
        write(accesses, line);
    }

    private static void write(OpenFile file, String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        file.write(bytes, 0, bytes.length);
    }
}
