package dev.drydock.userland.utility.alternatives;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** The file that tells what was changed, and when; nothing is said where it cannot be written. */
final class ActionLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<OpenFlag> APPEND = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);

    private final Invocation call;
    private final String path;

    ActionLog(Invocation call, String path) {
        this.call = call;
        this.path = path;
    }

    void tell(String what) {
        String time = TIME.format(
                call.process().clock().now().atZone(TimeZones.of(call.process()).id()));
        byte[] line = ("update-alternatives " + time + ": " + what + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream log = new FileOutput(call.files().open(path, APPEND, 0666))) {
            log.write(line);
        } catch (IOException unwritable) {
            return;
        }
    }
}
