package dev.drydock.userland.utility.edit;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that {@code w}, {@code W} and {@code s///w} write to. */
final class SedFiles {
    private static final Words CANNOT_WRITE = Words.of("couldn't open file %s: %s", "can't open '%s': %s");
    private static final int TROUBLE = 4;

    private final Invocation call;
    private final String terminator;
    private final Map<String, OpenFile> written = new LinkedHashMap<>();
    /** Those whose last line has no end yet. */
    private final Set<String> unended = new HashSet<>();

    /** @param terminator what ends lines */
    SedFiles(Invocation call, int terminator) {
        this.call = call;
        this.terminator = String.valueOf((char) terminator);
    }

    /** Makes or empties the files of a script: that is done before anything is read. */
    void open(List<SedCommand> commands) {
        for (SedCommand command : commands) {
            SedCommand.Substitution substitution = command.substitution();
            String path = substitution != null
                    ? substitution.file()
                    : "wW".indexOf(command.letter()) >= 0 ? command.text() : "";
            if (!path.isEmpty() && !path.equals("/dev/stdout")) {
                opened(path);
            }
        }
    }

    /** @param ends whether a terminator follows the text; if not, one comes before what is written next */
    void write(String path, String text, boolean ends) throws IOException {
        byte[] bytes = Latin.bytes((unended.remove(path) ? terminator : "") + text + (ends ? terminator : ""));
        if (!ends) {
            unended.add(path);
        }
        OpenFile file = opened(path);
        for (int done = 0; done < bytes.length; ) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }

    private OpenFile opened(String path) {
        OpenFile file = written.get(path);
        if (file != null) {
            return file;
        }
        try {
            file = call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_WRITE, path, error);
        }
        written.put(path, file);
        return file;
    }

    void close() throws IOException {
        for (OpenFile file : written.values()) {
            file.close();
        }
    }
}
