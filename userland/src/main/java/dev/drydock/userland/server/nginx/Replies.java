package dev.drydock.userland.server.nginx;

import dev.drydock.userland.server.web.WebDates;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers of nginx's own making, and the heads of all. */
final class Replies {
    private static final String PADDING = "<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n";
    private static final Set<String> TYPES_WITH_CHARSET = Set.of(
            "text/html", "text/xml", "text/plain", "text/vnd.wap.wml", "application/javascript", "application/rss+xml");

    /** The answers that tell how old a file is. */
    private static final Set<Integer> DATED = Set.of(200, 206, 304);

    private final Exchange exchange;

    Replies(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @param status unless a page for an error stands for something else */
    Reply reply(int status) {
        return new Reply(exchange.statusInstead() == 0 ? status : exchange.statusInstead());
    }

    /** The page that nginx has for a status. */
    Answer page(int code) {
        return page(code, new Reply(code == Request.HEAD_TOO_LARGE ? 400 : code));
    }

    Answer page(int code, Reply reply) {
        if (Reply.HANGING_UP.contains(code)) {
            exchange.hangUp();
        }
        String reason = Reply.title(reply.status());
        String heading = reply.status() + (reason.isEmpty() ? "" : " " + reason);
        String title = code == Request.HEAD_TOO_LARGE ? "400 Request Header Or Cookie Too Large" : heading;
        String note = title.equals(heading) ? "" : "<center>" + title.substring(4) + "</center>\r\n";
        String text = "";
        if (!reason.isEmpty()) {
            text = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + heading
                    + "</h1></center>\r\n" + note + "<hr><center>"
                    + exchange.place().signature() + "</center>\r\n</body>\r\n</html>\r\n";
            String agent = exchange.request().header("user-agent");
            boolean padded = exchange.place().padsPages && (agent.contains("Chrome/") || agent.contains("MSIE "));
            if (code >= 400 && padded) {
                text += PADDING.repeat(6);
            }
            reply.type("text/html");
        }
        return withText(reply.length(text.length()), text);
    }

    /** @param address that begins with a slash stands for one on this server */
    Answer redirect(int code, String address) {
        return page(code, located(new Reply(code), address));
    }

    /** An address of this server's own is told in another place than others. */
    Reply located(Reply reply, String address) {
        boolean own = address.startsWith("/") && exchange.place().isRedirectAbsolute;
        return own ? reply.location(absolute(address)) : reply.early("Location", address);
    }

    /** Text of the configuration's own. */
    Answer text(int status, String type, String text) {
        Reply reply = reply(status).type(type).length(text.length());
        return withText(reply, text);
    }

    private String absolute(String address) {
        Place place = exchange.place();
        String asked = exchange.request().host();
        String host = place.isServerNameInRedirect ? exchange.server().name() : asked;
        int port = exchange.client().local().port();
        return "http://" + (host.isEmpty() ? exchange.localAddress() : host)
                + (place.isPortInRedirect && port != 80 ? ":" + port : "") + address;
    }

    /** By the end of a name. */
    String type(String uri) {
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return exchange.place().types.getOrDefault(name.contains(".") ? suffix : "", exchange.place().defaultType);
    }

    Answer withText(Reply reply, String text) {
        Answer answer = begin(reply);
        return hasBody(reply) ? answer.text(text) : answer;
    }

    boolean hasBody(Reply reply) {
        return !exchange.request().isHead() && reply.status() != 204 && reply.status() != 304;
    }

    /** An answer with its head alone. */
    Answer begin(Reply reply) {
        decide(reply);
        if (exchange.request().version() == 9) {
            return new Answer(reply, "");
        }
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(reply.statusWords()).append("\r\n");
        add(head, "Server", exchange.place().signature());
        add(head, "Date", WebDates.of(exchange.process().clock().now()));
        boolean bare = reply.status() == 204 || reply.status() == 304;
        add(head, "Content-Type", bare ? "" : typeWithCharset(reply.type));
        add(head, "Content-Length", bare || reply.length < 0 ? "" : Long.toString(reply.length));
        add(head, "Last-Modified", DATED.contains(reply.status()) ? reply.modified : "");
        add(head, "Location", reply.location);
        add(head, "Transfer-Encoding", reply.isChunked ? "chunked" : "");
        add(head, "Connection", exchange.keepsAlive() ? "keep-alive" : "close");
        long told = exchange.place().keepAliveTold;
        add(head, "Keep-Alive", exchange.keepsAlive() && told > 0 ? "timeout=" + told : "");
        reply.early.forEach(field -> add(head, field.name(), field.value()));
        for (Place.AddedHeader each : exchange.place().addedHeaders) {
            if (each.always() || reply.takesAddedHeaders()) {
                add(head, each.name(), each.value().in(exchange.variables()));
            }
        }
        reply.late.forEach(field -> add(head, field.name(), field.value()));
        return new Answer(reply, head.append("\r\n").toString());
    }

    /** Whether the connection can go on, and how the end of the body is told. */
    private void decide(Reply reply) {
        Place place = exchange.place();
        if (place.keepAliveMilliseconds == 0 || exchange.ordinal() >= place.keepAliveRequests) {
            exchange.hangUp();
        }
        if (reply.length < 0 && hasBody(reply)) {
            reply.isChunked = exchange.request().version() >= 11 && place.isChunked;
            if (!reply.isChunked) {
                exchange.hangUp();
            }
        }
    }

    private String typeWithCharset(String type) {
        String charset = exchange.place().charset;
        return charset.isEmpty() || !TYPES_WITH_CHARSET.contains(type) ? type : type + "; charset=" + charset;
    }

    private static void add(StringBuilder head, String name, String value) {
        if (!value.isEmpty()) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    /** What a head that was made says of something. */
    @Nullable
    String header(Reply reply, String lowerName) {
        String value = switch (lowerName) {
            case "content-type" -> typeWithCharset(reply.type);
            case "content-length" -> reply.length < 0 ? "" : Long.toString(reply.length);
            case "last-modified" -> reply.modified;
            case "location" -> reply.location;
            case "connection" -> exchange.keepsAlive() ? "keep-alive" : "close";
            case "transfer-encoding" -> reply.isChunked ? "chunked" : "";
            default -> "";
        };
        if (!value.isEmpty()) {
            return value;
        }
        for (Request.Field each : reply.early) {
            if (each.name().equalsIgnoreCase(lowerName)) {
                return each.value();
            }
        }
        return null;
    }

    /** A path as logs have it: a letter for each of its bytes. */
    static String bytes(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What may not stand in an address is written in hexadecimal. */
    static String escaped(String uri) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : uri.getBytes(StandardCharsets.UTF_8)) {
            int code = each & 0xff;
            boolean plain = code > ' ' && code < 127 && "\"#%<>?\\^`{|}".indexOf(code) < 0;
            escaped.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02X", code));
        }
        return escaped.toString();
    }
}
