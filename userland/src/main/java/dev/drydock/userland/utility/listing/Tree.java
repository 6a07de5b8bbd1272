package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code tree} of BusyBox (1.37; 1.35 has none): directories with all that is in them, but for what begins with a dot. It goes
 * into each and out of it by {@code ..}, and so begins the next one elsewhere. Takes no options.
 */
final class Tree {
    static final Command COMMAND =
            Command.named("tree", call -> new Tree(call).run()).only(Flavour.BUSYBOX);
    /** A way of that many bytes is not gone on, as its buffer ends there. */
    private static final int LONGEST_PREFIX = 1024 - 16;

    private static final Words CANNOT_ENTER = Words.of("can't change directory to '%s': %s");

    private final Invocation call;
    private final String bar;
    private final String middle;
    private final String end;
    private int directories;
    private int others;

    private Tree(Invocation call) {
        this.call = call;
        boolean wide = isWide();
        this.bar = wide ? "│   " : "|   ";
        this.middle = wide ? "├── " : "|-- ";
        this.end = wide ? "└── " : "`-- ";
    }

    /** The first of these variables that is set names UTF-8. */
    private boolean isWide() {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = call.variable(name);
            if (value != null) {
                return value.contains(".utf") || value.contains(".UTF");
            }
        }
        return false;
    }

    private Exit run() {
        List<String> roots = call.arguments().isEmpty() ? List.of(".") : call.arguments();
        roots.forEach(root -> show(root, ""));
        call.out().line("\n" + directories + " directories, " + others + " files");
        return Exit.SUCCESS;
    }

    private void show(String name, String prefix) {
        List<DirectoryEntry> entries;
        try {
            entries = call.files().list(name);
        } catch (IOException error) {
            call.out().line(name + " [error opening dir]");
            return;
        }
        call.out().line(name);
        enter(name);
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i).name();
            if (!entry.startsWith(".")) {
                call.process().checkpoint();
                entry(entry, prefix, i + 1 == entries.size());
            }
        }
        enter("..");
    }

    private void enter(String directory) {
        try {
            call.files().changeDirectory(directory);
        } catch (IOException error) {
            throw call.fail(CANNOT_ENTER, directory, error);
        }
    }

    private void entry(String name, String prefix, boolean last) {
        call.out().text(prefix + (last ? end : middle));
        try {
            FileStatus status = call.files().linkStatus(name);
            if (status.isSymlink()) {
                call.out().line(name + " -> " + call.files().readLink(name));
                others++;
                return;
            }
            if (status.isDirectory() && prefix.getBytes(StandardCharsets.UTF_8).length < LONGEST_PREFIX) {
                show(name, prefix + (last ? "    " : bar));
                directories++;
                return;
            }
        } catch (IOException gone) {
            call.process().checkpoint();
        }
        call.out().line(name);
        others++;
    }
}
