package dev.drydock.userland.server.python;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.server.web.WebAnswer;
import dev.drydock.userland.server.web.WebDates;
import dev.drydock.userland.server.web.WebHead;
import dev.drydock.userland.server.web.WebService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code SimpleHTTPRequestHandler}: the files of a directory, one request a connection. */
final class FileService implements WebService {
    private static final DateTimeFormatter LOG_DATE =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy HH:mm:ss", Locale.US).withZone(ZoneOffset.UTC);
    private static final Pattern VERSION = Pattern.compile("HTTP/(\\d{1,10})\\.(\\d{1,10})");
    private static final Map<Integer, String> EXPLANATIONS = Map.of(
            400, "Bad request syntax or unsupported method",
            404, "Nothing matches the given URI",
            414, "URI is too long",
            501, "Server does not support this operation",
            505, "Cannot fulfill request");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("txt", "text/plain"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("js", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "text/xml"),
            Map.entry("py", "text/x-python"),
            Map.entry("c", "text/plain"),
            Map.entry("h", "text/plain"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("tgz", "application/gzip"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("md", "text/markdown"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"));

    private final ContainerProcess process;
    private final String directory;

    FileService(ContainerProcess process, String directory) {
        this.process = process;
        this.directory = directory;
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }

    @Override
    public WebAnswer answer(WebHead head, StreamSocket client) throws IOException {
        if (head.isTooLong()) {
            return error(head, client, "", 414, "Request-URI Too Long");
        }
        String[] words = head.line().strip().split("\\s+");
        if (words.length >= 3) {
            String last = words[words.length - 1];
            Matcher version = VERSION.matcher(last);
            if (!version.matches()) {
                return error(head, client, head.line(), 400, "Bad request version ('" + last + "')");
            }
            if (Long.parseLong(version.group(1)) >= 2) {
                return error(head, client, head.line(), 505, "Invalid HTTP version (" + last.substring(5) + ")");
            }
        }
        if (words.length < 2 || words.length > 3) {
            return error(head, client, head.line(), 400, "Bad request syntax ('" + head.line() + "')");
        }
        if (words.length == 2 && !words[0].equals("GET")) {
            return error(head, client, head.line(), 400, "Bad HTTP/0.9 request type ('" + words[0] + "')");
        }
        if (!words[0].equals("GET") && !words[0].equals("HEAD")) {
            return error(head, client, head.line(), 501, "Unsupported method ('" + words[0] + "')");
        }
        String target = words[1].startsWith("//") ? "/" + words[1].replaceFirst("^/+", "") : words[1];
        return serve(head, client, target, words.length == 2);
    }

    private WebAnswer serve(WebHead head, StreamSocket client, String target, boolean bare) throws IOException {
        String path = path(target);
        boolean quiet = head.word(0).equals("HEAD");
        if (isDirectory(path)) {
            int question = target.indexOf('?');
            String plain = question < 0 ? target : target.substring(0, question);
            if (!plain.endsWith("/")) {
                String query = question < 0 ? "" : target.substring(question);
                return begun(
                        head,
                        client,
                        301,
                        "Moved Permanently",
                        "Location: " + plain + "/" + query + "\r\nContent-Length: 0\r\n",
                        bare);
            }
            for (String index : List.of("index.html", "index.htm")) {
                if (process.files().exists(path + "/" + index)) {
                    return file(head, client, path + "/" + index, bare);
                }
            }
            byte[] page = listing(path, target).getBytes(StandardCharsets.UTF_8);
            WebAnswer answer = begun(
                    head,
                    client,
                    200,
                    "OK",
                    "Content-type: text/html; charset=utf-8\r\nContent-Length: " + page.length + "\r\n",
                    bare);
            return quiet ? answer : answer.bytes(page);
        }
        return target.replaceFirst("[?#].*", "").endsWith("/")
                ? error(head, client, head.line(), 404, "File not found")
                : file(head, client, path, bare);
    }

    private boolean isDirectory(String path) {
        try {
            return process.files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    /** Dots and what leads out are dropped. */
    private String path(String target) {
        String decoded = decoded(target.replaceFirst("[?#].*", ""));
        Deque<String> parts = new ArrayDeque<>();
        for (String part : decoded.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return directory + (parts.isEmpty() ? "" : "/" + String.join("/", parts));
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}");
            bytes.write(escaped ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
            i += escaped ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private WebAnswer file(WebHead head, StreamSocket client, String path, boolean bare) throws IOException {
        OpenFile file;
        try {
            file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        } catch (ErrnoException missing) {
            return error(head, client, head.line(), 404, "File not found");
        }
        FileStatus status = file.status();
        Instant modified = status.modified().truncatedTo(ChronoUnit.SECONDS);
        Instant since = WebDates.parse(head.field("If-Modified-Since"));
        if (since != null && !head.has("If-None-Match") && !modified.isAfter(since)) {
            file.close();
            return begun(head, client, 304, "Not Modified", "", bare);
        }
        String headers = "Content-type: " + type(path) + "\r\nContent-Length: " + status.sizeBytes()
                + "\r\nLast-Modified: " + WebDates.of(modified) + "\r\n";
        WebAnswer answer = begun(head, client, 200, "OK", headers, bare);
        if (head.word(0).equals("HEAD")) {
            file.close();
            return answer;
        }
        return answer.part(file, 0, status.sizeBytes());
    }

    private static String type(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String suffix = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(suffix, "application/octet-stream");
    }

    private String listing(String path, String target) throws IOException {
        String title = "Directory listing for " + escaped(decoded(target));
        StringBuilder page = new StringBuilder("<!DOCTYPE HTML>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n<hr>\n<ul>\n");
        FileContext files = process.files();
        List<String> names = new ArrayList<>();
        for (DirectoryEntry each : files.list(path)) {
            names.add(each.name());
        }
        names.sort(Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT)));
        for (String name : names) {
            boolean isDirectory = isDirectory(path + "/" + name);
            boolean isLink = files.linkStatus(path + "/" + name).isSymlink();
            String shown = name + (isLink ? "@" : isDirectory ? "/" : "");
            page.append("<li><a href=\"")
                    .append(quoted(name))
                    .append(isDirectory ? "/" : "")
                    .append("\">")
                    .append(escaped(shown))
                    .append("</a></li>\n");
        }
        return page.append("</ul>\n<hr>\n</body>\n</html>\n").toString();
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            int code = each & 0xff;
            boolean plain = code < 128 && (Character.isLetterOrDigit(code) || "_.-~/".indexOf(code) >= 0);
            quoted.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02X", code));
        }
        return quoted.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private WebAnswer error(WebHead head, StreamSocket client, String line, int code, String message)
            throws IOException {
        log(client, "code " + code + ", message " + message);
        String page = """
                <!DOCTYPE HTML>
                <html lang="en">
                    <head>
                        <meta charset="utf-8">
                        <title>Error response</title>
                    </head>
                    <body>
                        <h1>Error response</h1>
                        <p>Error code: %d</p>
                        <p>Message: %s.</p>
                        <p>Error code explanation: %d - %s.</p>
                    </body>
                </html>
                """.formatted(code, escaped(message), code, EXPLANATIONS.get(code));
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        log(client, "\"" + line + "\" " + code + " -");
        WebAnswer answer = start(
                code,
                message,
                "Connection: close\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: " + bytes.length
                        + "\r\n");
        return head.word(0).equals("HEAD") ? answer : answer.bytes(bytes);
    }

    private WebAnswer begun(WebHead head, StreamSocket client, int code, String words, String headers, boolean bare)
            throws IOException {
        log(client, "\"" + head.line() + "\" " + code + " -");
        return bare ? new WebAnswer("", bytes -> {}) : start(code, words, headers);
    }

    private WebAnswer start(int code, String words, String headers) {
        return new WebAnswer(
                "HTTP/1.0 " + code + " " + words + "\r\nServer: SimpleHTTP/0.6 Python/" + Python.VERSION + "\r\nDate: "
                        + WebDates.of(process.clock().now()) + "\r\n" + headers + "\r\n",
                bytes -> {});
    }

    private void log(StreamSocket client, String words) throws IOException {
        String line = client.remote().address() + " - - ["
                + LOG_DATE.format(process.clock().now()) + "] " + words + "\n";
        process.err().write(line.getBytes(StandardCharsets.ISO_8859_1));
    }
}
