package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.server.httpd.HttpdConfig.ConfigException;
import dev.drydock.userland.server.web.WebHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where httpd writes what happens. */
final class HttpdLogs {
    private static final DateTimeFormatter ERROR_DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss.SSSSSS yyyy", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ACCESS_DATE =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.US).withZone(ZoneOffset.UTC);
    private static final Pattern PART = Pattern.compile("%(?:\\{([^}]*)\\})?(>?[a-zA-Z%])");
    private static final Set<String> PARTS =
            Set.of("h", "a", "l", "u", "t", "r", "s", ">s", "b", "B", "i", "%", "m", "U", "q", "H");

    private final OpenFile errors;
    private final @Nullable OpenFile accesses;
    private final String format;

    private HttpdLogs(OpenFile errors, @Nullable OpenFile accesses, String format) {
        this.errors = errors;
        this.accesses = accesses;
        this.format = format;
    }

    static HttpdLogs open(ContainerProcess process, HttpdConfig config) throws IOException, ConfigException {
        return new HttpdLogs(
                open(process, config.errorLog),
                config.accessLog.isEmpty() ? null : open(process, config.accessLog),
                config.accessFormat);
    }

    private static OpenFile open(ContainerProcess process, String path) throws IOException, ConfigException {
        String whole = path.startsWith("/") ? path : "/usr/local/apache2/" + path;
        try {
            OpenFile file = process.files().open(whole, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0644);
            process.allocate(3, file);
            return file;
        } catch (ErrnoException refused) {
            throw new ConfigException("(" + refused.errno().number() + ")"
                    + refused.errno().words() + ": AH00091: httpd: could not open error log file " + whole + ".");
        }
    }

    /** @throws ConfigException for a part of a format that is not known here */
    static void check(String format, String place) throws ConfigException {
        Matcher parts = PART.matcher(format);
        while (parts.find()) {
            if (!PARTS.contains(parts.group(2))
                    || (parts.group(1) != null && !parts.group(2).equals("i"))) {
                throw new ConfigException(
                        place + "'" + parts.group() + "' of a log's format is not emulated by Drydock");
            }
        }
    }

    /** @param module and level, such as {@code core:error} */
    void error(ContainerProcess process, String module, String words) throws IOException {
        line(
                errors,
                "[" + ERROR_DATE.format(process.clock().now()) + "] [" + module + "] [pid " + process.pid() + ":tid "
                        + process.pid() + "] " + words);
    }

    void access(ContainerProcess process, WebHead head, StreamSocket client, int status, long sent) throws IOException {
        OpenFile log = accesses;
        if (log == null) {
            return;
        }
        String line = PART.matcher(format)
                .replaceAll(part -> Matcher.quoteReplacement(
                        value(process, head, client, status, sent, part.group(1), part.group(2))));
        line(log, line);
    }

    private static String value(
            ContainerProcess process,
            WebHead head,
            StreamSocket client,
            int status,
            long sent,
            @Nullable String name,
            String letter) {
        String target = head.word(1);
        return switch (letter) {
            case "h", "a" -> client.remote().address().toString();
            case "t" -> "[" + ACCESS_DATE.format(process.clock().now()) + "]";
            case "r" -> escaped(head.line());
            case "s", ">s" -> Integer.toString(status);
            case "b" -> sent == 0 ? "-" : Long.toString(sent);
            case "B" -> Long.toString(sent);
            case "m" -> head.word(0);
            case "U" -> target.replaceFirst("\\?.*", "");
            case "q" -> target.indexOf('?') < 0 ? "" : target.substring(target.indexOf('?'));
            case "H" -> head.word(2);
            case "%" -> "%";
            case "i" -> {
                String value = name == null ? "" : head.field(name);
                yield value.isEmpty() ? "-" : escaped(value);
            }
            default -> "-";
        };
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                line.append('\\').append(each);
            } else if (each < ' ' || each > 126) {
                line.append(String.format(Locale.ROOT, "\\x%02x", (int) each));
            } else {
                line.append(each);
            }
        }
        return line.toString();
    }

    private static void line(OpenFile file, String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        file.write(bytes, 0, bytes.length);
    }
}
