package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code find}: goes through trees and does something with the files that pass its tests. */
final class Find {
    static final Command COMMAND =
            Command.named("find", call -> new Find(call).run()).gnu("").busybox("");
    private static final Words CANNOT = Words.of("%l: %s", "%s: %s");
    private static final Words LOOP = Words.of(
            "File system loop detected; %l is part of the same file system loop as %l.", "%s: file system loop%-");

    private final Invocation call;
    private final FileContext files;
    private final FindState state;
    private FindTest expression = FindTest.TRUE;
    /** Whether nothing is asked of files but their names, which GNU's then takes from the directory alone. */
    private boolean onlyNames;

    private Find(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.state = new FindState(call.isGnu() ? ExpressionType.GNU : ExpressionType.BUSYBOX);
    }

    private Exit run() throws IOException {
        List<String> words = call.arguments();
        int at = 0;
        while (at < words.size() && List.of("-L", "-H", "-P").contains(words.get(at))) {
            state.followsAll = words.get(at).equals("-L");
            state.followsOperands = !words.get(at).equals("-P");
            at++;
        }
        List<String> starts = new ArrayList<>();
        while (at < words.size() && !isExpression(words.get(at))) {
            starts.add(words.get(at++));
        }
        onlyNames = at == words.size() && call.isGnu() && !state.followsAll;
        FindParser parser = new FindParser(call, state, words.subList(at, words.size()));
        expression = parser.parse();
        try {
            for (String start : starts.isEmpty() ? List.of(".") : starts) {
                start(start);
            }
            parser.finish();
        } catch (FindState.Stop stop) {
            parser.finish();
        }
        call.status(state.status);
        return call.exit();
    }

    private static boolean isExpression(String word) {
        return (word.startsWith("-") && word.length() > 1)
                || word.equals("(")
                || word.equals("!")
                || word.equals(")")
                || word.equals(",");
    }

    private void start(String start) throws IOException {
        FileStatus status;
        try {
            status = status(start, state.followsOperands || state.followsAll);
        } catch (IOException error) {
            call.complain(CANNOT, start, error);
            return;
        }
        walk(new FoundFile(start, start, 0, status), status.device(), List.of());
    }

    /** A link that leads nowhere is looked at itself. */
    private FileStatus status(String path, boolean follows) throws IOException {
        if (follows) {
            try {
                return files.status(path);
            } catch (IOException dangling) {
                return files.linkStatus(path);
            }
        }
        return files.linkStatus(path);
    }

    private void walk(FoundFile file, long device, List<FoundFile> above) throws IOException {
        call.process().checkpoint();
        state.pruned = false;
        boolean within = file.depth() >= state.leastDepth;
        if (within && !state.depthFirst) {
            expression.test(file);
        }
        boolean pruned = state.pruned && !state.depthFirst;
        boolean descends = file.status().isDirectory()
                && !pruned
                && file.depth() < state.mostDepth
                && !(state.oneDevice && file.status().device() != device);
        if (descends) {
            descend(file, device, above);
        }
        if (within && state.depthFirst) {
            expression.test(file);
        }
    }

    private void descend(FoundFile file, long device, List<FoundFile> above) throws IOException {
        if (state.followsAll) {
            for (FoundFile ancestor : above) {
                if (ancestor.status().sameFile(file.status())) {
                    call.complain(LOOP, file.path(), ancestor.path());
                    return;
                }
            }
        }
        List<DirectoryEntry> names;
        try {
            names = files.list(file.path());
        } catch (IOException error) {
            call.complain(CANNOT, file.path(), error);
            return;
        }
        List<FoundFile> ancestors = new ArrayList<>(above);
        ancestors.add(file);
        for (DirectoryEntry name : names) {
            String path = file.path().endsWith("/") ? file.path() + name.name() : file.path() + "/" + name.name();
            FileStatus status;
            try {
                status = status(path, state.followsAll);
            } catch (IOException error) {
                if (!onlyNames) {
                    call.complain(CANNOT, path, error);
                    continue;
                }
                status = unseen(name, file.status());
            }
            walk(new FoundFile(path, file.start(), file.depth() + 1, status), device, ancestors);
        }
    }

    /** What a directory tells of a file that cannot be looked at itself. */
    private static FileStatus unseen(DirectoryEntry entry, FileStatus above) {
        return new FileStatus(
                above.device(),
                entry.inode(),
                entry.kind(),
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
