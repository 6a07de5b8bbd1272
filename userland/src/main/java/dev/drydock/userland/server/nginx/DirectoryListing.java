package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The page of {@code autoindex}: what is in a directory. */
final class DirectoryListing {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.US).withZone(ZoneOffset.UTC);
    private static final int WIDTH = 50;

    private final Exchange exchange;

    DirectoryListing(Exchange exchange) {
        this.exchange = exchange;
    }

    private record Entry(String name, FileStatus status) {}

    Answer answer(String uri) throws IOException {
        String title = escaped(uri);
        StringBuilder page = new StringBuilder("<html>\r\n<head><title>Index of ")
                .append(title)
                .append("</title></head>\r\n<body>\r\n<h1>Index of ")
                .append(title)
                .append("</h1><hr><pre><a href=\"../\">../</a>\r\n");
        for (Entry each : entries(exchange.file(uri))) {
            page.append(line(each));
        }
        page.append("</pre><hr></body>\r\n</html>\r\n");
        byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
        Reply reply = exchange.replies().reply(200).type("text/html");
        Answer answer = exchange.replies().begin(reply);
        if (!exchange.replies().hasBody(reply)) {
            return answer;
        }
        if (!reply.isChunked) {
            return answer.bytes(bytes);
        }
        return answer.text(Integer.toHexString(bytes.length) + "\r\n")
                .bytes(bytes)
                .text("\r\n0\r\n\r\n");
    }

    /** Directories first, then by name; without hidden ones. */
    private List<Entry> entries(String path) throws IOException {
        FileContext files = exchange.process().files();
        List<Entry> entries = new ArrayList<>();
        for (DirectoryEntry each : files.list(path)) {
            if (!each.name().startsWith(".")) {
                entries.add(new Entry(each.name(), status(files, path + "/" + each.name())));
            }
        }
        entries.sort(Comparator.comparing((Entry entry) -> !entry.status().isDirectory())
                .thenComparing(Entry::name));
        return entries;
    }

    /** A link that leads nowhere stands for itself. */
    private static FileStatus status(FileContext files, String path) throws IOException {
        try {
            return files.status(path);
        } catch (ErrnoException dangling) {
            return files.linkStatus(path);
        }
    }

    private String line(Entry entry) {
        boolean directory = entry.status().isDirectory();
        String shown = entry.name();
        int length = length(shown) + (directory ? 1 : 0);
        String text;
        if (length > WIDTH) {
            text = escaped(shown.substring(0, shown.offsetByCodePoints(0, WIDTH - 3))) + "..&gt;";
        } else {
            text = escaped(shown) + (directory ? "/" : "");
        }
        String gap = length > WIDTH ? "" : " ".repeat(WIDTH - length);
        String size = directory ? "-" : size(entry.status().sizeBytes());
        int width = exchange.place().hasExactSizes ? 19 : 7;
        return "<a href=\"" + component(entry.name()) + (directory ? "/" : "") + "\">" + text + "</a>" + gap + " "
                + DATE.format(entry.status().modified()) + " "
                + " ".repeat(Math.max(0, width - size.length())) + size + "\r\n";
    }

    /** In letters where the site says that it is in UTF-8, else in bytes. */
    private int length(String name) {
        return exchange.place().charset.equalsIgnoreCase("utf-8")
                ? name.codePointCount(0, name.length())
                : name.getBytes(StandardCharsets.UTF_8).length;
    }

    private String size(long bytes) {
        if (exchange.place().hasExactSizes) {
            return Long.toString(bytes);
        }
        for (String unit : List.of("G", "M", "K")) {
            int shift = unit.equals("G") ? 30 : unit.equals("M") ? 20 : 10;
            long limit = unit.equals("K") ? 9999 : unit.equals("M") ? 1024L * 1024 - 1 : 1024L * 1024 * 1024 - 1;
            if (bytes > limit) {
                boolean up = bytes % (1L << shift) > (1L << (shift - 1)) - 1;
                return ((bytes >> shift) + (up ? 1 : 0)) + unit;
            }
        }
        return Long.toString(bytes);
    }

    /** As it stands within an address. */
    private static String component(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            int code = each & 0xff;
            boolean plain = (code >= '0' && code <= '9')
                    || (code >= 'a' && code <= 'z')
                    || (code >= 'A' && code <= 'Z')
                    || "-._~".indexOf(code) >= 0;
            escaped.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02X", code));
        }
        return escaped.toString();
    }

    /** As it stands within a page. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
