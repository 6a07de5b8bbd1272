package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import dev.drydock.userland.utility.search.busybox.BusyBoxGrep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code grep}: shows the lines that match a pattern. */
final class Grep {
    static final Command GREP = command("grep", GrepSettings.Language.BASIC);
    static final Command EGREP = command("egrep", GrepSettings.Language.EXTENDED);
    static final Command FGREP = command("fgrep", GrepSettings.Language.FIXED);
    /** Of Debian, where it is a script. */
    static final Command RGREP = Command.named("rgrep", Grep::recursive).only(Flavour.GNU);

    private static final int TROUBLE = 2;
    private static final String GREP_PATH = "/usr/bin/grep";
    private static final Words CLASS_SYNTAX = Words.of("character class syntax is [[:space:]], not [:space:]");
    private static final Words WARNING = Words.of("warning: %s");

    private static final Words CANNOT_OPEN = Words.of("%s: %s");
    private static final Words BAD_PATTERN = Words.of("%-%s");

    private final Invocation call;
    private final GrepSettings settings;
    private final LineMatcher matcher;
    private final GrepOutput output;
    private boolean anySelected;

    private Grep(Invocation call, GrepSettings settings, LineMatcher matcher) {
        this.call = call;
        this.settings = settings;
        this.matcher = matcher;
        this.output = new GrepOutput(call, settings, matcher);
    }

    private static Command command(String name, GrepSettings.Language language) {
        return Command.named(name, call -> call.isGnu() ? run(call, language) : BusyBoxGrep.run(call))
                .gnu(GrepOptions.GNU)
                .busybox(BusyBoxGrep.OPTIONS)
                .trouble(TROUBLE)
                .busyBoxTrouble(TROUBLE);
    }

    private static Exit run(Invocation call, GrepSettings.Language language) throws IOException {
        GrepOptions options = new GrepOptions(call, language);
        GrepSettings settings = options.settings();
        boolean nothing = settings.most == 0 || settings.matchesNothing();
        if (nothing && !(settings.namesOfOthers && !settings.quiet)) {
            return Exit.FAILURE;
        }
        LineMatcher matcher = compiled(call, settings);
        return new Grep(call, settings, matcher).run(options.files());
    }

    private static Exit recursive(Invocation call) {
        List<String> words = new ArrayList<>(List.of("grep", "-r"));
        words.addAll(call.arguments());
        return Exit.exec(GREP_PATH, words, call.process().environment());
    }

    private static LineMatcher compiled(Invocation call, GrepSettings settings) {
        Syntax syntax = settings.language == GrepSettings.Language.EXTENDED ? Syntax.EGREP : Syntax.GREP;
        if (settings.language != GrepSettings.Language.FIXED) {
            check(call, settings, syntax);
        }
        try {
            return new LineMatcher(settings, call.isUtf8(), syntax);
        } catch (RegexException wrong) {
            throw call.fail(TROUBLE, BAD_PATTERN, String.join("\n", settings.patterns), wrong.getMessage());
        }
    }

    /** Complains of all patterns that are none, or else warns of what is strange in them. */
    private static void check(Invocation call, GrepSettings settings, Syntax syntax) {
        boolean wrong = false;
        for (String pattern : settings.patterns) {
            try {
                Regex.compile(
                        pattern,
                        Regex.Mode.of(syntax).ignoringCase(settings.ignoreCase).utf8(call.isUtf8()));
            } catch (RegexException error) {
                call.complain(BAD_PATTERN, pattern, error.getMessage());
                wrong = true;
            }
        }
        if (wrong) {
            throw new Quit(TROUBLE);
        }
        for (String pattern : settings.patterns) {
            PatternWarnings found = PatternWarnings.of(pattern, syntax.extended());
            if (found.isConfusing()) {
                throw call.fail(TROUBLE, CLASS_SYNTAX);
            }
            found.warnings().forEach(warning -> call.say(WARNING, warning));
        }
    }

