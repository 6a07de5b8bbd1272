package dev.drydock.json;

import dev.drydock.json.JsonValue.JsonArray;
import dev.drydock.json.JsonValue.JsonBoolean;
import dev.drydock.json.JsonValue.JsonNull;
import dev.drydock.json.JsonValue.JsonNumber;
import dev.drydock.json.JsonValue.JsonObject;
import dev.drydock.json.JsonValue.JsonString;
import dev.drydock.json.JsonValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259) out of bytes. What is wrong is said in the words of Go 1.27's encoding/json, because
 * clients get to see them; bytes that are not UTF-8 become U+FFFD inside strings, as there.
 *
 * <p>Values may be nested 10,000 deep. Nothing here calls itself, so that a deep document cannot exhaust the stack.
 */
public final class JsonScanner {
    public static final int DEEPEST = 10_000;

    private final byte[] bytes;
    private int position;
    private final Deque<Container> open = new ArrayDeque<>();

    public JsonScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An array or object that has begun. */
    private static final class Container {
        final boolean object;
        final List<JsonValue> items = new ArrayList<>();
        final List<Member> members = new ArrayList<>();
        String name = "";

        Container(boolean object) {
            this.object = object;
        }

        void add(JsonValue value) {
            if (object) {
                members.add(new Member(name, value));
            } else {
                items.add(value);
            }
        }

        JsonValue close() {
            return object ? new JsonObject(members) : new JsonArray(items);
        }
    }

    /** The next byte after white space, -1 at the end; it stays where it is. */
    public int peek() {
        while (position < bytes.length && isSpace(bytes[position])) {
            position++;
        }
        return position < bytes.length ? bytes[position] & 0xff : -1;
    }

    /** Reads the value that comes next. */
    public JsonValue value() throws JsonException {
        while (true) {
            JsonValue value = begin();
            while (value != null) {
                Container container = open.peek();
                if (container == null) {
                    return value;
                }
                container.add(value);
                value = afterItem(container);
            }
        }
    }

    /** Reads the one value that the bytes are, as Go's Unmarshal does. */
    public JsonValue onlyValue() throws JsonException {
        JsonValue value;
        try {
            value = value();
        } catch (JsonException wrong) {
            throw wrong.isEndOfInput() ? new JsonException("unexpected end of JSON input") : wrong;
        }
        if (peek() >= 0) {
            throw unexpected("after top-level value");
        }
        return value;
    }

    /** Reads a scalar, or the beginning of an array or object: then null, unless it is empty. */
    private @Nullable JsonValue begin() throws JsonException {
        int next = peek();
        switch (next) {
            case '{', '[' -> {
                return beginContainer(next == '{');
            }
            case '"' -> {
                return new JsonString(string());
            }
            case 't' -> {
                return literal("true", new JsonBoolean(true));
            }
            case 'f' -> {
                return literal("false", new JsonBoolean(false));
            }
            case 'n' -> {
                return literal("null", new JsonNull());
            }
            default -> {
                if (next == '-' || isDigit(next)) {
                    return number();
                }
                throw unexpected("looking for beginning of value");
            }
        }
    }

    private @Nullable JsonValue beginContainer(boolean object) throws JsonException {
        if (open.size() >= DEEPEST) {
            throw new JsonException("exceeded max depth");
        }
        position++;
        Container container = new Container(object);
        if (peek() == (object ? '}' : ']')) {
            position++;
            return container.close();
        }
        open.push(container);
        if (object) {
            name(container);
        }
        return null;
    }

    /** Reads what follows an item: null if another one does, else the container that it ends. */
    private @Nullable JsonValue afterItem(Container container) throws JsonException {
        int next = peek();
        if (next == ',') {
            position++;
            if (container.object) {
                name(container);
            }
            return null;
        }
        if (next != (container.object ? '}' : ']')) {
            throw unexpected(container.object ? "after object key:value pair" : "after array element");
        }
        position++;
        return open.pop().close();
    }

    private void name(Container container) throws JsonException {
        if (peek() != '"') {
            throw unexpected("looking for beginning of object key string");
        }
        container.name = string();
        if (peek() != ':') {
            throw unexpected("after object key");
        }
        position++;
    }

    private JsonValue literal(String word, JsonValue value) throws JsonException {
        for (int i = 0; i < word.length(); i++, position++) {
            if (position >= bytes.length || bytes[position] != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting " + GoText.quoteRune(word.charAt(i)) + ")");
            }
        }
        return value;
    }

    private JsonValue number() throws JsonException {
        int start = position;
        if (bytes[position] == '-') {
            position++;
        }
        if (current() == '0') {
            position++;
        } else {
            digits();
        }
        if (current() == '.') {
            position++;
            digits();
        }
        if (current() == 'e' || current() == 'E') {
            position++;
            if (current() == '+' || current() == '-') {
                position++;
            }
            digits();
        }
        return new JsonNumber(new String(bytes, start, position - start, StandardCharsets.US_ASCII));
    }

    private void digits() throws JsonException {
        if (!isDigit(current())) {
            throw unexpected("in numeric literal");
        }
        while (isDigit(current())) {
            position++;
        }
    }

    private String string() throws JsonException {
        position++;
        StringBuilder text = new StringBuilder();
        while (true) {
            int start = position;
            while (position < bytes.length && isPlain(bytes[position])) {
                position++;
            }
            text.append(new String(bytes, start, position - start, StandardCharsets.UTF_8));
            int next = current();
            if (next == '"') {
                position++;
                return withoutLoneSurrogates(text);
            }
            if (next != '\\') {
                throw unexpected("in string");
            }
            escape(text);
        }
    }

    private void escape(StringBuilder text) throws JsonException {
        int start = position++;
        int letter = current();
        position++;
        switch (letter) {
            case '"', '\\', '/' -> text.append((char) letter);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++, position++) {
                    unit = unit * 16 + Character.digit(hexDigit(start), 16);
                }
                text.append((char) unit);
            }
            default -> throw badEscape(start, 2);
        }
    }

    private int hexDigit(int start) throws JsonException {
        if (Character.digit(current(), 16) < 0) {
            throw badEscape(start, 6);
        }
        return current();
    }

    private JsonException badEscape(int start, int length) {
        if (start + length > bytes.length && current() < 0) {
            return JsonException.endOfInput();
        }
        String sequence = new String(bytes, start, Math.min(length, bytes.length - start), StandardCharsets.UTF_8);
        return new JsonException("invalid escape sequence `" + sequence + "` in string");
    }

    private JsonException unexpected(String where) {
        if (current() < 0) {
            return JsonException.endOfInput();
        }
        return new JsonException("invalid character " + here() + " " + where);
    }

    /** The character here, quoted; a byte that does not belong to one as such. */
    private String here() {
        int length = Math.min(4, bytes.length - position);
        int first = new String(bytes, position, length, StandardCharsets.UTF_8).codePointAt(0);
        if (first == 0xfffd && bytes[position] != (byte) 0xef) {
            return String.format("'\\x%02x'", bytes[position] & 0xff);
        }
        return GoText.quoteRune(first);
    }

    private static String withoutLoneSurrogates(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                text.setCharAt(i, '\ufffd');
            }
        }
        return text.toString();
    }

    private int current() {
        return position < bytes.length ? bytes[position] & 0xff : -1;
    }

    private static boolean isPlain(byte value) {
        return value != '"' && value != '\\' && (value < 0 || value >= ' ');
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t' || value == '\n' || value == '\r';
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }
}
