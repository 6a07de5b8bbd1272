package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.network.IpAddress;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code wget} 1.21.3 of GNU, as far as HTTP without a password and without TLS goes. */
final class GnuWget {
    static final Command COMMAND = Command.named("wget", GnuWget::run)
            .gnu(GnuWgetSettings.OPTIONS)
            .trouble(2)
            .only(Flavour.GNU);
    private static final Words MISSING = Words.of("missing URL");

    private GnuWget() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.commandLine().has("h")) {
            call.out().text(call.help());
            return Exit.SUCCESS;
        }
        if (call.commandLine().has("V")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        GnuWgetSettings settings = new GnuWgetSettings(call);
        List<String> urls = call.operands();
        if (urls.isEmpty()) {
            Quit wrong = call.usage(MISSING);
            return Exit.of(Math.min(1, wrong.status()));
        }
        OpenFile output = output(call, settings.output);
        if (output == null && !settings.output.isEmpty()) {
            return Exit.of(1);
        }
        try (WgetLog log = new WgetLog(call, settings)) {
            return Exit.of(all(call, settings, log, output, urls));
        } finally {
            if (output != null) {
                output.close();
            }
        }
    }

    /** One file for all that comes; null if none is named, or if it cannot be had. */
    private static @Nullable OpenFile output(Invocation call, String name) throws IOException {
        if (name.isEmpty()) {
            return null;
        }
        if (name.equals("-")) {
            return call.process().descriptor(1).retain();
        }
        try {
            return call.files().open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (IOException refused) {
            call.raw(call.format("%s: %s", name, refused) + "\n");
            return null;
        }
    }

    /** The status is the least of those that failed, as in the real one, where a smaller number is worse. */
    private static int all(
            Invocation call, GnuWgetSettings settings, WgetLog log, @Nullable OpenFile output, List<String> urls)
            throws IOException {
        Instant begun = call.process().clock().now();
        Map<String, IpAddress> known = new HashMap<>();
        int status = 0;
        int files = 0;
        long bytes = 0;
        Duration time = Duration.ZERO;
        for (String url : urls) {
            GnuWgetTransfer transfer = new GnuWgetTransfer(call, settings, log, output, known);
            int result = transfer.run(url);
            if (result != 0) {
                status = status == 0 ? result : Math.min(status, result);
            } else if (transfer.received() > 0) {
                files++;
                bytes += transfer.received();
                time = time.plus(transfer.time());
            }
        }
        if (urls.size() > 1 && bytes > 0) {
            Duration whole = Duration.between(begun, call.process().clock().now());
            log.plain("FINISHED --" + log.time() + "--\nTotal wall clock time: " + WgetRate.time(whole)
                    + "s\nDownloaded: " + files + " files, " + WgetRate.size(bytes) + " in " + WgetRate.time(time)
                    + "s (" + WgetRate.of(bytes, time).words() + ")\n");
        }
        return status;
    }
}
