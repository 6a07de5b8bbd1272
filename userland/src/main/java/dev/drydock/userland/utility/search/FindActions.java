package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code find} does with a file. */
final class FindActions {
    private static final int MOST_ARGUMENTS = 1000;
    private static final Words CANNOT_DELETE = Words.of("cannot delete %l: %s", "%s: %s");
    private static final Words CANNOT_RUN = Words.of("%l: %s", "%s: %s");

    private final Invocation call;
    private final FileContext files;
    private final FindState state;
    private final Map<List<String>, List<String>> owed = new LinkedHashMap<>();
    private boolean any;

    FindActions(Invocation call, FindState state) {
        this.call = call;
        this.files = call.files();
        this.state = state;
    }

    /** Whether there is one that makes {@code -print} superfluous. */
    boolean any() {
        return any;
    }

    static boolean takesArgument(String word) {
        return word.equals("-printf");
    }

    FindTest print(String end) {
        return file -> {
            call.out().text(file.path() + end);
            return true;
        };
    }

    /** An action without an argument; null if it is none. */
    @Nullable
    FindTest plain(String word) {
        switch (word) {
            case "-print" -> {
                any = true;
                return print("\n");
            }
            case "-print0" -> {
                any = true;
                return print("\0");
            }
            case "-ls" -> {
                any = true;
                FindFormat format = new FindFormat(call, FindFormat.LIST);
                return format::print;
            }
            case "-delete" -> {
                any = true;
                state.depthFirst = true;
                return this::delete;
            }
            case "-prune" -> {
                return file -> {
                    state.pruned = true;
                    return true;
                };
            }
            case "-quit" -> {
                return file -> {
                    throw new FindState.Stop();
                };
            }
            default -> {
                return null;
            }
        }
    }

    FindTest of(String word, String argument) {
        any = true;
        FindFormat format = new FindFormat(call, argument);
        return format::print;
    }

    private boolean delete(FoundFile file) {
        if (file.path().equals(".")) {
            return true;
        }
        try {
            if (file.status().isDirectory()) {
                files.removeDirectory(file.path());
            } else {
                files.unlink(file.path());
            }
            return true;
        } catch (IOException error) {
            call.complain(CANNOT_DELETE, file.path(), error);
            return false;
        }
    }

    FindTest exec(List<String> command, String word) {
        any = true;
        boolean asks = word.startsWith("-ok");
        boolean inDirectory = word.endsWith("dir");
        return file -> {
            String shown = inDirectory ? "./" + file.name() : file.path();
            List<String> words = new ArrayList<>();
            for (String part : command) {
                words.add(part.replace("{}", shown));
            }
            if (asks && !Prompt.confirmed(call, "< " + words.get(0) + " ... " + file.path() + " > ? ")) {
                return false;
            }
            String back = inDirectory ? files.workingDirectory() : null;
            try {
                if (back != null) {
                    files.changeDirectory(file.directory());
                }
                return run(words) == 0;
            } finally {
                if (back != null) {
                    files.changeDirectory(back);
                }
            }
        };
    }

    FindTest execMany(List<String> command) {
        any = true;
        return file -> {
            List<String> gathered = owed.computeIfAbsent(command, unknown -> new ArrayList<>());
            gathered.add(file.path());
            if (gathered.size() >= MOST_ARGUMENTS) {
                runGathered(command);
            }
            return true;
        };
    }

    private void runGathered(List<String> command) throws IOException {
        List<String> gathered = owed.get(command);
        if (gathered == null || gathered.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(command);
        words.addAll(gathered);
        gathered.clear();
        if (run(words) != 0) {
            state.status = 1;
        }
    }

    void finish() throws IOException {
        for (List<String> command : List.copyOf(owed.keySet())) {
            runGathered(command);
        }
    }

    private int run(List<String> words) throws IOException {
        call.out().flush();
        ContainerProcess process = call.process();
        int child;
        try {
            String path = ProgramSearch.find(process, words.get(0), process.environment());
            child = process.spawn(
                    new SpawnRequest(path, words, process.environment(), process.descriptors(), -1, false));
        } catch (IOException error) {
            call.say(CANNOT_RUN, words.get(0), error);
            return 1;
        }
        WaitStatus status = process.waitFor(child, true, false);
        return status == null ? 1 : status.shellStatus();
    }
}
