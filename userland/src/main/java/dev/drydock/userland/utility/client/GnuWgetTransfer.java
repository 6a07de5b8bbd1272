package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of one address that GNU {@code wget} was given: it is asked, asked again, and where it leads is followed. */
final class GnuWgetTransfer {
    private static final int USAGE = 1;
    private static final int NO_FILE = 3;
    private static final int NO_NETWORK = 4;
    private static final int NO_ACCESS = 6;
    private static final int SERVER = 8;
    private static final int AGAIN = -1;
    private static final int REDIRECTED = 300;
    private static final int SEE_OTHER = 303;
    private static final int NOT_MODIFIED = 304;
    private static final int FAILED = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_CONTENT = 204;

    private final Invocation call;
    private final GnuWgetSettings settings;
    private final WgetLog log;
    private final @Nullable OpenFile output;
    private final Map<String, IpAddress> known;
    private String method;
    private long received;
    private Duration time = Duration.ZERO;
    private int redirections;
    private @Nullable String next;

    /**
     * @param output where all goes; null if each address has a file of its own
     * @param known the addresses of hosts that were looked up before, to which it adds
     */
    GnuWgetTransfer(
            Invocation call,
            GnuWgetSettings settings,
            WgetLog log,
            @Nullable OpenFile output,
            Map<String, IpAddress> known) {
        this.call = call;
        this.settings = settings;
        this.log = log;
        this.output = output;
        this.known = known;
        this.method = settings.spider && settings.method.equals("GET") ? "HEAD" : settings.method;
    }

    long received() {
        return received;
    }

    /** How long the body took. */
    Duration time() {
        return time;
    }

    /** Gives the exit status. */
    int run(String url) throws IOException {
        String text = url.contains("://") ? url : "http://" + url;
        int hash = text.indexOf('#');
        String asked = hash < 0 ? text : text.substring(0, hash);
        String fileName = null;
        while (true) {
            HttpAddress address = address(asked, url);
            if (address == null) {
                return USAGE;
            }
            fileName = fileName == null ? settings.directory + address.fileName() : fileName;
            if (settings.keepsOld && output == null && call.files().exists(fileName)) {
                log.verbose("File " + log.quoted(fileName) + " already there; not retrieving.\n\n");
                return 0;
            }
            next = null;
            int status = patiently(address, "http://" + address.authority() + address.path(), fileName);
            String target = next;
            if (target == null) {
                return status;
            }
            if (++redirections > settings.mostRedirections) {
                log.plain(settings.mostRedirections + " redirections exceeded.\n");
                log.verbose("\n");
                return SERVER;
            }
            asked = target;
        }
    }

    /** Null, after it was said why, for one that cannot be asked. */
    private @Nullable HttpAddress address(String url, String shown) throws IOException {
        String scheme = url.substring(0, url.indexOf("://"));
        if (scheme.equals("https")) {
            log.plain(shown + ": HTTPS support not compiled in.\n");
            return null;
        }
        if (!scheme.equals("http")) {
            log.plain(shown + ": Unsupported scheme " + log.quoted(scheme) + ".\n");
            return null;
        }
        Optional<HttpAddress> address = HttpAddress.parse(url);
        if (address.isEmpty() || address.get().host().isEmpty()) {
            log.plain(shown + (address.isEmpty() ? ": Bad port number.\n" : ": Invalid host name.\n"));
            return null;
        }
        return address.get();
    }

    private int patiently(HttpAddress address, String url, String fileName) throws IOException {
        for (int count = 1; ; count++) {
            log.verbose((settings.spider && count == 1 && redirections == 0
                            ? "Spider mode enabled. Check if remote file exists.\n"
                            : "")
                    + "--" + log.time() + "--  "
                    + (count > 1 ? "(try:" + String.format(Locale.ROOT, "%2d", count) + ")  " : "")
                    + url + "\n");
            int status = once(address, url, fileName, count);
            if (status != AGAIN) {
                return status;
            }
            if (count == settings.tries) {
                log.verbose("Giving up.\n\n");
                return NO_NETWORK;
            }
            log.verbose("Retrying.\n\n");
            Duration wait = Duration.ofSeconds(count);
            call.process().sleep(wait.compareTo(settings.longestWait) < 0 ? wait : settings.longestWait);
        }
    }

