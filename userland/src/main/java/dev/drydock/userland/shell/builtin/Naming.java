package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.CommandSearch;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what a name means as a command: what {@code type}, {@code command -v} and {@code command -V} share. */
final class Naming {
    private static final Set<String> WORDS = Set.of(
            "if", "then", "else", "elif", "fi", "case", "esac", "for", "while", "until", "do", "done", "in", "{", "}",
            "!");
    private static final Set<String> BASH_WORDS = Set.of("function", "select", "time", "[[", "]]", "coproc");

    private final Shell shell;

    Naming(Shell shell) {
        this.shell = shell;
    }

    /**
     * A meaning of a name.
     *
     * @param kind as {@code type -t} says it
     * @param brief as {@code command -v} says it
     * @param sentence as {@code type} says it
     */
    record Meaning(String kind, String brief, String sentence) {}

    boolean isKeyword(String name) {
        return WORDS.contains(name)
                || (shell.dialect().isBash() && BASH_WORDS.contains(name))
                || (shell.dialect() == Dialect.ASH && name.equals("function"));
    }

    /** The meanings, the one that counts first. */
    List<Meaning> of(String name, boolean all, boolean pathOnly) {
        List<Meaning> meanings = new ArrayList<>();
        boolean bash = shell.dialect().isBash();
        String alias = shell.aliases().get(name);
        if (!pathOnly) {
            if (alias != null && (!bash || shell.options().shopt("expand_aliases"))) {
                meanings.add(new Meaning(
                        "alias",
                        (bash ? "alias " : "") + name + "=" + Quotation.single(alias),
                        name + (bash ? " is aliased to `" + alias + "'" : " is an alias for " + alias)));
            }
            if (isKeyword(name)) {
                meanings.add(new Meaning("keyword", name, name + " is a shell keyword"));
            }
            boolean special = shell.builtins().isSpecial(name);
            if (shell.functions().find(name) != null) {
                String text = bash
                        ? " is a function\n" + Marking.function(shell, name).stripTrailing()
                        : " is a function";
                meanings.add(new Meaning(
                        "function", name, name + (shell.dialect() == Dialect.DASH ? " is a shell function" : text)));
            }
            if (shell.builtins().find(name) != null) {
                String kind = special && shell.isPosix() ? " is a special shell builtin" : " is a shell builtin";
                meanings.add(new Meaning("builtin", name, name + kind));
            }
        }
        if (all || meanings.isEmpty()) {
            files(name, all, pathOnly, meanings);
        }
        return meanings;
    }

    private void files(String name, boolean all, boolean pathOnly, List<Meaning> meanings) {
        if (name.contains("/")) {
            if (shell.search().isProgram(name)) {
                meanings.add(new Meaning("file", name, name + " is " + name));
            }
            return;
        }
        CommandSearch.Remembered found = all || pathOnly ? null : shell.search().known(name);
        if (found != null && shell.dialect() != Dialect.ASH && meanings.isEmpty()) {
            String known = found.path();
            String sentence =
                    shell.dialect().isBash() ? " is hashed (" + known + ")" : " is a tracked alias for " + known;
            meanings.add(new Meaning("file", known, name + sentence));
            return;
        }
        if (!all && !shell.dialect().isBash()) {
            shell.search().find(name);
        }
        for (String path : shell.search().findAll(name)) {
            String shown = shell.search().isApplet(path) ? name : path;
            meanings.add(new Meaning("file", shown, name + " is " + shown));
            if (!all) {
                return;
            }
        }
    }

    /** {@code type}. */
    static int type(Shell shell, List<String> arguments) throws IOException {
        Naming naming = new Naming(shell);
        boolean bash = shell.dialect().isBash();
        OptionLetters options = bash
                ? OptionLetters.read(shell, arguments, "afptP")
                : new OptionLetters(List.of(), List.of(), arguments.subList(1, arguments.size()));
        if (options == null) {
            return 2;
        }
        int status = 0;
        for (String name : options.operands()) {
            List<Meaning> meanings = naming.of(name, options.has('a'), options.has('P'));
            if (meanings.isEmpty()) {
                if (bash && !options.has('t') && !options.has('p') && !options.has('P')) {
                    shell.messages().builtinError("type", name + ": not found", 1);
                } else if (!bash) {
                    shell.print(name + ": not found\n");
                }
                status = bash ? 1 : 127;
                continue;
            }
            StringBuilder text = new StringBuilder();
            for (Meaning meaning : options.has('a') ? meanings : meanings.subList(0, 1)) {
                boolean file = meaning.kind().equals("file");
                if (options.has('t')) {
                    text.append(meaning.kind()).append('\n');
                } else if (!options.has('p') && !options.has('P')) {
                    text.append(meaning.sentence()).append('\n');
                } else if (file) {
                    text.append(meaning.brief()).append('\n');
                }
            }
            shell.print(text.toString());
        }
        return status;
    }

    /** {@code command}. */
    static int command(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "pvV");
        if (options == null) {
            return 2;
        }
        List<String> words = options.operands();
        if (words.isEmpty()) {
            return 0;
        }
        if (options.has('v') || options.has('V')) {
            return describe(shell, words, options.has('V'));
        }
        String name = words.get(0);
        Builtin builtin = name.contains("/") ? null : shell.builtins().find(name);
        if (builtin != null) {
            return shell.call(builtin, words);
        }
        if (!options.has('p')) {
            return shell.interpreter().program(words);
        }
        String path = name.contains("/") ? name : shell.search().find(name, CommandSearch.DEFAULT_PATH);
        return shell.interpreter().program(path == null ? words : replaced(words, path));
    }

    private static List<String> replaced(List<String> words, String path) {
        List<String> changed = new ArrayList<>(words);
        changed.set(0, path);
        return changed;
    }

    private static int describe(Shell shell, List<String> words, boolean sentence) throws IOException {
        boolean bash = shell.dialect().isBash();
        int found = 0;
        int asked = 0;
        for (String name : words) {
            if (!bash && asked > 0) {
                break;
            }
            asked++;
            List<Meaning> meanings = new Naming(shell).of(name, false, false);
            if (!meanings.isEmpty()) {
                found++;
                Meaning meaning = meanings.get(0);
                shell.print((sentence ? meaning.sentence() : meaning.brief()) + "\n");
            } else if (sentence) {
                if (bash) {
                    shell.messages().builtinError("command", name + ": not found", 1);
                } else {
                    shell.print(name + ": not found\n");
                }
            }
        }
        return bash ? found > 0 ? 0 : 1 : found == asked ? 0 : 127;
    }

    /** {@code builtin}. */
    static int builtin(Shell shell, List<String> arguments) throws IOException {
        if (arguments.size() < 2) {
            return 0;
        }
        Builtin builtin = shell.builtins().find(arguments.get(1));
        return builtin == null
                ? shell.messages().builtinError("builtin", arguments.get(1) + ": not a shell builtin", 1)
                : builtin.run(shell, arguments.subList(1, arguments.size()));
    }
}
