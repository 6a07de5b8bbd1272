package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What one request comes to: the answer that is to be sent, and what the log of errors says of it. */
final class Answering {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Moved Temporarily"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Authorization Required"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Time-out"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Temporarily Unavailable"),
            Map.entry(504, "Gateway Time-out"),
            Map.entry(505, "HTTP Version Not Supported"));
    private static final String PADDING = "<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n";

    private final ContainerProcess process;
    private final Site site;
    private final Logs logs;
    private final StreamSocket client;
    private final long connection;
    private final Request request;
    private final Site.Server server;
    private final Instant now;
    private final String boundary;
    private boolean keepsAlive;
    /** A page for an error is asked for as if by GET. */
    private String method;

    /** @param boundary between the parts of a file, when several are asked for */
    Answering(Worker worker, StreamSocket client, long connection, Request request, String boundary) {
        this.process = worker.process();
        this.site = worker.site();
        this.logs = worker.logs();
        this.client = client;
        this.connection = connection;
        this.request = request;
        this.server = site.server(client.local().port(), request.header("host"));
        this.now = process.clock().now();
        this.boundary = boundary;
        this.keepsAlive = request.keepsAlive();
        this.method = request.method();
    }

    /** @param body of which a part may have come already */
    Answer answer(Body body) throws IOException {
        if (request.refusal() != 0) {
            return page(request.refusal(), "", "");
        }
        if (body.announced() > Site.LARGEST_BODY) {
            complain("client intended to send too large body: " + body.announced() + " bytes");
            keepsAlive = false;
            return page(413, "", "");
        }
        if (body.isBroken()) {
            complain("client sent invalid chunked body");
            keepsAlive = false;
        }
        return serve(request.path(), 200);
    }

    boolean keepsAlive() {
        return keepsAlive;
    }

    private Answer serve(String uri, int as) throws IOException {
        Site.Place place = server.location(uri);
        if (place.returned != null) {
            return returned(place.returned, place);
        }
        boolean read = method.equals("GET") || method.equals("HEAD") || method.equals("POST");
        if (!read) {
            return failed(place, 405, as);
        }
        return uri.endsWith("/") ? directory(place, uri, as) : file(place, uri, as);
    }

    private Answer returned(Site.Returned returned, Site.Place place) throws IOException {
        int code = returned.code();
        String text = returned.text();
        if (code >= 300 && code < 309 && code != 304 && code != 305 && code != 306) {
            return page(code, "Location: " + (text.startsWith("/") ? "http://" + host() + text : text) + "\r\n", "");
        }
        if (text.isEmpty()) {
            return code >= 400 ? failed(place, code, 200) : body(code, site.defaultType, "");
        }
        return body(code, site.defaultType, text);
    }

    private Answer body(int code, String type, String text) {
        return withText(
                head(
                        code,
                        "Content-Type: " + type + "\r\nContent-Length: " + text.length() + "\r\n" + connectionHeader()),
                text);
    }

    private Answer directory(Site.Place place, String uri, int as) throws IOException {
        for (String name : place.index) {
            String path = place.root + uri + name;
            try {
                process.files().status(path);
                return serve(uri + name, as);
            } catch (ErrnoException missing) {
                boolean nowhere = missing.errno() == Errno.ENOENT && !exists(place.root + uri);
                if (nowhere || missing.errno() == Errno.ENOTDIR) {
                    complain("\"" + path + "\" is not found (" + told(missing) + ")");
                    return failed(place, 404, as);
                }
            }
        }
        complain("directory index of \"" + place.root + uri + "\" is forbidden");
        return failed(place, 403, as);
    }

    private boolean exists(String path) {
        try {
            return process.files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private Answer file(Site.Place place, String uri, int as) throws IOException {
        String path = place.root + uri;
        OpenFile file;
        try {
            file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        } catch (ErrnoException refused) {
            complain("open() \"" + path + "\" failed (" + told(refused) + ")");
            return failed(place, refused.errno() == Errno.EACCES ? 403 : 404, as);
        }
        FileStatus found = file.status();
        if (found.isDirectory()) {
            file.close();
            return page(301, "Location: http://" + host() + uri + "/" + request.query() + "\r\n", "");
        }
        if (method.equals("POST")) {
            file.close();
            return failed(place, 405, as);
        }
        return contents(file, found, uri, as);
    }

    private static String told(ErrnoException failure) {
        return failure.errno().number() + ": " + failure.errno().words();
    }

    private String host() {
        String asked = request.header("host");
        return asked.isEmpty() ? server.name() : asked;
    }

    private Answer contents(OpenFile file, FileStatus found, String uri, int as) throws IOException {
        Instant modified = found.modified().truncatedTo(ChronoUnit.SECONDS);
        long size = found.sizeBytes();
        String tag = "\"" + Long.toHexString(modified.getEpochSecond()) + "-" + Long.toHexString(size) + "\"";
        Conditions conditions = new Conditions(request, modified, tag);
        String validators = "Last-Modified: " + HttpDates.of(modified) + "\r\n" + connectionHeader()
                + (request.version() == 9 ? "" : "ETag: " + tag + "\r\n");
        if (as == 200 && conditions.areBroken()) {
            file.close();
            return page(412, "", "").hangingUp();
        }
        if (as == 200 && conditions.isKnown()) {
            file.close();
            return head(304, validators);
        }
        String type = type(uri);
        Ranges ranges = as == 200 && conditions.allowsRanges()
                ? Ranges.of(request.header("range"), size)
                : new Ranges(Ranges.Wish.IGNORED, List.of());
        if (ranges.wish() == Ranges.Wish.REFUSED) {
            file.close();
            return page(416, "", "Content-Range: bytes */" + size + "\r\n");
        }
        if (ranges.wish() == Ranges.Wish.SERVED) {
            return parts(file, ranges, size, type, validators);
        }
        Answer answer = head(
                as,
                "Content-Type: " + type + "\r\nContent-Length: " + size + "\r\n" + validators
                        + (as == 200 ? "Accept-Ranges: bytes\r\n" : ""));
        return withFile(answer, file, new Ranges.Part(0, size));
    }

    private Answer parts(OpenFile file, Ranges ranges, long size, String type, String validators) throws IOException {
        if (ranges.parts().size() == 1) {
            Ranges.Part part = ranges.parts().get(0);
            Answer answer = head(
                    206,
                    "Content-Type: " + type + "\r\nContent-Length: " + part.size() + "\r\n" + validators
                            + "Content-Range: " + told(part, size) + "\r\n");
            return withFile(answer, file, part);
        }
        String last = "\r\n--" + boundary + "--\r\n";
        long length = last.length();
        for (Ranges.Part part : ranges.parts()) {
            length += part.size() + intro(part, size, type).length();
        }
        Answer answer = head(
                206,
                "Content-Type: multipart/byteranges; boundary=" + boundary + "\r\nContent-Length: " + length + "\r\n"
                        + validators);
        if (request.isHead()) {
            file.close();
            return answer;
        }
        for (Ranges.Part part : ranges.parts()) {
            answer.text(intro(part, size, type)).file(file, part.start(), part.size());
        }
        return answer.text(last);
    }

    private String intro(Ranges.Part part, long size, String type) {
        return "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: " + told(part, size)
                + "\r\n\r\n";
    }

    private static String told(Ranges.Part part, long size) {
        return "bytes " + part.start() + "-" + (part.end() - 1) + "/" + size;
    }

    private String type(String uri) {
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return site.types.getOrDefault(name.contains(".") ? suffix : "", site.defaultType);
    }

    private String connectionHeader() {
        return "Connection: " + (keepsAlive ? "keep-alive" : "close") + "\r\n";
    }

    /** The page that the configuration has for an error, else nginx's own. */
    private Answer failed(Site.Place place, int code, int as) throws IOException {
        String page = place.errorPages.get(code);
        if (page == null || as != 200 || !page.startsWith("/")) {
            return page(as == 200 ? code : as, "", "");
        }
        method = request.isHead() ? "HEAD" : "GET";
        return serve(page, code);
    }

    /**
     * @param before headers that come before that of the connection
     * @param after and those that come after it
     */
    private Answer page(int code, String before, String after) {
        int shown = code == Request.HEAD_TOO_LARGE ? 400 : code;
        String heading = shown + " " + REASONS.getOrDefault(shown, "");
        String title = code == Request.HEAD_TOO_LARGE ? "400 Request Header Or Cookie Too Large" : heading;
        String note = title.equals(heading) ? "" : "<center>" + title.substring(4) + "</center>\r\n";
        String body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + heading
                + "</h1></center>\r\n" + note + "<hr><center>" + Nginx.VERSION + "</center>\r\n</body>\r\n</html>\r\n";
        String agent = request.header("user-agent");
        if (code >= 400 && (agent.contains("Chrome/") || agent.contains("MSIE "))) {
            body += PADDING.repeat(6);
        }
        return withText(
                head(
                        shown,
                        "Content-Type: text/html\r\nContent-Length: " + body.length() + "\r\n" + before
                                + connectionHeader() + after),
                body);
    }

    private Answer withText(Answer answer, String text) {
        return request.isHead() ? answer : answer.text(text);
    }

    private Answer withFile(Answer answer, OpenFile file, Ranges.Part part) throws IOException {
        if (request.isHead()) {
            file.close();
            return answer;
        }
        return answer.file(file, part.start(), part.size());
    }

    private Answer head(int code, String headers) {
        String reason = REASONS.containsKey(code) ? " " + REASONS.get(code) : "";
        String head = "HTTP/1.1 " + code + reason + "\r\nServer: " + Nginx.VERSION + "\r\nDate: " + HttpDates.of(now)
                + "\r\n" + headers + "\r\n";
        return new Answer(code, request.version() == 9 ? "" : head);
    }

    private void complain(String words) throws IOException {
        String referer = request.header("referer");
        logs.error(
                process,
                "*" + connection + " " + words + ", client: " + client.remote().address() + ", server: "
                        + server.name() + ", request: \"" + request.line() + "\", host: \"" + request.header("host")
                        + "\"" + (referer.isEmpty() ? "" : ", referrer: \"" + referer + "\""));
    }
}
