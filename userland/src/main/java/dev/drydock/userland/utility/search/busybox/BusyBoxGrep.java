package dev.drydock.userland.utility.search.busybox;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code grep}, {@code egrep} and {@code fgrep} as BusyBox 1.35 has them. */
public final class BusyBoxGrep {
    /** The options, as they are told to getopt; {@code a} and {@code I} mean nothing. */
    public static final String OPTIONS = "l n q v s c F i H h e= f= L o r R m= w x A= B= C= E z a I color?";

    private static final Words MISSING = Words.of("%s: %s");

    private final Invocation call;
    private final GrepChoices choices;
    private final GrepScan scan;
    private boolean named;
    private boolean found;
    private boolean unopened;

    private BusyBoxGrep(Invocation call, GrepChoices choices, List<GrepPattern> patterns) {
        this.call = call;
        this.choices = choices;
        this.scan = new GrepScan(call, choices, patterns);
    }

    public static Exit run(Invocation call) throws IOException {
        GrepChoices choices = new GrepChoices(call);
        List<String> operands = new ArrayList<>(call.operands());
        List<String> texts = given(call);
        if (!call.commandLine().has("e") && !call.commandLine().has("f")) {
            if (operands.isEmpty()) {
                throw call.usage();
            }
            add(Latin.of(operands.remove(0)), texts);
        }
        List<GrepPattern> patterns =
                texts.stream().map(text -> new GrepPattern(call, choices, text)).toList();
        return new BusyBoxGrep(call, choices, patterns).run(operands);
    }

    /** The patterns of options, those of files behind the others, and of all the last one first. */
    private static List<String> given(Invocation call) {
        List<String> texts = new ArrayList<>();
        for (Option option : call.options()) {
            if (option.key().equals("e")) {
                add(Latin.of(option.argument()), texts);
            }
        }
        for (Option option : call.options()) {
            if (option.key().equals("f")) {
                try (Input input = call.open(option.argument())) {
                    for (String line = input.line(); line != null; line = input.line()) {
                        texts.add(0, line);
                    }
                } catch (IOException error) {
                    throw call.fail(GrepChoices.TROUBLE, MISSING, option.argument(), error);
                }
            }
        }
        return texts;
    }

    private static void add(String patterns, List<String> texts) {
        for (String pattern : patterns.split("\n", -1)) {
            texts.add(0, pattern);
        }
    }

    private Exit run(List<String> operands) throws IOException {
        named = !isNameless() && (operands.size() > 1 || call.commandLine().has("H"));
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            if (operand.equals("-")) {
                standard();
            } else if (choices.recursive && isDirectory(operand)) {
                named = !isNameless();
                tree(operand);
            } else {
                file(operand);
            }
        }
        return Exit.of(unopened ? GrepChoices.TROUBLE : found ? 0 : 1);
    }

    /** {@code -H} takes a {@code -h} before it back, but one behind it counts. */
    private boolean isNameless() {
        boolean nameless = false;
        for (Option option : call.options()) {
            nameless = option.key().equals("h") || (nameless && !option.key().equals("H"));
        }
        return nameless;
    }

    /** What was read ahead is left to whoever reads on. */
    private void standard() throws IOException {
        Input input = call.in();
        try {
            search(input, "(standard input)");
        } finally {
            input.giveBack();
        }
    }

    private boolean isDirectory(String path) {
        try {
            return call.files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private void file(String path) throws IOException {
        Input input;
        try {
            input = call.open(path);
        } catch (IOException error) {
            complain(path, error);
            unopened = true;
            return;
        }
        try (input) {
            search(input, path);
        }
    }

    private void complain(String path, IOException error) {
        if (!choices.silent) {
            call.say(MISSING, path, error);
        }
    }

    private void search(Input input, String name) {
        scan.named(named);
        found |= scan.finds(input, name);
    }

    /** What cannot be looked into is told, and counts for nothing. */
    private void tree(String directory) throws IOException {
        List<DirectoryEntry> entries;
        try {
            entries = call.files().list(directory);
        } catch (IOException error) {
            call.say(MISSING, directory, error);
            return;
        }
        for (DirectoryEntry entry : entries) {
            String path = directory.endsWith("/") ? directory + entry.name() : directory + "/" + entry.name();
            if (entry.kind() == FileKind.DIRECTORY) {
                tree(path);
            } else if (entry.kind() == FileKind.SYMLINK) {
                link(path);
            } else {
                file(path);
            }
        }
    }

    private void link(String path) throws IOException {
        FileStatus status;
        try {
            status = call.files().status(path);
        } catch (IOException error) {
            if (choices.throughLinks) {
                call.say(MISSING, path, error);
            } else {
                complain(path, error);
            }
            return;
        }
        if (!status.isDirectory()) {
            file(path);
        } else if (choices.throughLinks) {
            tree(path);
        }
    }
}
