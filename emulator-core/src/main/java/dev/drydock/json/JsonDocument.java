package dev.drydock.json;

import dev.drydock.json.JsonValue.JsonArray;
import dev.drydock.json.JsonValue.JsonObject;
import dev.drydock.json.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A document that is being read, and what was found wrong in it. Reading goes on after a value of the wrong kind; in the end
 * the one that stands first in the document is told, as Go's encoding/json does.
 */
public final class JsonDocument {
    private final String root;
    private final JsonValue value;
    private final IdentityHashMap<JsonValue, String> problems = new IdentityHashMap<>();

    /** @param root Go's name of the document's type, as it stands before its fields in messages */
    public JsonDocument(String root, JsonValue value) {
        this.root = root;
        this.value = value;
    }

    String root() {
        return root;
    }

    public JsonSlot slot() {
        return new JsonSlot(this, List.of(), value);
    }

    void problem(JsonValue where, String words) {
        problems.putIfAbsent(where, words);
    }

    /** What is wrong with the first value that is, in document order. */
    public Optional<String> firstProblem() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        Deque<JsonValue> next = new ArrayDeque<>();
        next.push(value);
        while (!next.isEmpty()) {
            JsonValue current = next.pop();
            String words = problems.get(current);
            if (words != null) {
                return Optional.of(words);
            }
            pushParts(next, current);
        }
        throw new IllegalStateException("a problem with a value that is not in the document: " + problems.values());
    }

    private static void pushParts(Deque<JsonValue> next, JsonValue value) {
        if (value instanceof JsonObject object) {
            for (int i = object.members().size() - 1; i >= 0; i--) {
                Member member = object.members().get(i);
                next.push(member.value());
            }
        } else if (value instanceof JsonArray array) {
            for (int i = array.items().size() - 1; i >= 0; i--) {
                next.push(array.items().get(i));
            }
        }
    }
}
