package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The append-only files: a snapshot, and behind it each change as a command that makes it. A manifest names them. They are
 * not rewritten.
 */
final class Journal {
    private final ContainerProcess process;
    private final String directory;
    private final String name;
    private @Nullable OpenFile file;
    private int database = -1;

    Journal(ContainerProcess process, Settings settings) {
        this.process = process;
        this.directory = settings.text("appenddirname");
        this.name = settings.text("appendfilename");
    }

    /**
     * A file that a manifest names.
     *
     * @param base whether it is the snapshot
     */
    record Part(String name, boolean base) {}

    /** The parts in their order; empty if there is no manifest. */
    List<Part> parts() throws IOException {
        byte[] manifest;
        try {
            manifest = process.files().readAll(path(name + ".manifest"));
        } catch (ErrnoException missing) {
            if (missing.errno() == Errno.ENOENT) {
                return List.of();
            }
            throw missing;
        }
        List<Part> parts = new ArrayList<>();
        for (String line : new String(manifest, StandardCharsets.ISO_8859_1).split("\n")) {
            String[] words = line.split(" ");
            if (words.length < 6 || !words[0].equals("file") || !words[5].matches("[bih]")) {
                throw new IOException("Invalid AOF manifest file format");
            }
            if (!words[5].equals("h")) {
                parts.add(new Part(words[1], words[5].equals("b")));
            }
        }
        return parts;
    }

    byte[] read(Part part) throws IOException {
        return process.files().readAll(path(part.name()));
    }

    private String path(String file) {
        return directory + "/" + file;
    }

    /** The first parts of a new journal. */
    List<Part> begin() throws IOException {
        try {
            process.files().makeDirectory(directory, 0755);
        } catch (ErrnoException there) {
            if (there.errno() != Errno.EEXIST) {
                throw there;
            }
        }
        return List.of(new Part(name + ".1.base.rdb", true), new Part(name + ".1.incr.aof", false));
    }

    void writeBase(Part part, byte[] snapshot) throws IOException {
        process.files().writeAll(path(part.name()), snapshot);
    }

    void writeManifest(List<Part> parts) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append("file ").append(part.name()).append(" seq 1 type ").append(part.base() ? 'b' : 'i');
            text.append('\n');
        }
        process.files().writeAll(path(name + ".manifest"), text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void open(Part part) throws IOException {
        OpenFile opened =
                process.files().open(path(part.name()), Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0644);
        process.allocate(3, opened);
        file = opened;
    }

    /** The commands of a part. */
    static void replay(byte[] bytes, Consumer<List<String>> command) throws IOException {
        RequestReader reader = new RequestReader();
        reader.add(bytes, bytes.length);
        try {
            for (List<String> words = reader.next(); words != null; words = reader.next()) {
                command.accept(words);
            }
        } catch (ProtocolException broken) {
            throw new IOException("Bad file format reading the append only file: " + broken.getMessage(), broken);
        }
    }

    void append(int number, List<List<String>> commands) throws IOException {
        OpenFile to = file;
        if (to == null) {
            throw new IOException("the journal is not open");
        }
        StringBuilder text = new StringBuilder();
        if (number != database) {
            database = number;
            append(text, List.of("SELECT", Integer.toString(number)));
        }
        commands.forEach(words -> append(text, words));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int written = 0; written < bytes.length; ) {
            written += to.write(bytes, written, bytes.length - written);
        }
    }

    private static void append(StringBuilder text, List<String> words) {
        text.append('*').append(words.size()).append("\r\n");
        words.forEach(word -> text.append('$')
                .append(word.length())
                .append("\r\n")
                .append(word)
                .append("\r\n"));
    }
}
