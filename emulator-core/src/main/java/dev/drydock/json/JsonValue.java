package dev.drydock.json;

import java.util.List;

/** A JSON value as it stands in a document: members in order, repeated ones included, numbers as they were written. */
public sealed interface JsonValue {

    /** The kind of value, in the words of Go's encoding/json. */
    String kind();

    record JsonObject(List<Member> members) implements JsonValue {
        @Override
        public String kind() {
            return "object";
        }
    }

    record Member(String name, JsonValue value) {}

    record JsonArray(List<JsonValue> items) implements JsonValue {
        @Override
        public String kind() {
            return "array";
        }
    }

    record JsonString(String text) implements JsonValue {
        @Override
        public String kind() {
            return "string";
        }
    }

    record JsonNumber(String text) implements JsonValue {
        @Override
        public String kind() {
            return "number";
        }
    }

    record JsonBoolean(boolean value) implements JsonValue {
        @Override
        public String kind() {
            return "bool";
        }
    }

    record JsonNull() implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }
}
