package dev.drydock.userland.utility.edit;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that {@code w}, {@code W} and {@code s///w} write to, made or emptied as the script is read. */
final class SedFiles {
    private static final Words CANNOT_WRITE = Words.of("couldn't open file %s: %s");
    private static final int TROUBLE = 4;

    private final Invocation call;
    private final int terminator;
    private final Map<String, SedOutput> outputs = new HashMap<>();
    private final List<OpenFile> written = new ArrayList<>();

    /** @param terminator what ends lines */
    SedFiles(Invocation call, int terminator) {
        this.call = call;
        this.terminator = terminator;
    }

    /** @param path a Latin string */
    SedOutput output(String path) {
        SedOutput known = outputs.get(path);
        if (known == null) {
            known = new SedOutput(target(path), terminator);
            outputs.put(path, known);
        }
        return known;
    }

    private SedOutput.Target target(String path) {
        return switch (path) {
            case "/dev/stdout" -> latin -> call.out().data(latin);
            case "/dev/stderr" -> latin -> call.process().err().write(Latin.bytes(latin));
            default -> {
                OpenFile file = opened(Latin.text(path));
                yield latin -> write(file, Latin.bytes(latin));
            }
        };
    }

    static void write(OpenFile file, byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }

    private OpenFile opened(String path) {
        try {
            OpenFile file = call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
            written.add(file);
            return file;
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_WRITE, path, error);
        }
    }

    void close() throws IOException {
        for (OpenFile file : written) {
            file.close();
        }
    }
}
