package dev.drydock.userland.utility.archive;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;

/** What GNU's {@code gzip} says on standard error, always under that name, and what it ends with. */
final class GzipTold {
    private static final int ERROR = 1;
    private static final int WARNING = 2;

    private final Invocation call;
    private final GzipSettings settings;
    private int status;

    GzipTold(Invocation call, GzipSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    Exit exit() {
        return Exit.of(status);
    }

    /** Only if it is to be verbose. */
    void verbose(String text) {
        if (settings.verbose()) {
            call.raw(text);
        }
    }

    void warn(String words) {
        if (!settings.quiet()) {
            call.raw("gzip: " + words + "\n");
        }
        warned();
    }

    /** Of files that are met in directories nothing is told but if it is to be verbose. */
    void warnOfSuffix(String words) {
        if (settings.verbose() || !settings.recursive() && !settings.quiet()) {
            call.raw("gzip: " + words + "\n");
        }
        warned();
    }

    void warned() {
        status = status == 0 ? WARNING : status;
    }

    void failed(String path, IOException error) {
        call.raw(call.format("gzip: %s: %s\n", path, error));
        status = ERROR;
    }

    /** What is wrong within the data comes in a line of its own. */
    void spoilt(String path, String words) {
        call.raw("\ngzip: " + path + ": " + words + "\n");
        status = ERROR;
    }

    void garbage(String path) {
        if (!settings.quiet()) {
            call.raw("\ngzip: " + path + ": decompression OK, trailing garbage ignored\n");
        }
        warned();
    }

    Quit terminal() {
        call.raw("gzip: compressed data not " + (settings.unpacks() ? "read from" : "written to")
                + " a terminal. Use -f to force " + (settings.unpacks() ? "de" : "")
                + "compression.\nFor help, type: gzip -h\n");
        return new Quit(ERROR);
    }
}
