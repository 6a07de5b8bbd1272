package dev.drydock.userland.server.web;

import java.util.List;

/**
 * The head of a request, as it came.
 *
 * @param line its first line, without its end
 * @param fields the other lines, in order; a line without a colon is a field without a name
 * @param isTooLong whether the rest of it was not read, because it is longer than the server takes
 */
public record WebHead(String line, List<Field> fields, boolean isTooLong) {

    /** A line of it. */
    public record Field(String name, String value) {}

    public WebHead {
        fields = List.copyOf(fields);
    }

    /** A word of the first line, of which the third is all the rest; empty if it has fewer. */
    public String word(int index) {
        String[] words = line.split(" ", 3);
        return index < words.length ? words[index].strip() : "";
    }

    /** The value of the first field of a name, in any case of letters; empty if there is none. */
    public String field(String name) {
        return fields.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /** How long the body is that follows; -1 for one whose length is not known. */
    long bodyLength() {
        if (has("Transfer-Encoding")) {
            return -1;
        }
        String length = field("Content-Length");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
