package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code run-parts}: runs the programs of a directory one after the other, by their names. */
final class RunParts {
    static final Command COMMAND = Command.named("run-parts", call -> new RunParts(call).run())
            .gnu(
                    "test list v,verbose report reverse exit-on-error u,umask= a,arg= regex= !new-session !lsbsysinit !debug")
            .busybox("a= u= reverse test exit-on-error");
    private static final Pattern GNU_NAMES = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern BUSYBOX_NAMES = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT_LIST = Words.of("failed to open directory %s: %s", "%s: %s");
    private static final Words NO_PART = Words.of("failed to stat component %s: %s", "%s: %s");
    private static final Words NOT_STARTED = Words.of("failed to exec %s: %s", "can't execute '%s': %s");
    private static final Words FAILED = Words.of("%s exited with return code %s", "%s: exit status %s");
    private static final Words BAD_REGEX = Words.of("failed to compile regular expression: %s");

    private final Invocation call;
    private final List<String> arguments = new ArrayList<>();
    private Pattern names;

    private RunParts(Invocation call) {
        this.call = call;
        this.names = call.isGnu() ? GNU_NAMES : BUSYBOX_NAMES;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "a" -> arguments.add(option.argument());
                case "u" -> call.files().umask(Integer.parseInt(option.argument(), 8));
                case "regex" -> names = pattern(option.argument());
                default -> {}
            }
        }
        if (call.operands().size() != 1) {
            throw call.usage(MISSING);
        }
        for (String part : parts(call.operands().get(0))) {
            int status = part(part);
            if (status != 0 && call.commandLine().has("exit-on-error")) {
                return Exit.of(call.isGnu() ? status : 1);
            }
        }
        return call.exit();
    }

    private Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw call.fail(BAD_REGEX, wrong.getDescription());
        }
    }

    private List<String> parts(String directory) {
        List<String> parts = new ArrayList<>();
        try {
            for (DirectoryEntry entry : call.files().list(directory)) {
                boolean wanted = call.commandLine().has("regex")
                        ? names.matcher(entry.name()).find()
                        : names.matcher(entry.name()).matches();
                if (wanted) {
                    parts.add((directory.endsWith("/") ? directory : directory + "/") + entry.name());
                }
            }
        } catch (IOException error) {
            call.say(CANNOT_LIST, directory, error);
            call.status(call.isGnu() ? 1 : 0);
        }
        if (call.commandLine().has("reverse")) {
            Collections.reverse(parts);
        }
        return parts;
    }

    /** Runs it or tells of it; 0 if it did not fail. */
    private int part(String path) throws IOException {
        FileStatus status;
        try {
            status = call.files().status(path);
        } catch (IOException error) {
            call.say(NO_PART, path, error);
            return 0;
        }
        boolean runs = status.isRegular() && call.files().access(path, 1);
        if (call.commandLine().has("list")
                ? status.isRegular()
                : runs && call.commandLine().has("test")) {
            call.out().line(path);
            return 0;
        }
        if (!runs || call.commandLine().has("list")) {
            return 0;
        }
        if (call.commandLine().has("v")) {
            call.raw("run-parts: executing " + path + "\n");
        }
        call.out().flush();
        List<String> words = new ArrayList<>(List.of(path));
        words.addAll(arguments);
        try {
            int child = call.process()
                    .spawn(new SpawnRequest(
                            path,
                            words,
                            call.process().environment(),
                            call.process().descriptors(),
                            -1,
                            false));
            int ended = ChildWait.status(call.process(), child);
            if (ended != 0) {
                call.complain(FAILED, path, ended);
            }
            return ended;
        } catch (IOException error) {
            call.complain(NOT_STARTED, path, error);
            return 1;
        }
    }
}
