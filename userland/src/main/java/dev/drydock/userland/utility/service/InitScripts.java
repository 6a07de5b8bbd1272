package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scripts in {@code /etc/init.d}: which there are, and how they are run. */
final class InitScripts {
    static final String DIRECTORY = "/etc/init.d/";
    private static final int CHUNK = 1 << 12;
    private static final int CANNOT_RUN = 126;

    private final Invocation call;
    private final ContainerProcess process;

    InitScripts(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    /** What a script said and how it ended. */
    record Result(String output, int status) {}

    List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            for (DirectoryEntry entry : call.files().list(DIRECTORY)) {
                if (!entry.name().startsWith(".")) {
                    names.add(entry.name());
                }
            }
        } catch (IOException none) {
            return names;
        }
        return names;
    }

    boolean isExecutable(String name) {
        return call.files().access(DIRECTORY + name, 1);
    }

    /** Runs one to its end; what it writes goes where this command's own words go. */
    int run(String path, List<String> arguments, Map<String, String> environment) throws IOException {
        return run(path, arguments, environment, process.descriptors());
    }

    private int run(
            String path,
            List<String> arguments,
            Map<String, String> environment,
            SortedMap<Integer, OpenFile> descriptors)
            throws IOException {
        call.out().flush();
        try {
            int child =
                    process.spawn(new SpawnRequest(path, words(path, arguments), environment, descriptors, -1, false));
            return ChildWait.status(process, child);
        } catch (ErrnoException error) {
            call.raw("env: '" + path + "': " + error.words() + "\n");
            return CANNOT_RUN;
        }
    }

    static List<String> words(String path, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(path));
        words.addAll(arguments);
        return words;
    }

    /** Runs one and takes what it writes. */
    Result capture(String path, List<String> arguments, Map<String, String> environment) throws IOException {
        ContainerProcess.Pipe pipe = process.pipe();
        SortedMap<Integer, OpenFile> descriptors = new TreeMap<>(process.descriptors());
        descriptors.put(1, pipe.writeEnd());
        descriptors.put(2, pipe.writeEnd());
        call.out().flush();
        int child;
        try {
            child = process.spawn(new SpawnRequest(path, words(path, arguments), environment, descriptors, -1, false));
        } catch (ErrnoException error) {
            pipe.writeEnd().close();
            pipe.readEnd().close();
            return new Result(error.words(), CANNOT_RUN);
        }
        pipe.writeEnd().close();
        String output = everything(pipe.readEnd());
        return new Result(output, ChildWait.status(process, child));
    }

    private static String everything(OpenFile file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[CHUNK];
        for (int got = file.read(buffer, 0, CHUNK); got > 0; got = file.read(buffer, 0, CHUNK)) {
            all.write(buffer, 0, got);
        }
        file.close();
        return all.toString(StandardCharsets.UTF_8);
    }
}
