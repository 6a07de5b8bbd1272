package dev.drydock.userland.utility.client;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code curl} 7.88.1, as far as HTTP goes. */
final class Curl {
    static final Command COMMAND = Command.named("curl", Curl::run)
            .gnu(CurlSettings.OPTIONS)
            .trouble(2)
            .only(Flavour.GNU);
    private static final String ADVICE = "curl: try 'curl --help' or 'curl --manual' for more information\n";
    private static final int WARNING_WIDTH = 70;
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final Invocation call;
    private final CurlSettings settings;

    private Curl(Invocation call, CurlSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    private static Exit run(Invocation call) throws IOException {
        String wrong = wrong(call.arguments());
        if (!wrong.isEmpty()) {
            call.raw("curl: option " + wrong + "\n" + ADVICE);
            return Exit.of(2);
        }
        if (call.commandLine().has("h")) {
            call.out().text(call.help());
            return Exit.SUCCESS;
        }
        if (call.commandLine().has("V")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        CurlSettings settings = CurlSettings.of(call);
        if (settings.urls.isEmpty()) {
            call.raw(ADVICE);
            return Exit.of(2);
        }
        return new Curl(call, settings).all();
    }

    /** The first word that is no option, and what is wrong with it, as curl says it. */
    private static String wrong(List<String> arguments) {
        Options options = Options.parse(CurlSettings.OPTIONS);
        for (int i = 1; i <= arguments.size(); i++) {
            String complaint = options.complaint(arguments.subList(0, i)).orElse("");
            boolean unfinished = complaint.contains("requires");
            if (!complaint.isEmpty() && (!unfinished || i == arguments.size())) {
                return arguments.get(i - 1) + ": "
                        + (unfinished
                                ? "requires parameter"
                                : complaint.contains("emulated") ? "is not emulated" : "is unknown");
            }
        }
        return "";
    }

    /** The status is that of the last. */
    private Exit all() throws IOException {
        if (settings.data != null && !settings.dataInQuery && "POST".equals(settings.method) && settings.verbose) {
            call.raw("Note: Unnecessary use of -X or --request, POST is already inferred.\n");
        }
        int status = 0;
        for (int i = 0; i < settings.urls.size(); i++) {
            String output = i < settings.outputs.size() ? settings.outputs.get(i) : "-";
            status = one(settings.urls.get(i), output);
        }
        return Exit.of(status);
    }

    private int one(String url, String output) throws IOException {
        Duration delay = settings.retryDelay == null ? Duration.ofSeconds(1) : settings.retryDelay;
        for (int left = settings.retries; ; left--) {
            CurlTransfer transfer = new CurlTransfer(call, settings, url, output, left == settings.retries);
            int status = transfer.run();
            boolean passing = PASSING.contains(transfer.httpStatus())
                    || status == CurlException.TIMEOUT
                    || (status == CurlException.NO_CONNECTION && settings.retriesRefused);
            if (left <= 0 || !passing) {
                return status;
            }
            sayRetry(status, delay, left);
            call.process().sleep(delay);
            delay = settings.retryDelay == null ? delay.multipliedBy(2) : delay;
        }
    }

    private void sayRetry(int status, Duration delay, int left) {
        if (settings.silent) {
            return;
        }
        String why = status == CurlException.NO_CONNECTION
                ? "connection refused"
                : status == CurlException.TIMEOUT ? "timeout" : "HTTP error";
        String text =
                "Problem : " + why + ". Will retry in " + delay.toSeconds() + " seconds. " + left + " retries left.";
        call.raw(warning(text));
    }

    /** Wrapped at the 79th column. */
    static String warning(String text) {
        StringBuilder lines = new StringBuilder();
        String rest = text;
        while (rest.length() >= WARNING_WIDTH) {
            int cut = rest.lastIndexOf(' ', WARNING_WIDTH - 1);
            cut = cut < 0 ? WARNING_WIDTH : cut + 1;
            lines.append("Warning: ").append(rest, 0, cut).append('\n');
            rest = rest.substring(cut);
        }
        return lines.append("Warning: ").append(rest).append('\n').toString();
    }
}
