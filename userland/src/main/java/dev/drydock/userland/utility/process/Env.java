package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code env}: shows the environment, or runs a program in a changed one. */
final class Env {
    static final Command COMMAND = Command.named("env", Env::run)
            .gnu(
                    "+ i,ignore-environment 0,null u,unset= C,chdir= S,split-string= v,debug !block-signal? !default-signal?"
                            + " !ignore-signal? !list-signal-handling")
            .busybox("+ i,ignore-environment 0,null u,unset=")
            .trouble(125);
    private static final Words CANNOT_UNSET = Words.of("cannot unset %l: Invalid argument", "can't unset '%s'");
    private static final Words CANNOT_CHDIR = Words.of("cannot change directory to %q: %s");
    private static final Words CHDIR_WITHOUT_COMMAND = Words.of("must specify command with --chdir (-C)");
    private static final Words NULL_WITH_COMMAND = Words.of("cannot specify --null (-0) with command");
    private static final Words CANNOT_RUN = Words.of("%l: %s", "can't execute '%s': %s");
    private static final Words DASH_S_HINT = Words.of("use -[v]S to pass options in shebang lines");

    private Env() {}

    private static Exit run(Invocation call) throws IOException {
        CommandLine line = call.commandLine();
        if (line.has("S")) {
            line = call.parse(withSplitStrings(call));
        }
        Map<String, String> environment = new LinkedHashMap<>(call.process().environment());
        String directory = null;
        boolean nulls = false;
        for (Option option : line.options()) {
            switch (option.key()) {
                case "i" -> environment.clear();
                case "0" -> nulls = true;
                case "u" -> {
                    String name = option.argument();
                    if (call.isGnu() && (name.isEmpty() || name.contains("="))) {
                        throw call.fail(125, CANNOT_UNSET, name);
                    }
                    environment.remove(name);
                }
                case "C" -> directory = option.argument();
                default -> {}
            }
        }
        List<String> operands = new ArrayList<>(line.operands());
        if (!operands.isEmpty() && operands.get(0).equals("-")) {
            environment.clear();
            operands.remove(0);
        }
        while (!operands.isEmpty() && operands.get(0).indexOf('=') >= 0) {
            String word = operands.remove(0);
            int equals = word.indexOf('=');
            environment.put(word.substring(0, equals), word.substring(equals + 1));
        }
        if (operands.isEmpty()) {
            if (directory != null) {
                throw call.usage(CHDIR_WITHOUT_COMMAND);
            }
            String end = nulls ? "\0" : "\n";
            environment.forEach((name, value) -> call.out().text(name + "=" + value + end));
            return Exit.SUCCESS;
        }
        if (nulls && call.isGnu()) {
            throw call.usage(NULL_WITH_COMMAND);
        }
        if (directory != null) {
            enter(call, directory);
        }
        return execute(call, operands, environment);
    }

    /** Words of {@code -S} in place of the option, as a {@code #!} line needs them. */
    private static List<String> withSplitStrings(Invocation call) {
        List<String> words = new ArrayList<>();
        List<String> arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            String text = null;
            if (word.startsWith("--split-string=")) {
                text = word.substring("--split-string=".length());
            } else if (word.matches("-v?S.+")) {
                text = word.substring(word.indexOf('S') + 1);
            } else if (word.matches("-v?S|--split-string") && i + 1 < arguments.size()) {
                text = arguments.get(++i);
            }
            if (text == null) {
                words.addAll(arguments.subList(i, arguments.size()));
                break;
            }
            for (String part : text.strip().split("[ \t\n]+")) {
                if (!part.isEmpty()) {
                    words.add(part);
                }
            }
        }
        return words;
    }

    private static void enter(Invocation call, String directory) {
        try {
            call.files().changeDirectory(directory);
        } catch (IOException error) {
            throw call.fail(125, CANNOT_CHDIR, directory, error);
        }
    }

    private static Exit execute(Invocation call, List<String> words, Map<String, String> environment) {
        String name = words.get(0);
        try {
            return Exit.exec(ProgramSearch.find(call.process(), name, environment), words, environment);
        } catch (ErrnoException error) {
            call.say(CANNOT_RUN, name, error);
            if (call.isGnu() && error.errno() == Errno.ENOENT && name.contains(" ")) {
                call.say(DASH_S_HINT);
            }
            return Exit.of(error.errno() == Errno.ENOENT ? 127 : 126);
        }
    }
}
