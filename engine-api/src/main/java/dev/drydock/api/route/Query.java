package dev.drydock.api.route;

import dev.drydock.api.exchange.Request;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a query, and a form in the body, give to names, read as the engine reads them (Go's {@code
 * Request.ParseForm}). Those of the body come first.
 */
public final class Query {
    /** As in Go. */
    private static final int LARGEST_FORM_BYTES = 10 << 20;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private @Nullable String problem;

    private Query() {}

    /**
     * Reads query and form.
     *
     * @throws dev.drydock.error.EngineException invalid parameter if one of them is malformed
     */
    static Query of(Request request) {
        Query query = lenient(request);
        if (query.problem != null) {
            throw RouteErrors.invalid(query.problem);
        }
        return query;
    }

    /** Reads query and form, without what is malformed. */
    static Query lenient(Request request) {
        Query query = new Query();
        if (hasForm(request)) {
            query.add(form(request));
        }
        query.add(request.rawQuery());
        return query;
    }

    /** Reads the query alone, without what is malformed: the body is left to whoever answers. */
    static Query withoutForm(Request request) {
        Query query = new Query();
        query.add(request.rawQuery());
        return query;
    }

    private static boolean hasForm(Request request) {
        String type = request.headers().first("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        String base = semicolon < 0 ? type : type.substring(0, semicolon);
        return base.strip().toLowerCase(Locale.ROOT).equals("application/x-www-form-urlencoded")
                && List.of("POST", "PUT", "PATCH").contains(request.method());
    }

    private static String form(Request request) {
        try (InputStream stream = request.body().stream()) {
            byte[] bytes = stream.readNBytes(LARGEST_FORM_BYTES + 1);
            if (bytes.length > LARGEST_FORM_BYTES) {
                throw RouteErrors.invalid("http: POST too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException brokenOff) {
            throw RouteErrors.invalid(String.valueOf(brokenOff.getMessage()));
        }
    }

    private void add(String encoded) {
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (pair.indexOf(';') >= 0) {
                note("invalid semicolon separator in query");
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String name = PercentCode.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : PercentCode.decodeQuery(pair.substring(equals + 1));
                values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
            } catch (PercentCode.BrokenEscapeException broken) {
                note(String.valueOf(broken.getMessage()));
            }
        }
    }

    private void note(String words) {
        if (problem == null) {
            problem = words;
        }
    }

    /** The first value; empty if there is none. */
    public String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Every text means yes but the empty one, {@code 0}, {@code no}, {@code false} and {@code none}. */
    public boolean flag(String name) {
        return switch (text(name).strip().toLowerCase(Locale.ROOT)) {
            case "", "0", "no", "false", "none" -> false;
            default -> true;
        };
    }

    public boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    /**
     * A number of Go's {@code Atoi}; what does not fit into an int is as large as an int gets.
     *
     * @return empty if there is no value
     * @throws dev.drydock.error.EngineException unclassified
     */
    public Optional<Integer> number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long value = GoNumber.parse("Atoi", text);
        return Optional.of((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value)));
    }

    /** How many lines of a log; what is no number, or less than zero, means all: -1. */
    public int lines(String name) {
        String text = text(name);
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            return -1;
        }
        return Math.max(-1, Integer.parseInt(text));
    }

    /** A side of a terminal: see the engine's {@code Uint32Value}. */
    public int terminalSide(String name, String what) {
        String text = text(name);
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (!digits.matches("[0-9]+")) {
            throw RouteErrors.invalidTerminalSide(what, text, "invalid syntax");
        }
        if (negative || new BigInteger(digits).bitLength() > 32) {
            throw RouteErrors.invalidTerminalSide(what, text, "value out of range");
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
    }

    /**
     * Seconds since 1970, with up to nine digits of fraction.
     *
     * @return empty if there is no value
     * @throws dev.drydock.error.EngineException unclassified
     */
    public Optional<Instant> time(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        long seconds = GoNumber.parse("ParseInt", dot < 0 ? text : text.substring(0, dot));
        long nanos = 0;
        if (dot >= 0) {
            String fraction = text.substring(dot + 1);
            nanos = (long) (GoNumber.parse("ParseInt", fraction) * Math.pow(10, 9 - fraction.length()));
        }
        return Optional.of(GoNumber.instant(seconds, nanos));
    }
}
