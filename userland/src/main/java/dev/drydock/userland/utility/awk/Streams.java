package dev.drydock.userland.utility.awk;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The files and pipes that the program has opened, by their names. */
final class Streams {
    private static final String SHELL = "/bin/sh";
    private static final Words NOT_WRITABLE = Words.of("cannot open \"%s\" for output (%s)", "can't open '%s': %s");

    private final Invocation call;
    private final Map<String, Writer> writers = new LinkedHashMap<>();
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    Streams(Invocation call) {
        this.call = call;
    }

    private record Writer(OutputStream stream, @Nullable Integer child) {}

    private record Reader(RecordReader records, @Nullable Integer child) {}

    /** Where {@code print} with an operator writes to; null for standard output. */
    @Nullable
    OutputStream output(String operator, String name) throws IOException {
        if (!operator.equals("|") && (name.equals("/dev/stdout") || name.equals("-"))) {
            return null;
        }
        Writer known = writers.get(name);
        if (known != null) {
            return known.stream();
        }
        if (call.isBusyBox() && readers.containsKey(name)) {
            // It has one table of names: what is open to be read is written to, in vain.
            return OutputStream.nullOutputStream();
        }
        Writer writer;
        if (operator.equals("|")) {
            flush();
            ContainerProcess.Pipe pipe = call.process().pipe();
            int child = shell(name, 0, pipe.readEnd());
            pipe.readEnd().close();
            writer = new Writer(new BufferedOutputStream(new FileOutput(pipe.writeEnd())), child);
        } else if (name.equals("/dev/stderr")) {
            writer = new Writer(call.process().err(), null);
        } else {
            OpenFlag how = operator.equals(">") ? OpenFlag.TRUNCATE : OpenFlag.APPEND;
            OpenFile file;
            try {
                file = call.files().open(Latin.text(name), Set.of(OpenFlag.WRITE, OpenFlag.CREATE, how), 0666);
            } catch (ErrnoException error) {
                throw call.fail(call.isGnu() ? 2 : 1, NOT_WRITABLE, Latin.text(name), error);
            }
            writer = new Writer(new BufferedOutputStream(new FileOutput(file)), null);
        }
        writers.put(name, writer);
        return writer.stream();
    }

    /** What {@code getline} reads; null if it cannot be opened. */
    @Nullable
    RecordReader input(String name, boolean command) throws IOException {
        Reader known = readers.get(name);
        if (known != null) {
            return known.records();
        }
        if (call.isBusyBox() && writers.containsKey(name)) {
            return null;
        }
        Reader reader;
        if (command) {
            flush();
            ContainerProcess.Pipe pipe = call.process().pipe();
            int child = shell(name, 1, pipe.writeEnd());
            pipe.writeEnd().close();
            reader =
                    new Reader(new RecordReader(new Input(pipe.readEnd(), true, call.process()::accountMemory)), child);
        } else {
            try {
                reader = new Reader(
                        new RecordReader(call.open(name.equals("/dev/stdin") ? "-" : Latin.text(name))), null);
            } catch (ErrnoException missing) {
                return null;
            }
        }
        readers.put(name, reader);
        return reader.records();
    }

    /** Writes out what is held back. */
    void flush() throws IOException {
        call.out().flush();
        for (Writer writer : writers.values()) {
            writer.stream().flush();
        }
    }

    /** Writes out what is held back for one name; false if none is open by it. */
    boolean flush(String name) throws IOException {
        Writer writer = writers.get(name);
        if (writer != null) {
            writer.stream().flush();
        }
        return writer != null;
    }

    /** Closes what is open by the name. The child's wait status; 0 of a file; null if nothing is open. */
    @Nullable
    WaitStatus close(String name) throws IOException {
        WaitStatus status = null;
        Writer writer = writers.remove(name);
        if (writer != null) {
            if (call.isBusyBox()) {
                call.out().flush();
            }
            status = closed(writer);
        }
        Reader reader = readers.remove(name);
        if (reader != null) {
            reader.records().close();
            status = ended(reader.child());
        }
        return status;
    }

    /** mawk waits for the commands it writes to before it writes out the rest of its own output. */
    void closeAll() throws IOException {
        if (call.isBusyBox()) {
            call.out().flush();
        }
        for (Writer writer : writers.values()) {
            closed(writer);
        }
        call.out().flush();
        for (Reader reader : readers.values()) {
            reader.records().close();
            ended(reader.child());
        }
    }

    /** A failure to write into a pipe that nobody reads any more is no failure of the program. */
    private WaitStatus closed(Writer writer) throws IOException {
        try {
            writer.stream().close();
        } catch (ErrnoException error) {
            if (error.errno() != Errno.EPIPE) {
                throw error;
            }
        }
        return ended(writer.child());
    }

    private WaitStatus ended(@Nullable Integer child) throws IOException {
        return child == null ? new WaitStatus(0, 0, null, false) : await(child);
    }

    /** {@code system}. */
    WaitStatus run(String command) throws IOException {
        flush();
        return await(shell(command, -1, null));
    }

    private int shell(String command, int descriptor, @Nullable OpenFile file) throws IOException {
        ContainerProcess process = call.process();
        SortedMap<Integer, OpenFile> descriptors = process.descriptors();
        if (file != null) {
            descriptors.put(descriptor, file);
        }
        return process.spawn(new SpawnRequest(
                SHELL, List.of("sh", "-c", Latin.text(command)), process.environment(), descriptors, -1, false));
    }

    private WaitStatus await(int child) throws IOException {
        while (true) {
            try {
                WaitStatus status = call.process().waitFor(child, true, false);
                if (status != null) {
                    return status;
                }
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw error;
                }
            }
        }
    }
}
