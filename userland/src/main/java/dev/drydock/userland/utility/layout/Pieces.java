package dev.drydock.userland.utility.layout;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that {@code split} writes, one after the other. */
final class Pieces implements AutoCloseable {
    private static final Words EXHAUSTED = Words.of("output file suffixes exhausted", "suffixes exhausted");
    private static final Words CANNOT_MAKE = Words.of("%n: %s", "can't open '%s': %s");
    private static final Words OVERWRITES = Words.of("%q would overwrite input; aborting");

    private final Invocation call;
    private final PieceNames names;
    private final boolean tells;
    private final FileStatus input;
    private long made;
    private @Nullable OpenFile current;

    /** @param tells whether each new file is announced */
    Pieces(Invocation call, PieceNames names, boolean tells, FileStatus input) {
        this.call = call;
        this.names = names;
        this.tells = tells;
        this.input = input;
    }

    /** Ends the piece that is written, and begins the next. */
    void next() throws IOException {
        close();
        current = open();
    }

    /** A file of its own, beside the others. */
    OpenFile open() throws IOException {
        String name = names.name(made).orElseThrow(() -> call.fail(EXHAUSTED));
        made++;
        if (tells) {
            call.out().text(call.format("creating file %q\n", name));
        }
        try {
            OpenFile file = call.files().open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0666);
            if (file.status().sameFile(input) && call.isGnu()) {
                file.close();
                throw call.fail(OVERWRITES, name);
            }
            file.truncate(0);
            return file;
        } catch (IOException error) {
            throw call.fail(CANNOT_MAKE, name, error);
        }
    }

    void write(String latin) throws IOException {
        if (current != null) {
            write(current, latin);
        }
    }

    static void write(OpenFile target, String latin) throws IOException {
        byte[] bytes = Latin.bytes(latin);
        for (int done = 0; done < bytes.length; ) {
            done += target.write(bytes, done, bytes.length - done);
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
