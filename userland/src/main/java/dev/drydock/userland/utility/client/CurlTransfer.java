package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One transfer of {@code curl}, redirections among it. */
final class CurlTransfer {
    private static final Pattern WRITE_OUT = Pattern.compile("%\\{([a-z_]+)}|%%|\\\\(.)");
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    private static final int REDIRECTED = 300;
    private static final int FAILED = 400;
    private static final int SEE_OTHER = 303;

    private final Invocation call;
    private final CurlSettings settings;
    private final String url;
    private final String output;
    private final CurlMeter meter;
    private final Instant begun;
    private @Nullable HttpResponse response;
    private @Nullable OpenFile target;
    private String effective;
    private String remote = "";
    private String method;
    private long received;
    private long uploaded;
    private int redirections;

    /** @param first whether it is not tried again */
    CurlTransfer(Invocation call, CurlSettings settings, String url, String output, boolean first) throws IOException {
        this.call = call;
        this.settings = settings;
        this.url = url;
        this.output = output;
        this.effective = url;
        this.method = settings.method();
        this.begun = call.process().clock().now();
        boolean shown = !settings.silent
                && settings.showsMeter
                && !(output.equals("-") && call.process().descriptor(1).isTerminal());
        this.meter = new CurlMeter(call, shown, first);
    }

    /** 0 if there was no answer. */
    int httpStatus() {
        HttpResponse last = response;
        return last == null ? 0 : last.status();
    }

    /** Gives the exit status. */
    int run() throws IOException {
        int status = 0;
        try {
            HttpAddress address = address();
            meter.begin();
            transfer(address);
        } catch (CurlException failure) {
            status = failure.status();
            meter.fail(received);
            if (!settings.silent || settings.showsErrors) {
                call.raw("curl: (" + status + ") " + failure.getMessage() + "\n");
            }
        } finally {
            OpenFile opened = target;
            if (opened != null) {
                opened.close();
            }
        }
        if (!settings.format.isEmpty()) {
            writeOut(status);
        }
        return status;
    }

    private HttpAddress address() throws CurlException {
        Matcher scheme = SCHEME.matcher(url);
        if (scheme.matches() && !scheme.group(1).equalsIgnoreCase("http")) {
            throw new CurlException(
                    CurlException.PROTOCOL,
                    "Protocol \"" + scheme.group(1).toLowerCase(Locale.ROOT)
                            + "\" not supported or disabled in libcurl");
        }
        String plain = scheme.matches() ? "http" + url.substring(scheme.end(1)) : "http://" + url;
        Optional<HttpAddress> address = plain.contains(" ") ? Optional.empty() : HttpAddress.parse(plain);
        if (address.isEmpty() || address.get().host().isEmpty()) {
            throw new CurlException(CurlException.BAD_URL, "URL using bad/illegal format or missing URL");
        }
        String query = settings.data;
        if (settings.dataInQuery && query != null) {
            HttpAddress old = address.get();
            String path = old.path() + (old.path().contains("?") ? "&" : "?") + query;
            address = Optional.of(new HttpAddress(old.host(), old.port(), old.authority(), path));
        }
        effective = "http://" + address.get().authority() + address.get().path();
        return address.get();
    }

    private void transfer(HttpAddress first) throws IOException {
        HttpAddress address = first;
        byte @Nullable [] body = settings.body();
        while (true) {
            StreamSocket connection = connect(address);
            int descriptor = call.process().allocate(3, connection);
            try {
                HttpResponse answer = ask(connection, address, body);
                String location = answer.header("Location").orElse("");
                boolean redirected = answer.status() >= REDIRECTED && answer.status() < FAILED && !location.isEmpty();
                if (!settings.follows || !redirected) {
                    save(answer, address);
                    meter.end(received, uploaded);
                    note("* Connection #" + redirections + " to host " + address.host() + " left intact");
                    return;
                }
                if (settings.includesHead || settings.headOnly) {
                    head(answer, address);
                }
                if (redirections >= settings.mostRedirections) {
                    throw new CurlException(
                            CurlException.REDIRECTIONS,
                            "Maximum (" + settings.mostRedirections + ") redirects followed");
                }
                redirections++;
                if (body != null && answer.status() <= SEE_OTHER) {
                    body = null;
                    method = "GET";
                }
                address = address.resolve(location)
                        .orElseThrow(() -> new CurlException(
                                CurlException.PROTOCOL,
                                "Protocol \"" + location.replaceAll(":.*", "")
                                        + "\" not supported or disabled in libcurl"));
                effective = "http://" + address.authority() + address.path();
            } finally {
                call.process().close(descriptor);
            }
        }
    }

    private StreamSocket connect(HttpAddress address) throws IOException {
        String socket = settings.socket;
        try {
            if (socket != null) {
                note("*   Trying " + socket + ":0...");
                StreamSocket connection = call.process().connectUnix(socket);
                note("* Connected to " + address.host() + " (" + socket + ") port 0 (#" + redirections + ")");
                return connection;
            }
            IpAddress found = HostNames.of(call.process())
                    .address(address.host())
                    .orElseThrow(() ->
                            new CurlException(CurlException.NO_HOST, "Could not resolve host: " + address.host()));
            remote = found.toString();
            note("*   Trying " + new SocketAddress(found, address.port()) + "...");
            StreamSocket connection =
                    call.process().connect(new SocketAddress(found, address.port()), settings.patience);
            note("* Connected to " + address.host() + " (" + remote + ") port " + address.port() + " (#" + redirections
                    + ")");
            return connection;
        } catch (ErrnoException refused) {
            long millis = Duration.between(begun, call.process().clock().now()).toMillis();
            String place = address.host() + " port " + address.port();
            boolean late = refused.errno() == Errno.ETIMEDOUT;
            throw new CurlException(
                    late ? CurlException.TIMEOUT : CurlException.NO_CONNECTION,
                    "Failed to connect to " + place + " after " + millis + " ms: "
                            + (late ? "Timeout was reached" : "Couldn't connect to server"));
        }
    }

