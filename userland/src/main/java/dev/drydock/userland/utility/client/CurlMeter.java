package dev.drydock.userland.utility.client;

import dev.drydock.userland.utility.command.Invocation;
import java.util.Locale;

/** How far a transfer is, on standard error. Nothing takes any time here, so what comes in a second is all that came. */
final class CurlMeter {
    private static final String HEAD = """
              % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                             Dload  Upload   Total   Spent    Left  Speed
            """;

    private final Invocation call;
    private final boolean shown;
    private final boolean headed;
    private boolean begun;

    /** @param headed whether the heading is shown */
    CurlMeter(Invocation call, boolean shown, boolean headed) {
        this.call = call;
        this.shown = shown;
        this.headed = headed;
    }

    void begin() {
        if (shown) {
            begun = true;
            call.raw(headed ? HEAD : "");
            line(0, 0, 0);
        }
    }

    void end(long received, long uploaded) {
        if (begun) {
            line(received, uploaded, 100);
            call.raw("\n");
        }
    }

    /** A transfer that failed stays at nothing. */
    void fail(long received) {
        if (begun) {
            line(received, 0, received > 0 ? 100 : 0);
            call.raw("\n");
        }
    }

    private void line(long received, long uploaded, int percent) {
        call.raw(String.format(
                Locale.ROOT,
                "\r%3d %5s  %3d %5s  %3d %5s  %5s  %5s --:--:-- --:--:-- --:--:-- %5s",
                percent,
                count(received + uploaded),
                received > 0 ? percent : 0,
                count(received),
                uploaded > 0 ? percent : 0,
                count(uploaded),
                count(received),
                count(uploaded),
                count(received + uploaded)));
    }

    /** Five characters: whole bytes, then {@code 289k}, then {@code 12.3M}. */
    private static String count(long bytes) {
        if (bytes < 100_000) {
            return Long.toString(bytes);
        }
        if (bytes < 10_000L << 10) {
            return (bytes >> 10) + "k";
        }
        if (bytes < 100L << 20) {
            return String.format(Locale.ROOT, "%2d.%01dM", bytes >> 20, (bytes % (1 << 20)) / ((1 << 20) / 10));
        }
        return (bytes >> 20) + "M";
    }
}
