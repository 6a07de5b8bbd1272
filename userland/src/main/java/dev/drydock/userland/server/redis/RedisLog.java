package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Lines on standard output, or in the file that the settings name. */
final class RedisLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Settings settings;

    RedisLog(Settings settings) {
        this.settings = settings;
    }

    /** @param role {@code C} for one that starts or saves, {@code M} for a server */
    void notice(ContainerProcess process, char role, String words) {
        if (!settings.text("loglevel").equals("warning")) {
            line(process, process.pid() + ":" + role + " " + now(process) + " * " + words);
        }
    }

    void warning(ContainerProcess process, char role, String words) {
        line(process, process.pid() + ":" + role + " " + now(process) + " # " + words);
    }

    private static String now(ContainerProcess process) {
        return TIME.format(process.clock().now());
    }

    /** As it is, without a time. */
    void line(ContainerProcess process, String words) {
        byte[] bytes = (words + "\n").getBytes(StandardCharsets.ISO_8859_1);
        String path = settings.text("logfile");
        try {
            if (path.isEmpty()) {
                process.out().write(bytes);
                process.out().flush();
                return;
            }
            OpenFile file = process.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0644);
            try {
                file.write(bytes, 0, bytes.length);
            } finally {
                file.close();
            }
        } catch (IOException lost) {
            // A line that nobody can read is no reason to end.
            return;
        }
    }
}