    private HttpResponse ask(StreamSocket connection, HttpAddress address, byte @Nullable [] body) throws IOException {
        String request = settings.request(method, address, body);
        if (settings.user != null) {
            note("* Server auth using Basic with user '" + settings.user.replaceAll(":.*", "") + "'");
        }
        request.strip().lines().forEach(line -> note("> " + line + "\r"));
        note("> \r");
        send(connection, request.getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            note("} [" + body.length + " bytes data]");
            send(connection, body);
            uploaded = body.length;
        }
        HttpResponse answer = HttpResponse.read(connection);
        if (answer.statusLine().isEmpty() || answer.status() == 0) {
            note("* Empty reply from server");
            throw new CurlException(CurlException.EMPTY, "Empty reply from server");
        }
        note("< " + answer.statusLine() + "\r");
        answer.headers().forEach(header -> note("< " + header + "\r"));
        note("< \r");
        response = answer;
        return answer;
    }

    private static void send(StreamSocket connection, byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            done += connection.write(bytes, done, bytes.length - done);
        }
    }

    private void note(String line) {
        if (settings.verbose) {
            call.raw(line + "\n");
        }
    }

    private void save(HttpResponse answer, HttpAddress address) throws IOException {
        boolean failed = answer.status() >= FAILED;
        CurlException refused =
                new CurlException(CurlException.REFUSED, "The requested URL returned error: " + answer.status());
        if (failed && settings.fails) {
            throw refused;
        }
        if (settings.includesHead || settings.headOnly) {
            head(answer, address);
        }
        if (!method.equals("HEAD")) {
            new CurlBody(answer).copy(bytes -> {
                if (received == 0) {
                    note("{ [" + bytes.length + " bytes data]");
                }
                received += bytes.length;
                write(bytes, address);
            });
        }
        if (failed && settings.failsWithBody) {
            throw refused;
        }
    }

    private void head(HttpResponse answer, HttpAddress address) throws IOException {
        StringBuilder head = new StringBuilder(answer.statusLine()).append("\r\n");
        answer.headers().forEach(header -> head.append(header).append("\r\n"));
        write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), address);
    }

    private void write(byte[] bytes, HttpAddress address) throws IOException {
        if (output.equals("-")) {
            call.out().write(bytes);
            call.out().flush();
            return;
        }
        OpenFile file = target;
        if (file == null) {
            file = open(address);
            target = file;
        }
        for (int done = 0; done < bytes.length; ) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }

    private OpenFile open(HttpAddress address) throws IOException {
        String name = output;
        if (name.equals(CurlSettings.REMOTE_NAME)) {
            String plain = address.path().replaceAll("\\?.*", "");
            name = plain.substring(plain.lastIndexOf('/') + 1);
        }
        try {
            return call.files().open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (ErrnoException error) {
            if (!settings.silent) {
                call.raw(Curl.warning("Failed to open the file " + name + ": " + error.words()));
            }
            throw new CurlException(CurlException.NO_WRITING, "Failure writing output to destination");
        }
    }

    // What is told at the end

    private void writeOut(int status) {
        StringBuilder text = new StringBuilder();
        Matcher part = WRITE_OUT.matcher(settings.format);
        while (part.find()) {
            part.appendReplacement(text, Matcher.quoteReplacement(value(part, status)));
        }
        call.out().text(part.appendTail(text).toString());
    }

    private String value(Matcher part, int status) {
        if (part.group(2) != null) {
            return switch (part.group(2)) {
                case "n" -> "\n";
                case "r" -> "\r";
                case "t" -> "\t";
                default -> part.group();
            };
        }
        if (part.group(1) == null) {
            return "%";
        }
        HttpResponse last = response;
        long micros = Duration.between(begun, call.process().clock().now()).toNanos() / 1000;
        return switch (part.group(1)) {
            case "http_code", "response_code" -> String.format(Locale.ROOT, "%03d", httpStatus());
            case "size_download" -> Long.toString(received);
            case "size_upload" -> Long.toString(uploaded);
            case "content_type" ->
                last == null ? "" : last.header("Content-Type").orElse("");
            case "url_effective" -> effective;
            case "url" -> url;
            case "num_redirects" -> Integer.toString(redirections);
            case "redirect_url" -> last == null ? "" : last.header("Location").orElse("");
            case "remote_ip" -> remote;
            case "method" -> method;
            case "exitcode" -> Integer.toString(status);
            case "scheme" -> "HTTP";
            case "http_version" -> last == null ? "0" : "1.1";
            case "time_total", "time_connect", "time_namelookup", "time_starttransfer", "time_pretransfer" ->
                String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
            default -> {
                call.raw("curl: unknown --write-out variable: '" + part.group(1) + "'\n");
                yield "";
            }
        };
    }
}
