package dev.drydock.userland.utility.packed;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tools that one of these scripts starts. */
final class Children {
    private static final Words NOT_FOUND = Words.of("%s: not found");
    private static final int MISSING = 127;

    private final Invocation call;
    private final ContainerProcess process;

    Children(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    /** What a file unpacks to, at the end of a pipe; one that is not packed as it is. */
    record Unpacked(int child, OpenFile pipe) {}

    Unpacked unpacked(String file) throws IOException {
        ContainerProcess.Pipe pipe = process.pipe();
        int child = start(List.of("gzip", "-cdfq", "--", file), Map.of(1, pipe.writeEnd()));
        pipe.writeEnd().close();
        return new Unpacked(child, pipe.readEnd());
    }

    /** Runs a tool with some of its descriptors changed, and gives its status. */
    int run(List<String> words, Map<Integer, OpenFile> changed) throws IOException {
        int child = start(words, changed);
        for (OpenFile file : changed.values()) {
            file.close();
        }
        return wait(child);
    }

    private int start(List<String> words, Map<Integer, OpenFile> changed) throws IOException {
        call.out().flush();
        SortedMap<Integer, OpenFile> descriptors = new TreeMap<>(process.descriptors());
        descriptors.putAll(changed);
        try {
            String path = ProgramSearch.find(process, words.get(0), process.environment());
            return process.spawn(new SpawnRequest(path, words, process.environment(), descriptors, -1, false));
        } catch (ErrnoException missing) {
            call.say(NOT_FOUND, words.get(0));
            return -1;
        }
    }

    int wait(int child) throws IOException {
        return child < 0 ? MISSING : ChildWait.status(process, child);
    }

    /** A script knows itself by the path that it was found at. */
    static String path(Invocation call) {
        return path(call, call.name());
    }

    /** The path of another script, which that one leaves its work to. */
    static String path(Invocation call, String name) {
        try {
            return ProgramSearch.find(call.process(), name, call.process().environment());
        } catch (ErrnoException gone) {
            return name;
        }
    }

    /** Shows the help or the version that a script was asked for. */
    static boolean isToldOf(Invocation call, String command) {
        for (String word : call.arguments()) {
            if (word.equals("--help")) {
                String shown = "Usage: " + call.name();
                call.out().text("Usage: " + path(call, command) + call.help().substring(shown.length()));
                return true;
            }
            if (word.equals("--version")) {
                call.out().text(call.version());
                return true;
            }
        }
        return false;
    }

    static List<String> words(String first, List<String> others) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(others);
        return words;
    }
}
