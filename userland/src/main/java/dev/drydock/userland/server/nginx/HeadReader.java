package dev.drydock.userland.server.nginx;

import dev.drydock.userland.server.web.WebPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads heads of requests from the bytes of a connection, line by line: what is wrong is known before the rest has come. */
final class HeadReader {
    /** {@code large_client_header_buffers 4 8k}. */
    private static final int LONGEST_LINE = 8 * 1024;

    private static final int LONGEST_HEAD = 4 * LONGEST_LINE;
    private static final Pattern FIRST_LINE =
            Pattern.compile("([A-Z_-]+) +(\\S+)(?: +HTTP/(\\d{1,3})\\.(\\d{1,3}))? *");
    /** Of a protocol that is too new. */
    private static final Pattern NEWER_FIRST_LINE = Pattern.compile("[A-Z_-]+ .* HTTP/[2-9].*");

    private static final Pattern SERVER_OF_TARGET = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*");
    private static final Pattern END_OF_PATH = Pattern.compile("[?#].*");
    private static final Pattern HEADER = Pattern.compile("([^\\s:]+):(.*)", Pattern.DOTALL);
    /** Others are passed over, as those with an underscore are. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding");
    private static final Pattern HOST = Pattern.compile("[^\\s/\\x00-\\x1f]+");

    private byte[] bytes = {};
    private int held;
    private String line = "";
    private @Nullable Matcher first;
    private final List<Request.Field> fields = new ArrayList<>();
    private int headLength;
    /** Whether an empty line has come before the first one. */
    private boolean hasSkipped;

    /** Takes what has come. */
    void add(byte[] more, int count) {
        if (held + count > bytes.length) {
            byte[] larger = new byte[Math.max(held + count, 2 * bytes.length)];
            System.arraycopy(bytes, 0, larger, 0, held);
            bytes = larger;
        }
        System.arraycopy(more, 0, bytes, held, count);
        held += count;
    }

    /** What came after a head and belongs to its body, or to the next request. */
    int held() {
        return held;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Forgets the first bytes. */
    void drop(int count) {
        held -= count;
        if (held == 0) {
            bytes = new byte[0];
        } else {
            System.arraycopy(bytes, count, bytes, 0, held);
        }
    }

    /** Whether a request has begun. */
    boolean isWithinHead() {
        return first != null || held > 0 || hasSkipped;
    }

    /** What has come of a request whose client said no more. */
    Request abandoned() {
        String begun = first == null ? new String(bytes, 0, held, StandardCharsets.ISO_8859_1) : line;
        return Request.refused(begun, 400);
    }

    /** The next request, once its head is whole or known to be wrong; null until then. */
    @Nullable
    Request next() {
        for (; ; ) {
            int end = lineEnd();
            if (end < 0) {
                return held > LONGEST_LINE ? tooLong(new String(bytes, 0, held, StandardCharsets.ISO_8859_1)) : null;
            }
            String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            drop(end + 1);
            headLength += end + 1;
            text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            Request request = first == null ? firstLine(text) : header(text);
            if (request != null) {
                first = null;
                fields.clear();
                headLength = 0;
                return request;
            }
        }
    }

    private int lineEnd() {
        for (int i = 0; i < held; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private Request tooLong(String text) {
        String kept = text.substring(0, Math.min(text.length(), LONGEST_LINE));
        return first == null ? Request.refused(kept, 414) : Request.refused(line, Request.HEAD_TOO_LARGE);
    }

    private @Nullable Request firstLine(String text) {
        if (text.isEmpty()) {
            hasSkipped = true;
            return null;
        }
        hasSkipped = false;
        if (text.length() > LONGEST_LINE) {
            return tooLong(text);
        }
        Matcher words = FIRST_LINE.matcher(text);
        if (NEWER_FIRST_LINE.matcher(text).matches()) {
            return Request.refused(text, 505);
        }
        if (!words.matches()) {
            return Request.refused(text, 400);
        }
        if (words.group(3) == null && !words.group(1).equals("GET")) {
            return new Request(text, "", "", "", null, 9, Request.Fields.NONE, 0, 400);
        }
        if (words.group(3) != null && Integer.parseInt(words.group(3)) != 1) {
            return Request.refused(text, 400);
        }
        if (path(words.group(2)).isEmpty()) {
            return new Request(text, words.group(1), "", "", null, 10, Request.Fields.NONE, headLength, 400);
        }
        line = text;
        first = words;
        return words.group(3) == null ? request(words, 9) : null;
    }

    private @Nullable Request header(String text) {
        if (text.length() > LONGEST_LINE || headLength > LONGEST_HEAD) {
            return tooLong(text);
        }
        Matcher words = first;
        if (text.isEmpty() && words != null) {
            return request(words, Integer.parseInt(words.group(4)) == 0 ? 10 : 11);
        }
        Matcher field = HEADER.matcher(text);
        if (!field.matches() || text.indexOf('\0') >= 0) {
            return Request.refused(line, 400);
        }
        String name = field.group(1).toLowerCase(Locale.ROOT);
        if (ONCE.contains(name) && value(name) != null) {
            return Request.refused(line, 400);
        }
        if (NAME.matcher(name).matches()) {
            fields.add(new Request.Field(field.group(1), field.group(2).strip()));
        }
        return null;
    }

    private @Nullable String value(String lowerName) {
        for (Request.Field each : fields) {
            if (each.name().equalsIgnoreCase(lowerName)) {
                return each.value();
            }
        }
        return null;
    }

    private Request request(Matcher words, int version) {
        String target = words.group(2);
        int question = target.indexOf('?');
        return new Request(
                line,
                words.group(1),
                target,
                path(target),
                question < 0 ? null : target.substring(question + 1),
                version,
                new Request.Fields(fields),
                headLength,
                refusal(words.group(1), version));
    }

    /** Empty for one that cannot be understood. */
    private static String path(String target) {
        String local = SERVER_OF_TARGET.matcher(target).replaceFirst("");
        String here = END_OF_PATH.matcher(local).replaceFirst("");
        return normal(here.isEmpty() && !target.startsWith("?") ? "/" : here);
    }

    private int refusal(String method, int version) {
        String host = value("host");
        boolean hostIsWrong = host == null ? version >= 11 : !HOST.matcher(host).matches();
        String length = value("content-length");
        String coding = value("transfer-encoding");
        boolean tooOldForCoding = coding != null && version < 11;
        if (hostIsWrong || tooOldForCoding || (length != null && (!length.matches("\\d{1,18}") || coding != null))) {
            return 400;
        }
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return 501;
        }
        return Set.of("TRACE", "CONNECT").contains(method) ? 405 : 0;
    }

    /** Without escapes, empty parts and dots; empty if it leads out. */
    private static String normal(String raw) {
        String text = WebPath.unescaped(raw);
        return text == null || text.indexOf('\0') >= 0 ? "" : WebPath.flat(text);
    }
}
