package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written once the current line has been: texts of {@code a}, files of {@code r}, lines of {@code R}. */
final class SedAppended {
    private final Invocation call;
    private final int terminator;
    private final List<Entry> entries = new ArrayList<>();
    /** Files that are read line by line; null for those that cannot be read. */
    private final Map<String, @Nullable Input> read = new HashMap<>();

    /** @param text of a file its path; both are Latin strings */
    private record Entry(String text, boolean file) {}

    SedAppended(Invocation call, int terminator) {
        this.call = call;
        this.terminator = terminator;
    }

    void text(String text) {
        entries.add(new Entry(text, false));
    }

    void file(String path) {
        entries.add(new Entry(path, true));
    }

    /** The next line of a file, with the end that it has there. */
    void lineOf(String path) throws IOException {
        if (!read.containsKey(path)) {
            read.put(path, opened(path));
        }
        Input source = read.get(path);
        String line = source == null ? null : source.record(terminator);
        if (source != null && line != null) {
            text(line + (source.terminated() ? (char) terminator : ""));
        }
    }

    private @Nullable Input opened(String path) {
        try {
            return call.open(path.equals("/dev/stdin") ? "-" : Latin.text(path));
        } catch (IOException missing) {
            return null;
        }
    }

    /** Files that are read line by line begin anew. */
    void rewind() throws IOException {
        for (Input source : read.values()) {
            if (source != null) {
                source.close();
            }
        }
        read.clear();
    }

    void flush(SedOutput output) throws IOException {
        for (Entry entry : entries) {
            output.text(entry.file() ? contents(entry.text()) : entry.text());
        }
        entries.clear();
    }

    /** Empty for a file that cannot be read. */
    String contents(String path) {
        try (Input source = call.open(path.equals("/dev/stdin") ? "-" : Latin.text(path))) {
            byte[] bytes = source.readAll();
            return Latin.of(bytes, 0, bytes.length);
        } catch (IOException missing) {
            return "";
        }
    }
}
