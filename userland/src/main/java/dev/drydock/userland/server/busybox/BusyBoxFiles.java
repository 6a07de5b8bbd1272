package dev.drydock.userland.server.busybox;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.server.web.WebAnswer;
import dev.drydock.userland.server.web.WebDates;
import dev.drydock.userland.server.web.WebHead;
import dev.drydock.userland.server.web.WebPath;
import dev.drydock.userland.server.web.WebService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code httpd} of BusyBox answers: one request a connection, with a body even if only the head is asked for. */
final class BusyBoxFiles implements WebService {
    private static final Pattern FIRST_LINE = Pattern.compile("([A-Z]+) +(/\\S*) +HTTP/1\\.\\d");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            206, "Partial Content",
            302, "Found",
            400, "Bad Request",
            404, "Not Found",
            501, "Not Implemented");
    private static final Map<Integer, String> TEXTS = Map.of(
            400, "Unsupported method",
            404, "The requested URL was not found",
            501, "The requested method is not recognized");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("txt", "text/plain"),
            Map.entry("h", "text/plain"),
            Map.entry("c", "text/plain"),
            Map.entry("cc", "text/plain"),
            Map.entry("cpp", "text/plain"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("css", "text/css"),
            Map.entry("js", "application/javascript"),
            Map.entry("wav", "audio/wav"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("qt", "video/quicktime"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("mpe", "video/mpeg"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("mid", "audio/midi"),
            Map.entry("midi", "audio/midi"),
            Map.entry("mp3", "audio/mpeg"));

    private final ContainerProcess process;
    private final int verbosity;
    private final boolean mapped;

    /** @param mapped whether addresses of IPv4 are shown as those of IPv6 that stand for them */
    BusyBoxFiles(ContainerProcess process, int verbosity, boolean mapped) {
        this.process = process;
        this.verbosity = verbosity;
        this.mapped = mapped;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public WebAnswer answer(WebHead head, StreamSocket client) throws IOException {
        Matcher line = FIRST_LINE.matcher(head.line().strip());
        String path = line.matches() ? decoded(line.group(2).replaceFirst("\\?.*", "")) : null;
        if (path == null) {
            return page(client, 400, "");
        }
        if (path.startsWith("/cgi-bin/")) {
            process.err().write("httpd: scripts are not emulated by Drydock\n".getBytes(StandardCharsets.UTF_8));
            return page(client, 501, "");
        }
        if (!Set.of("GET", "HEAD").contains(line.group(1))) {
            return page(client, 501, "");
        }
        String file = "." + path + (path.endsWith("/") ? "index.html" : "");
        try {
            if (!path.endsWith("/") && process.files().status(file).isDirectory()) {
                int question = line.group(2).indexOf('?');
                String query = question < 0 ? "" : line.group(2).substring(question);
                return page(client, 302, "Location: " + path + "/" + query + "\r\n");
            }
            return file(head, client, file);
        } catch (ErrnoException missing) {
            return page(client, 404, "");
        }
    }

    /** Without escapes and dots; null if it cannot be understood or leads out. */
    private static @Nullable String decoded(String target) {
        String text = WebPath.unescaped(target);
        if (text == null) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (String part : text.split("/")) {
            if (part.equals("..")) {
                if (path.length() == 0) {
                    return null;
                }
                path.setLength(path.lastIndexOf("/"));
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.append('/').append(part);
            }
        }
        return text.endsWith("/") || path.length() == 0 ? path + "/" : path.toString();
    }

    private WebAnswer file(WebHead head, StreamSocket client, String path) throws IOException {
        OpenFile file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        FileStatus status = file.status();
        long size = status.sizeBytes();
        Matcher range = RANGE.matcher(head.field("Range"));
        long start = 0;
        long end = size;
        boolean isPart = range.matches() && Long.parseLong(range.group(1)) < size;
        if (isPart) {
            start = Long.parseLong(range.group(1));
            end = range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
            isPart = end > start;
        }
        if (!isPart) {
            start = 0;
            end = size;
        }
        long modified = status.modified().getEpochSecond();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        String headers = (isPart ? "Content-Range: bytes " + start + "-" + (end - 1) + "/" + size + "\r\n" : "")
                + "Accept-Ranges: bytes\r\nLast-Modified: " + WebDates.of(status.modified()) + "\r\nETag: \""
                + Long.toHexString(modified) + "-" + Long.toHexString(size) + "\"\r\nContent-Length: " + (end - start)
                + "\r\n";
        // The type of a part is that of a page, whatever the file is.
        WebAnswer answer = begin(client, isPart ? 206 : 200, isPart ? "text/html" : type, headers);
        return answer.part(file, start, end - start);
    }

    private WebAnswer page(StreamSocket client, int status, String headers) throws IOException {
        String title = status + " " + REASONS.get(status);
        WebAnswer answer = begin(client, status, "text/html", headers);
        if (status == 302) {
            return answer;
        }
        String page = "<HTML><HEAD><TITLE>" + title + "</TITLE></HEAD>\n<BODY><H1>" + title + "</H1>\n"
                + TEXTS.get(status) + "\n</BODY></HTML>\n";
        return answer.bytes(page.getBytes(StandardCharsets.US_ASCII));
    }

    private WebAnswer begin(StreamSocket client, int status, String type, String headers) throws IOException {
        if (verbosity > 0) {
            String address = client.remote().address().toString();
            String shown = mapped && !client.remote().isIpv6()
                    ? "[::ffff:" + address + "]:" + client.remote().port()
                    : client.remote().toString();
            process.err().write((shown + ": response:" + status + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return new WebAnswer(
                "HTTP/1.1 " + status + " " + REASONS.get(status) + "\r\nDate: "
                        + WebDates.of(process.clock().now()) + "\r\nConnection: close\r\n"
                        + (type.isEmpty() ? "" : "Content-type: " + type + "\r\n") + headers + "\r\n",
                bytes -> {});
    }
}