    private int once(HttpAddress address, String url, String fileName, int count) throws IOException {
        String host = address.host();
        IpAddress found = find(host);
        if (found == null) {
            return NO_NETWORK;
        }
        String place = IpAddress.parse(host).isPresent() ? host : host + " (" + host + ")|" + found + "|";
        log.verbose("Connecting to " + place + ":" + address.port() + "... ");
        StreamSocket connection;
        try {
            connection = call.process().connect(new SocketAddress(found, address.port()), settings.patience);
        } catch (ErrnoException refused) {
            log.plain("failed: " + refused.words() + ".\n");
            return settings.retriesRefused || refused.errno() == Errno.ETIMEDOUT ? AGAIN : NO_NETWORK;
        }
        int descriptor = call.process().allocate(3, connection);
        try {
            log.verbose("connected.\n");
            return ask(connection, address, url, fileName, count);
        } finally {
            call.process().close(descriptor);
        }
    }

    /** Null, after it was said why, if it has no address. */
    private @Nullable IpAddress find(String host) throws IOException {
        IpAddress before = known.get(host);
        if (before != null) {
            return before;
        }
        boolean literal = IpAddress.parse(host).isPresent();
        if (!literal) {
            log.verbose("Resolving " + host + " (" + host + ")... ");
        }
        Optional<IpAddress> found = HostNames.of(call.process()).address(host);
        if (found.isPresent()) {
            known.put(host, found.get());
            log.verbose(literal ? "" : found.get() + "\n");
            return found.get();
        }
        boolean service = call.process().network().hasNameService();
        log.verbose(
                "failed: " + (service ? "Name or service not known" : "Temporary failure in name resolution") + ".\n");
        log.plain(call.name() + ": unable to resolve host address " + log.quoted(host) + "\n");
        return null;
    }

    private int ask(StreamSocket connection, HttpAddress address, String url, String fileName, int count)
            throws IOException {
        connection.output().write(settings.request(method, address).getBytes(StandardCharsets.UTF_8));
        byte[] body = settings.body;
        if (body != null) {
            connection.output().write(body);
        }
        log.verbose("HTTP request sent, awaiting response... ");
        HttpResponse response = answer(connection);
        if (response == null || response.statusLine().isEmpty()) {
            log.verbose(response == null ? "" : "No data received.\n");
            return AGAIN;
        }
        if (response.status() == 0) {
            log.plain("an answer without a head is not emulated\n");
            return NO_NETWORK;
        }
        if (settings.showsHeaders) {
            log.verbose("\n");
            log.write("  " + response.statusLine() + "\n");
            for (String header : response.headers()) {
                log.write("  " + header + "\n");
            }
        } else {
            log.verbose(response.status() + " " + reason(response) + "\n");
        }
        return judge(response, address, url, fileName, count);
    }

    /** Null, after it was said why, if none came in time. */
    private @Nullable HttpResponse answer(StreamSocket connection) throws IOException {
        Duration patience = settings.patience;
        if (patience != null
                && call.process().awaitReadable(List.of(connection), patience).isEmpty()) {
            log.verbose("Read error (Connection timed out) in headers.\n");
            return null;
        }
        return HttpResponse.read(connection);
    }

    private static String reason(HttpResponse response) {
        String[] words = response.statusLine().split(" ", 3);
        return words.length > 2 ? words[2] : "(no description)";
    }

    private int judge(HttpResponse response, HttpAddress address, String url, String fileName, int count)
            throws IOException {
        int status = response.status();
        String location = response.header("Location").orElse("");
        if (status >= REDIRECTED && status < FAILED && status != NOT_MODIFIED && !location.isEmpty()) {
            log.verbose("Location: " + location + " [following]\n");
            next = location.startsWith("/")
                    ? "http://" + address.authority() + location
                    : location.contains("://") ? location : besides(address, location);
            if (method.equals("POST") && status <= SEE_OTHER) {
                method = "GET";
                settings.body = null;
            }
            return 0;
        }
        if (status == UNAUTHORIZED) {
            log.verbose("\n");
            log.plain("Username/Password Authentication Failed.\n");
            log.verbose("\n");
            return NO_ACCESS;
        }
        if (status < REDIRECTED) {
            return settings.spider ? exists(response, url) : save(response, url, fileName, count);
        }
        if (settings.keepsErrors && !settings.spider) {
            save(response, url, fileName, count);
        }
        if (settings.terse) {
            log.plain(url + ":\n");
        }
        log.plain(
                settings.spider
                        ? "Remote file does not exist -- broken link!!!\n"
                        : log.time() + " ERROR " + status + ": " + reason(response) + ".\n");
        log.verbose("\n");
        return SERVER;
    }

