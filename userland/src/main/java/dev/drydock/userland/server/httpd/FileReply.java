package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.userland.server.web.WebAnswer;
import dev.drydock.userland.server.web.WebDates;
import dev.drydock.userland.server.web.WebHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file, or parts of it, or that the client has it. */
final class FileReply {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("txt", "text/plain"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("woff2", "font/woff2"));

    private final HttpdService.Reply reply;
    private final WebHead head;
    private final OpenFile file;
    private final Map<String, String> moreTypes;

    FileReply(HttpdService.Reply reply, OpenFile file, Map<String, String> moreTypes) {
        this.reply = reply;
        this.head = reply.head;
        this.file = file;
        this.moreTypes = moreTypes;
    }

    private record Part(long start, long end) {
        long size() {
            return end - start;
        }
    }

    WebAnswer answer(String path) throws IOException {
        FileStatus status = file.status();
        long size = status.sizeBytes();
        Instant modified = status.modified().truncatedTo(ChronoUnit.SECONDS);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, status.modified());
        String tag = "\"" + Long.toHexString(size) + "-" + Long.toHexString(micros) + "\"";
        String type = type(path);
        if (isBroken(modified, tag)) {
            file.close();
            return validated(modified, tag).text(412, type, "");
        }
        if (isKnown(modified, tag)) {
            file.close();
            return validated(modified, tag).begin(304, "");
        }
        List<Part> parts = parts(head.field("Range"), size);
        if (!head.field("Range").isEmpty() && parts.isEmpty() && wasUnderstood(head.field("Range"))) {
            file.close();
            return reply.page(416, "");
        }
        validated(modified, tag);
        if (parts.isEmpty()) {
            return whole(reply.with("Content-Length", Long.toString(size)).begin(200, type), new Part(0, size));
        }
        if (parts.size() == 1) {
            Part part = parts.get(0);
            reply.with("Content-Length", Long.toString(part.size())).with("Content-Range", told(part, size));
            return whole(reply.begin(206, type), part);
        }
        return several(parts, size, type);
    }

    private HttpdService.Reply validated(Instant modified, String tag) {
        return reply.with("Last-Modified", WebDates.of(modified))
                .with("ETag", tag)
                .with("Accept-Ranges", "bytes");
    }

    private WebAnswer whole(WebAnswer answer, Part part) throws IOException {
        if (reply.isHead()) {
            file.close();
            return answer;
        }
        return answer.part(file, part.start(), part.size());
    }

    private WebAnswer several(List<Part> parts, long size, String type) throws IOException {
        String boundary = String.format(Locale.ROOT, "%016x", size * 31 + parts.hashCode());
        long length = 0;
        for (Part each : parts) {
            length += intro(each, size, type, boundary).length + each.size();
        }
        byte[] last = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
        reply.with("Content-Length", Long.toString(length + last.length));
        WebAnswer answer = reply.begin(206, "multipart/byteranges; boundary=" + boundary);
        if (reply.isHead()) {
            file.close();
            return answer;
        }
        for (Part each : parts) {
            answer.bytes(intro(each, size, type, boundary)).part(file, each.start(), each.size());
        }
        return answer.bytes(last);
    }

    private static byte[] intro(Part part, long size, String type, String boundary) {
        return ("\r\n--" + boundary + "\r\n" + (type.isEmpty() ? "" : "Content-type: " + type + "\r\n")
                        + "Content-range: " + told(part, size) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String told(Part part, long size) {
        return "bytes " + part.start() + "-" + (part.end() - 1) + "/" + size;
    }

    private String type(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String suffix = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return moreTypes.getOrDefault(suffix, TYPES.getOrDefault(suffix, ""));
    }

    private boolean isBroken(Instant modified, String tag) {
        if (head.has("If-Match")) {
            return !names(head.field("If-Match"), tag);
        }
        Instant since = WebDates.parse(head.field("If-Unmodified-Since"));
        return since != null && modified.isAfter(since);
    }

    private boolean isKnown(Instant modified, String tag) {
        if (head.has("If-None-Match")) {
            return names(head.field("If-None-Match"), tag);
        }
        Instant since = WebDates.parse(head.field("If-Modified-Since"));
        return since != null && !modified.isAfter(since);
    }

    private static boolean names(String list, String tag) {
        return list.equals("*")
                || Arrays.stream(list.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    private static boolean wasUnderstood(String header) {
        if (!header.matches("bytes=\\s*(\\d+-\\d*|-\\d+)(\\s*,\\s*(\\d+-\\d*|-\\d+))*")) {
            return false;
        }
        return Arrays.stream(header.substring(6).split(",")).map(String::strip).noneMatch(FileReply::isBackwards);
    }

    private static boolean isBackwards(String range) {
        String[] ends = range.split("-", 2);
        return !ends[0].isEmpty() && !ends[1].isEmpty() && Long.parseLong(ends[0]) > Long.parseLong(ends[1]);
    }

    /** Empty for the whole file, and for what lies behind its end; parts that overlap are one. */
    private static List<Part> parts(String header, long size) {
        List<Part> parts = new ArrayList<>();
        if (!wasUnderstood(header)) {
            return parts;
        }
        for (String each : header.substring(6).split(",")) {
            String[] ends = each.strip().split("-", 2);
            long start = ends[0].isEmpty() ? Math.max(0, size - Long.parseLong(ends[1])) : Long.parseLong(ends[0]);
            long end = ends[0].isEmpty() || ends[1].isEmpty() ? size : Math.min(size, Long.parseLong(ends[1]) + 1);
            if (start >= size || start >= end) {
                continue;
            }
            Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last != null && start <= last.end() && end >= last.start()) {
                parts.set(parts.size() - 1, new Part(Math.min(start, last.start()), Math.max(end, last.end())));
            } else {
                parts.add(new Part(start, end));
            }
        }
        return parts;
    }
}
