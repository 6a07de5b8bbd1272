package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What GNU {@code wget} tells while it works, on standard error or in a file. */
final class WgetLog implements AutoCloseable {
    private final Invocation call;
    private final GnuWgetSettings settings;
    private final FileOutput target;

    WgetLog(Invocation call, GnuWgetSettings settings) throws IOException {
        this.call = call;
        this.settings = settings;
        OpenFile file = settings.log.isEmpty()
                ? call.process().descriptor(2).retain()
                : call.files().open(settings.log, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        this.target = new FileOutput(file);
    }

    /** Only if nothing asked for less. */
    void verbose(String text) throws IOException {
        if (!settings.quiet && !settings.terse) {
            write(text);
        }
    }

    /** Unless nothing shall be told. */
    void plain(String text) throws IOException {
        if (!settings.quiet) {
            write(text);
        }
    }

    void write(String text) throws IOException {
        call.out().flush();
        target.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Now, as {@code 2024-01-02 03:04:05}. */
    String time() {
        return TimeFormat.format("%Y-%m-%d %H:%M:%S", call.process().clock().now(), TimeZones.of(call.process()));
    }

    String quoted(String name) {
        return call.isUtf8() ? "\u2018" + name + "\u2019" : "'" + name + "'";
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