    private Exit run(List<String> files) throws IOException {
        boolean nothingNamed = files.isEmpty();
        List<String> operands = nothingNamed ? List.of(settings.recursive() ? "." : "-") : files;
        boolean named = settings.fileNames == null
                ? operands.size() > 1 || (settings.recursive() && !(operands.size() == 1 && isPlain(operands.get(0))))
                : settings.fileNames;
        output.named(named);
        for (String operand : operands) {
            if (operand.equals("-")) {
                try (Input input = call.in()) {
                    search(input, settings.label);
                }
            } else {
                operand(operand, nothingNamed);
            }
        }
        if (settings.quiet && anySelected) {
            return Exit.SUCCESS;
        }
        return call.status() != 0 ? Exit.of(TROUBLE) : Exit.of(anySelected ? 0 : 1);
    }

    private boolean isPlain(String operand) {
        try {
            return !operand.equals("-") && !call.files().status(operand).isDirectory();
        } catch (IOException missing) {
            return true;
        }
    }

    private void operand(String operand, boolean dropsDot) throws IOException {
        FileStatus status;
        try {
            status = call.files().status(operand);
        } catch (IOException error) {
            complain(operand, error);
            return;
        }
        if (status.isDirectory() && settings.recursive()) {
            if (!isExcludedDirectory(operand)) {
                tree(operand, dropsDot);
            }
        } else if (wanted(operand, operand, status)) {
            file(operand);
        }
    }

    private void complain(String path, IOException error) {
        if (settings.silentErrors) {
            call.status(TROUBLE);
        } else {
            call.complain(CANNOT_OPEN, path, error);
            call.status(TROUBLE);
        }
    }

    private void tree(String directory, boolean dropsDot) throws IOException {
        List<DirectoryEntry> names;
        try {
            names = call.files().list(directory);
        } catch (IOException error) {
            complain(directory, error);
            return;
        }
        boolean throughLinks = settings.directories == GrepSettings.Directories.RECURSE_THROUGH_LINKS;
        for (DirectoryEntry entry : names) {
            String path = directory.endsWith("/") ? directory + entry.name() : directory + "/" + entry.name();
            String shown = dropsDot && path.startsWith("./") ? path.substring(2) : path;
            FileKind kind = entry.kind();
            if (kind == FileKind.SYMLINK && throughLinks) {
                kind = kindBehind(shown);
            }
            if (kind == FileKind.DIRECTORY) {
                if (!isExcludedDirectory(entry.name())) {
                    tree(shown, false);
                }
            } else if (kind == FileKind.REGULAR && settings.accepts(entry.name())) {
                file(shown);
            }
        }
    }

    private FileKind kindBehind(String path) {
        try {
            return call.files().status(path).kind();
        } catch (IOException dangling) {
            complain(path, dangling);
            return FileKind.SYMLINK;
        }
    }

    private boolean isExcludedDirectory(String path) {
        String name = Invocation.baseName(path);
        return settings.excludedDirectories.stream().anyMatch(glob -> glob.matches(name) || glob.matches(path));
    }

    private boolean wanted(String operand, String path, FileStatus status) {
        if (status.isDirectory()) {
            return settings.directories == GrepSettings.Directories.READ;
        }
        boolean device = !status.isRegular() && settings.skipDevices;
        return !device && settings.accepts(Invocation.baseName(path)) && settings.accepts(operand);
    }

    private void file(String path) throws IOException {
        try (Input input = call.open(path.equals("-") ? "./-" : path)) {
            search(input, path);
        } catch (IOException error) {
            complain(path, error);
        }
    }

    private void search(Input input, String name) throws IOException {
        FileSearch search = new FileSearch(call, settings, matcher, output);
        long selected = 0;
        try {
            selected = search.run(input, name);
        } catch (IOException unreadable) {
            complain(name, unreadable);
        } catch (RegexException tooLong) {
            throw call.fail(TROUBLE, BAD_PATTERN, String.join("\n", settings.patterns), tooLong.getMessage());
        }
        boolean matched = selected > 0;
        if (settings.count) {
            output.count(name, selected);
        }
        boolean named = (settings.namesOfMatching && matched) || (settings.namesOfOthers && !matched);
        if (named && !settings.quiet) {
            output.name(name);
        }
        anySelected |= matched;
        if (settings.quiet && matched) {
            throw new Quit(0);
        }
    }
}
