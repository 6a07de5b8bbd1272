package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one request comes to: the answer that is sent, and what the logs say of it. */
final class Answering {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOG_DATE =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.US).withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            301, "Moved Permanently",
            304, "Not Modified",
            400, "Bad Request",
            403, "Forbidden",
            404, "Not Found",
            405, "Not Allowed");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final int BUFFER = 16 * 1024;

    private final ContainerProcess process;
    private final Site site;
    private final Logs logs;
    private final StreamSocket client;
    private final long connection;
    private final Request request;
    private final Site.Server server;
    private final Instant now;
    private int status;
    private long sent;

    Answering(Worker worker, StreamSocket client, long connection, Request request) {
        this.process = worker.process();
        this.site = worker.site();
        this.logs = worker.logs();
        this.client = client;
        this.connection = connection;
        this.request = request;
        this.server = site.server(client.local().port(), request.header("host"));
        this.now = process.clock().now();
    }

    void answer() throws IOException {
        try {
            if (request.path().isEmpty()) {
                page(400, "");
            } else {
                serve(request.path(), 200);
            }
        } finally {
            logs.access(accessLine());
        }
    }

    private void serve(String uri, int as) throws IOException {
        Site.Place place = server.location(uri);
        if (uri.endsWith("/")) {
            directory(place, uri, as);
        } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            failed(place, 405, as);
        } else {
            file(place, uri, as);
        }
    }

    private void directory(Site.Place place, String uri, int as) throws IOException {
        for (String name : place.index) {
            try {
                process.files().status(place.root + uri + name);
                serve(uri + name, as);
                return;
            } catch (ErrnoException missing) {
                if (missing.errno() == Errno.ENOENT && !exists(place.root + uri)) {
                    complain("\"" + place.root + uri + name + "\" is not found (2: No such file or directory)");
                    failed(place, 404, as);
                    return;
                }
            }
        }
        complain("directory index of \"" + place.root + uri + "\" is forbidden");
        failed(place, 403, as);
    }

    private boolean exists(String path) {
        try {
            return process.files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private void file(Site.Place place, String uri, int as) throws IOException {
        String path = place.root + uri;
        OpenFile file;
        try {
            file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        } catch (ErrnoException refused) {
            Errno errno = refused.errno();
            complain("open() \"" + path + "\" failed (" + errno.number() + ": " + errno.words() + ")");
            failed(place, errno == Errno.EACCES ? 403 : 404, as);
            return;
        }
        try {
            FileStatus found = file.status();
            if (found.isDirectory()) {
                page(301, "Location: http://" + host() + uri + "/" + request.query() + "\r\n");
            } else {
                send(file, found, uri, as);
            }
        } finally {
            file.close();
        }
    }

    private String host() {
        String asked = request.header("host");
        return asked.isEmpty() ? server.name() : asked;
    }

    private void send(OpenFile file, FileStatus found, String uri, int as) throws IOException {
        String modified = HTTP_DATE.format(found.modified().truncatedTo(ChronoUnit.SECONDS));
        String tag = "\"" + Long.toHexString(found.modified().getEpochSecond()) + "-"
                + Long.toHexString(found.sizeBytes()) + "\"";
        String condition = request.header("if-none-match");
        boolean known = condition.isEmpty()
                ? request.header("if-modified-since").equals(modified)
                : condition.equals(tag) || condition.equals("W/" + tag);
        if (known && as == 200) {
            head(304, "Last-Modified: " + modified + "\r\n" + connectionHeader() + "ETag: " + tag + "\r\n");
            return;
        }
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        head(
                as,
                "Content-Type: " + site.types.getOrDefault(name.contains(".") ? suffix : "", site.defaultType)
                        + "\r\nContent-Length: " + found.sizeBytes() + "\r\nLast-Modified: " + modified + "\r\n"
                        + connectionHeader() + "ETag: " + tag + "\r\n"
                        + (as == 200 ? "Accept-Ranges: bytes\r\n" : ""));
        if (request.method().equals("HEAD")) {
            return;
        }
        byte[] buffer = new byte[BUFFER];
        for (long left = found.sizeBytes(); left > 0; ) {
            int count = file.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (count < 0) {
                return;
            }
            client.write(buffer, 0, count);
            left -= count;
            sent += count;
        }
    }

    private String connectionHeader() {
        return "Connection: " + (request.keepsAlive() ? "keep-alive" : "close") + "\r\n";
    }

    /** The page that the configuration has for an error, else nginx's own. */
    private void failed(Site.Place place, int code, int as) throws IOException {
        String page = place.errorPages.get(code);
        if (page == null || as != 200 || !page.startsWith("/") || code == 405) {
            page(as == 200 ? code : as, "");
        } else {
            serve(page, code);
        }
    }

    private void page(int code, String more) throws IOException {
        String title = code + " " + REASONS.get(code);
        String body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>" + Nginx.VERSION + "</center>\r\n</body>\r\n</html>\r\n";
        String agent = request.header("user-agent");
        if (code >= 400 && (agent.contains("Chrome/") || agent.contains("MSIE "))) {
            body += "<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n".repeat(6);
        }
        head(code, "Content-Type: text/html\r\nContent-Length: " + body.length() + "\r\n" + more + connectionHeader());
        if (!request.method().equals("HEAD")) {
            byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            client.write(bytes, 0, bytes.length);
            sent += bytes.length;
        }
    }

    private void head(int code, String headers) throws IOException {
        status = code;
        byte[] bytes = ("HTTP/1.1 " + code + " " + REASONS.get(code) + "\r\nServer: " + Nginx.VERSION + "\r\nDate: "
                        + HTTP_DATE.format(now) + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        client.write(bytes, 0, bytes.length);
    }

    private void complain(String words) throws IOException {
        String referer = request.header("referer");
        logs.error(
                process,
                "*" + connection + " " + words + ", client: " + client.remote().address() + ", server: "
                        + server.name() + ", request: \"" + request.line() + "\", host: \"" + request.header("host")
                        + "\"" + (referer.isEmpty() ? "" : ", referrer: \"" + referer + "\""));
    }

    private String accessLine() {
        Matcher variables = VARIABLE.matcher(site.accessFormat);
        return variables.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String variable) {
        String value = switch (variable) {
            case "remote_addr" -> client.remote().address().toString();
            case "time_local" -> LOG_DATE.format(now);
            case "request" -> request.line();
            case "status" -> Integer.toString(status);
            case "body_bytes_sent" -> Long.toString(sent);
            default ->
                variable.startsWith("http_")
                        ? request.header(variable.substring("http_".length()).replace('_', '-'))
                        : "";
        };
        return value.isEmpty() ? "-" : value.replace("\"", "\\x22");
    }
}
