package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code /etc/passwd} or {@code /etc/group}: entries of fields with colons between them. Every start of a process looks into
 * both, mostly for one entry of many, so that fields are cut out only when they are asked for.
 */
record AccountFile(List<Entry> entries) {

    /** A file that cannot be read is an empty one: everybody is known by number alone then. */
    static AccountFile read(FileContext files, String path) {
        String text;
        try {
            text = new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return new AccountFile(List.of());
        }
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end).strip();
            if (!line.isEmpty()) {
                entries.add(new Entry(line));
            }
            start = end + 1;
        }
        return new AccountFile(entries);
    }

    /** The first entry that is wanted and has a field of that index; null if there is none. */
    @Nullable
    Entry first(int lastField, Predicate<Entry> wanted) {
        for (Entry entry : entries) {
            if (entry.has(lastField) && wanted.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    /** A line; its fields are counted from 0. */
    record Entry(String line) {
        boolean has(int field) {
            return start(field) >= 0;
        }

        /** A field that the entry has. */
        String field(int field) {
            int start = start(field);
            int colon = line.indexOf(':', start);
            return line.substring(start, colon < 0 ? line.length() : colon);
        }

        /** A field that is missing or is not a number counts as 0, as Go's Atoi leaves it. */
        long id(int field) {
            Long number = has(field) ? number(field(field)) : null;
            return number == null ? 0 : number;
        }

        /** Where a field begins; -1 if there are not so many. */
        private int start(int field) {
            int start = 0;
            for (int i = 0; i < field; i++) {
                int colon = line.indexOf(':', start);
                if (colon < 0) {
                    return -1;
                }
                start = colon + 1;
            }
            return start;
        }
    }

    /** A number in decimal digits, perhaps with a sign; null for a name. */
    static @Nullable Long number(String text) {
        if (text.isEmpty() || Character.isLetter(text.charAt(0))) {
            // Most texts are names or nothing, and an exception is dear.
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException name) {
            return null;
        }
    }
}
