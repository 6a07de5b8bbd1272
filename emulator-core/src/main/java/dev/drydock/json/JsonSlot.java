package dev.drydock.json;

import dev.drydock.json.JsonValue.JsonArray;
import dev.drydock.json.JsonValue.JsonBoolean;
import dev.drydock.json.JsonValue.JsonNull;
import dev.drydock.json.JsonValue.JsonNumber;
import dev.drydock.json.JsonValue.JsonObject;
import dev.drydock.json.JsonValue.JsonString;
import dev.drydock.json.JsonValue.Member;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value at its place in a document, read as the Go type that the engine would decode it into. A value of another kind is
 * noted as a problem of the document, with its place and Go's name of the type, and read as that type's zero.
 */
public final class JsonSlot {
    private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);

    private final JsonDocument document;
    private final List<String> path;
    private final JsonValue value;

    public JsonSlot(JsonDocument document, List<String> path, JsonValue value) {
        this.document = document;
        this.path = path;
        this.value = value;
    }

    private JsonSlot child(String name, JsonValue childValue) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return new JsonSlot(document, longer, childValue);
    }

    public boolean isNull() {
        return value instanceof JsonNull;
    }

    /** Null reads as empty. */
    public String text(String goType) {
        if (value instanceof JsonString string) {
            return string.text();
        }
        mismatch(goType);
        return "";
    }

    /** A text of a type that reads itself, and refuses what it does not understand; null for a value of another kind. */
    public <T> @Nullable T parsed(String goType, Parser<T> parser) {
        if (!(value instanceof JsonString string)) {
            mismatch(goType);
            return null;
        }
        try {
            return parser.parse(string.text());
        } catch (JsonException wrong) {
            document.problem(value, wrong.words());
            return null;
        }
    }

    /** How a text is read. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(String text) throws JsonException;
    }

    public boolean flag() {
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        mismatch("bool");
        return false;
    }

    /** A number of a signed type: {@code int} and {@code int64} have 64 bits. */
    public long signed(String goType) {
        return integer(goType, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
    }

    /** A number of an unsigned type; one beyond {@code Long.MAX_VALUE} keeps its bits. */
    public long unsigned(String goType, int bits) {
        return integer(
                goType, BigInteger.ZERO, UNSIGNED_LIMIT.shiftRight(64 - bits).subtract(BigInteger.ONE));
    }

    private long integer(String goType, BigInteger least, BigInteger greatest) {
        if (!(value instanceof JsonNumber number)) {
            mismatch(goType);
            return 0L;
        }
        if (number.text().length() <= 20 && number.text().matches("-?[0-9]+")) {
            BigInteger integer = new BigInteger(number.text());
            if (integer.compareTo(least) >= 0 && integer.compareTo(greatest) <= 0) {
                return integer.longValue();
            }
        }
        problem("number " + number.text(), goType);
        return 0;
    }

    /** Null for null. */
    public <T> @Nullable List<T> list(String goType, Function<JsonSlot, T> item) {
        if (!(value instanceof JsonArray array)) {
            mismatch(goType);
            return null;
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
            list.add(item.apply(child(Integer.toString(i), array.items().get(i))));
        }
        return list;
    }

    /**
     * A list of words, or one text that becomes the only word. What is neither is refused without its place, as by Go's
     * StrSlice.
     */
    public @Nullable List<String> words() {
        if (value instanceof JsonString string) {
            return List.of(string.text());
        }
        boolean readable = isNull()
                || (value instanceof JsonArray array
                        && array.items().stream()
                                .allMatch(item -> item instanceof JsonString || item instanceof JsonNull));
        if (!readable) {
            document.problem(value, "json: cannot unmarshal " + value.kind() + " into Go value of type string");
            return null;
        }
        return list("[]string", item -> item.text("string"));
    }

    /** Null for null; of members with the same name the last one counts. */
    public <T> @Nullable SortedMap<String, T> map(String goType, Function<JsonSlot, T> item) {
        if (!(value instanceof JsonObject object)) {
            mismatch(goType);
            return null;
        }
        SortedMap<String, T> map = new TreeMap<>();
        for (Member member : object.members()) {
            map.put(member.name(), item.apply(child(escape(member.name()), member.value())));
        }
        return map;
    }

    /** An object that is read as a struct; null for null. */
    public <T> @Nullable T object(String goType, Function<JsonFields, T> format) {
        if (!(value instanceof JsonObject object)) {
            mismatch(goType);
            return null;
        }
        JsonFields fields = new JsonFields();
        for (Member member : object.members()) {
            fields.put(member.name(), child(escape(member.name()), member.value()));
        }
        return format.apply(fields);
    }

    /** As in a JSON pointer (RFC 6901). */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void mismatch(String goType) {
        if (!isNull()) {
            problem(value.kind(), goType);
        }
    }

    private void problem(String found, String goType) {
        document.problem(value, "json: cannot unmarshal " + found + " into " + place() + " of type " + goType);
    }

    private String place() {
        if (path.isEmpty()) {
            return "Go value";
        }
        String name = document.root() + "." + String.join(".", path);
        // Go tells an array index from a field by its digits alone.
        return path.get(path.size() - 1).matches("[0-9]+") ? name : "Go struct field " + name;
    }
}
