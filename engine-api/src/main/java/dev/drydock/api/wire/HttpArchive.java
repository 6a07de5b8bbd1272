package dev.drydock.api.wire;

import dev.drydock.Engine;
import dev.drydock.ledger.Call;
import dev.drydock.ledger.Entry;
import dev.drydock.ledger.Exchange;
import dev.drydock.ledger.FiredFault;
import dev.drydock.ledger.Ledger;
import dev.drydock.ledger.Occurrence;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger as an HTTP archive (HAR 1.2), which browsers and proxies show: the calls of the API are its entries. What else the
 * ledger has stands beside them in {@code _calls} (those in Java), {@code _events} and {@code _faults}; {@code _number} gives the
 * order of all of them. Bodies and headers beside the caller's name are not kept.
 */
public final class HttpArchive {
    private static final String UNKNOWN = "unknown";

    private HttpArchive() {}

    /** The same ledger gives the same bytes. */
    public static byte[] of(Ledger ledger) {
        List<Entry> entries = ledger.entries();
        List<Call> calls = of(entries, Call.class);
        return JsonWriter.object(out -> out.object(
                "log",
                log -> log.text("version", "1.2")
                        .object(
                                "creator",
                                creator -> creator.text("name", "Drydock").text("version", Engine.VERSION))
                        .objects(
                                "entries",
                                calls.stream()
                                        .filter(call -> call.exchange() != null)
                                        .toList(),
                                HttpArchive::entry)
                        .objects(
                                "_calls",
                                calls.stream()
                                        .filter(call -> call.exchange() == null)
                                        .toList(),
                                HttpArchive::callInJava)
                        .objects("_events", of(entries, Occurrence.class), HttpArchive::event)
                        .objects("_faults", of(entries, FiredFault.class), HttpArchive::fault)));
    }

    private static <T> List<T> of(List<Entry> entries, Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static void entry(JsonWriter out, Call call) {
        Exchange exchange = call.exchange();
        if (exchange == null) {
            throw new IllegalArgumentException("a call in Java is no exchange");
        }
        String millis = millis(call);
        out.time("startedDateTime", call.time())
                .json("time", millis)
                .object("request", request -> request(request, call, exchange))
                .object("response", response -> response(response, call, exchange))
                .object("cache", cache -> {})
                .object(
                        "timings",
                        timings ->
                                timings.number("send", 0).json("wait", millis).number("receive", 0))
                .number("_number", call.number())
                .text("_words", call.words())
                .text("_route", exchange.route())
                .flag("_open", call.isOpen());
    }

    private static void request(JsonWriter out, Call call, Exchange exchange) {
        String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
        out.text("method", exchange.method())
                .text("url", "http://docker/v" + exchange.version() + exchange.path() + query)
                .text("httpVersion", "HTTP/1.1")
                .texts("cookies", List.of())
                .objects(
                        "headers",
                        call.caller().isEmpty() ? List.of() : List.of(new Pair("User-Agent", call.caller())),
                        Pair::write)
                .objects("queryString", pairs(exchange.query()), Pair::write)
                .number("headersSize", -1)
                .number("bodySize", -1);
    }

    private static void response(JsonWriter out, Call call, Exchange exchange) {
        out.number("status", exchange.status())
                .text("statusText", "")
                .text("httpVersion", "HTTP/1.1")
                .texts("cookies", List.of())
                .texts("headers", List.of())
                .object(
                        "content",
                        content -> content.number("size", -1)
                                .text("mimeType", UNKNOWN)
                                .optionalText("text", call.error()))
                .text("redirectURL", "")
                .number("headersSize", -1)
                .number("bodySize", -1)
                .optionalText("_error", call.error());
    }

    private static void callInJava(JsonWriter out, Call call) {
        out.number("_number", call.number())
                .time("time", call.time())
                .text("words", call.words())
                .text("caller", call.caller())
                .optionalText("error", call.error());
    }

    private static void event(JsonWriter out, Occurrence occurrence) {
        out.number("_number", occurrence.number())
                .optionalNumber("_cause", occurrence.cause())
                .time("time", occurrence.time())
                .text("type", occurrence.event().type().word())
                .text("action", occurrence.event().action())
                .text("actor", occurrence.event().actorId())
                .map("attributes", occurrence.event().attributes(), JsonWriter::item);
    }

    private static void fault(JsonWriter out, FiredFault fault) {
        out.number("_number", fault.number())
                .optionalNumber("_cause", fault.cause())
                .time("time", fault.time())
                .text("place", fault.place())
                .text("subject", fault.subject())
                .text("fault", fault.fault());
    }

    /** To the nanosecond; 0 for what is still going on. */
    private static String millis(Call call) {
        Duration duration = call.duration().orElse(Duration.ZERO);
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString();
    }

    private static List<Pair> pairs(String query) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : query.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                pairs.add(new Pair(
                        decoded(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decoded(part.substring(equals + 1))));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** A name with its value, as the format has them everywhere. */
    private record Pair(String name, String value) {
        static void write(JsonWriter out, Pair pair) {
            out.text("name", pair.name).text("value", pair.value);
        }
    }
}