    private static String besides(HttpAddress address, String location) {
        String path = address.path().replaceAll("\\?.*", "");
        return "http://" + address.authority() + path.substring(0, path.lastIndexOf('/') + 1) + location;
    }

    private int exists(HttpResponse response, String url) throws IOException {
        log.verbose(length(response));
        log.verbose(type(response).equals("text/html") ? """
                                Remote file exists and could contain further links,
                                but recursion is disabled -- not retrieving.

                                """ : "Remote file exists.\n\n");
        if (settings.terse) {
            log.plain(log.time() + " URL: " + url + " " + response.status() + " " + reason(response) + "\n");
        }
        return 0;
    }

    private static String type(HttpResponse response) {
        return response.header("Content-Type").orElse("").replaceAll("\\s*;.*", "");
    }

    private static String length(HttpResponse response) {
        long length = response.length();
        String size = length < 1024 ? "" : " (" + WgetRate.size(length) + ")";
        String type = type(response);
        return "Length: " + (length < 0 ? "unspecified" : length + size) + (type.isEmpty() ? "" : " [" + type + "]")
                + "\n";
    }

    private int save(HttpResponse response, String url, String fileName, int count) throws IOException {
        OpenFile common = output;
        boolean printed = settings.output.equals("-");
        String name = common != null ? settings.output : free(fileName);
        boolean empty = response.status() == NO_CONTENT;
        if (!empty && response.status() < REDIRECTED) {
            log.verbose(length(response));
        }
        OpenFile target = common != null ? common.retain() : create(name);
        if (target == null) {
            return NO_FILE;
        }
        String lack;
        try (FileOutput file = new FileOutput(target)) {
            if (!empty) {
                log.verbose("Saving to: " + log.quoted(printed ? "STDOUT" : name) + "\n");
            }
            lack = empty ? "" : copy(response, file);
        }
        String rate = log.time() + " (" + WgetRate.of(received, time).words() + ") - ";
        if (!lack.isEmpty()) {
            log.plain(rate + "Connection closed at byte " + received + ". Giving up.\n\n");
            return NO_NETWORK;
        }
        if (response.status() < REDIRECTED) {
            String sizes = "[" + received + (response.length() < 0 ? "" : "/" + response.length()) + "]";
            log.verbose(rate + (printed ? "written to stdout " : log.quoted(name) + " saved ") + sizes + "\n\n");
            if (settings.terse) {
                log.plain(log.time() + " URL:" + url + " " + sizes + " -> \"" + name + "\" [" + count + "]\n");
            }
        }
        return 0;
    }

    /** Gives why not all came; empty if it did. */
    private String copy(HttpResponse response, FileOutput file) throws IOException {
        WgetProgress progress = new WgetProgress(settings.style, Math.max(0, response.length()), this::dots);
        Instant begun = call.process().clock().now();
        String lack = "";
        boolean[] headed = {false};
        try {
            new CurlBody(response).copy(bytes -> {
                file.write(bytes);
                if (!headed[0]) {
                    progress.begin();
                    headed[0] = true;
                }
                received += bytes.length;
                progress.took(bytes.length, since(begun));
            });
        } catch (CurlException partial) {
            lack = String.valueOf(partial.getMessage());
        }
        time = since(begun);
        if (!headed[0]) {
            progress.begin();
        }
        progress.end(time);
        return lack;
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, call.process().clock().now());
    }

    private void dots(String text) {
        try {
            log.verbose(text);
        } catch (IOException nowhereToSayIt) {
            call.status(NO_FILE);
        }
    }

    /** One that exists is not written over. */
    private String free(String name) {
        String free = name;
        for (int i = 1; call.files().exists(free); i++) {
            free = name + "." + i;
        }
        return free;
    }

    /** Null, after it was said why, if it cannot be had. */
    private @Nullable OpenFile create(String name) throws IOException {
        try {
            if (!settings.directory.isEmpty()) {
                makeDirectories(settings.directory);
            }
            return call.files().open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (ErrnoException refused) {
            log.plain(name + ": " + refused.words() + "\n");
            log.verbose("\n");
            log.plain("Cannot write to " + log.quoted(name) + " (" + refused.words() + ").\n");
            return null;
        }
    }

    private void makeDirectories(String path) throws IOException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            if (!call.files().exists(directory)) {
                call.files().makeDirectory(directory, 0777);
            }
        }
    }
}
