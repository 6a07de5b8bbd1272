package dev.drydock.api.wire;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whether a body is said to be JSON, as the engine asks: Go's {@code mime.ParseMediaType}, with its words. */
final class ContentType {
    private static final String JSON = "application/json";

    private final String header;
    private String rest;

    private ContentType(String header, String rest) {
        this.header = header;
        this.rest = rest;
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    static void requireJson(String header) {
        int semicolon = header.indexOf(';');
        String base = semicolon < 0 ? header : header.substring(0, semicolon);
        String mediaType = base.strip().toLowerCase(Locale.ROOT);
        checkMediaType(header, mediaType);
        new ContentType(header, semicolon < 0 ? "" : header.substring(semicolon)).checkParameters();
        if (!mediaType.equals(JSON)) {
            throw WireErrors.unsupportedContentType(header);
        }
    }

    private static void checkMediaType(String header, String mediaType) {
        int end = tokenEnd(mediaType, 0);
        if (end == 0) {
            throw WireErrors.malformedContentType(header, "no media type");
        }
        if (end == mediaType.length()) {
            return;
        }
        if (mediaType.charAt(end) != '/') {
            throw WireErrors.malformedContentType(header, "expected slash after first token");
        }
        int subtypeEnd = tokenEnd(mediaType, end + 1);
        if (subtypeEnd == end + 1) {
            throw WireErrors.malformedContentType(header, "expected token after slash");
        }
        if (subtypeEnd != mediaType.length()) {
            throw WireErrors.malformedContentType(header, "unexpected content after media subtype");
        }
    }

    private void checkParameters() {
        Set<String> seen = new HashSet<>();
        rest = rest.stripLeading();
        while (!rest.isEmpty()) {
            String name = parameter();
            if (name.isEmpty()) {
                // A semicolon at the very end is let pass.
                if (rest.strip().equals(";")) {
                    return;
                }
                throw WireErrors.malformedContentType(header, "invalid media parameter");
            }
            if (!seen.add(name)) {
                throw WireErrors.malformedContentType(header, "duplicate parameter name");
            }
            rest = rest.stripLeading();
        }
    }

    /** Takes one {@code ; name=value} off; empty, and nothing taken, if there is none. */
    private String parameter() {
        if (rest.charAt(0) != ';') {
            return "";
        }
        String text = rest.substring(1).stripLeading();
        int end = tokenEnd(text, 0);
        if (end == 0) {
            return "";
        }
        String after = text.substring(end).stripLeading();
        if (!after.startsWith("=")) {
            return "";
        }
        after = after.substring(1).stripLeading();
        int valueEnd = after.startsWith("\"") ? quotedEnd(after) : tokenEnd(after, 0);
        if (valueEnd <= 0) {
            return "";
        }
        rest = after.substring(valueEnd);
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static int quotedEnd(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int tokenEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isTokenCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTokenCharacter(char character) {
        return character > ' ' && character < 0x7f && "()<>@,;:\\\"/[]?=".indexOf(character) < 0;
    }
}
