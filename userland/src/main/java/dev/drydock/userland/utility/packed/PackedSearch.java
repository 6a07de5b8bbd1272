package dev.drydock.userland.utility.packed;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code zgrep}: gives what each file unpacks to to {@code grep}, which is told the file's name. */
final class PackedSearch {
    static final Command ZGREP = Command.named("zgrep", call -> new PackedSearch(call, List.of("grep")).run())
            .only(Flavour.GNU);
    static final Command ZEGREP = Command.named("zegrep", call -> new PackedSearch(call, List.of("grep", "-E")).run())
            .only(Flavour.GNU);
    static final Command ZFGREP = Command.named("zfgrep", call -> new PackedSearch(call, List.of("grep", "-F")).run())
            .only(Flavour.GNU);
    private static final int TROUBLE = 2;
    /** Options of grep that take a word: letters, and long names. */
    private static final String WITH_ARGUMENT = "ABCDXefm";

    private static final List<String> LONG_WITH_ARGUMENT = List.of(
            "--after-context",
            "--before-context",
            "--context",
            "--binary-files",
            "--file",
            "--label",
            "--max-count",
            "--regexp");
    private static final String NOT_SUPPORTED = "drRzZ";
    private static final List<String> LONG_NOT_SUPPORTED =
            List.of("--directories", "--exclude", "--include", "--recursive", "--dereference-recursive", "--null");

    private final Invocation call;
    private final List<String> tool;
    private final List<String> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private boolean patternGiven;
    private boolean alwaysNamed;
    private boolean neverNamed;

    private PackedSearch(Invocation call, List<String> tool) {
        this.call = call;
        this.tool = tool;
    }

    private Exit run() throws IOException {
        if (Children.isToldOf(call, "zgrep")) {
            return Exit.SUCCESS;
        }
        read();
        if (!patternGiven) {
            if (operands.isEmpty()) {
                String path = Children.path(call, "zgrep");
                call.raw(path + ": 188: 1: missing pattern; try `" + path + " --help' for help\n");
                return Exit.of(TROUBLE);
            }
            options.add("-e");
            options.add(operands.remove(0));
        }
        boolean named = alwaysNamed || (operands.size() > 1 && !neverNamed);
        int result = 1;
        for (String file : operands.isEmpty() ? List.of("-") : operands) {
            int status = search(file, named);
            // A match makes up for files without one, but not for trouble.
            if (status > 1 || (status == 0 && result == 1)) {
                result = Math.max(status, result == 1 ? status : result);
            }
        }
        return Exit.of(result);
    }

    private int search(String file, boolean named) throws IOException {
        Children children = new Children(call);
        Children.Unpacked unpacked = children.unpacked(file);
        List<String> words = new ArrayList<>(tool);
        words.addAll(options);
        words.add(named ? "-H" : "-h");
        words.add("--label=" + (file.equals("-") ? "(standard input)" : file));
        words.add("-");
        int found = children.run(words, Map.of(0, unpacked.pipe()));
        int packed = children.wait(unpacked.child());
        return packed == 1 || packed == 127 ? TROUBLE : found;
    }

    private void read() {
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                return;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
            } else if (word.startsWith("--")) {
                i += longOption(word, i + 1 < words.size() ? words.get(i + 1) : "");
            } else {
                i += letters(word, i + 1 < words.size() ? words.get(i + 1) : "");
            }
        }
    }

    /** How many words more it takes. */
    private int longOption(String word, String next) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (LONG_NOT_SUPPORTED.stream().anyMatch(name::startsWith)) {
            throw notSupported(name);
        }
        patternGiven |= name.equals("--regexp") || name.equals("--file");
        alwaysNamed |= name.equals("--with-filename");
        neverNamed |= name.equals("--no-filename");
        options.add(word);
        if (word.contains("=") || !LONG_WITH_ARGUMENT.contains(name)) {
            return 0;
        }
        options.add(next);
        return 1;
    }

    private int letters(String word, String next) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (NOT_SUPPORTED.indexOf(letter) >= 0) {
                throw notSupported("-" + letter);
            }
            alwaysNamed |= letter == 'H';
            neverNamed |= letter == 'h';
            patternGiven |= letter == 'e' || letter == 'f';
            if (WITH_ARGUMENT.indexOf(letter) >= 0) {
                boolean apart = i + 1 == word.length();
                options.add(word);
                if (apart) {
                    options.add(next);
                }
                return apart ? 1 : 0;
            }
        }
        options.add(word);
        return 0;
    }

    private Quit notSupported(String option) {
        call.raw(Children.path(call, "zgrep") + ": " + option + ": option not supported\n");
        return new Quit(TROUBLE);
    }
}
