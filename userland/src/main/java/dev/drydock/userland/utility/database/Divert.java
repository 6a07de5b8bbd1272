package dev.drydock.userland.utility.database;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code dpkg-divert} of dpkg 1.21: lets files give way, keeps who does, and renames them if it is told to. */
final class Divert {
    static final Command COMMAND = Command.named("dpkg-divert", call -> new Divert(call).run())
            .script()
            .only(Flavour.GNU);
    private static final int FAILED = 2;
    private static final String RENAME_WARNING =
            "please specify --no-rename explicitly, the default will change to --rename in 1.20.x";

    private final Invocation call;
    private final FileContext files;
    private final List<Diversion> all;
    private final List<String> operands = new ArrayList<>();
    private String action = "";
    private @Nullable String owner;
    private @Nullable String target;
    private boolean quiet;
    private boolean tests;
    private boolean anyOwner = true;
    private int renames = -1;

    private Divert(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.all = Diversion.read(files);
    }

    private Exit run() throws IOException {
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.replaceFirst("=.*", "");
            boolean takes = List.of("--divert", "--package", "--admindir", "--instdir", "--root")
                    .contains(name);
            if (takes) {
                boolean joined = word.contains("=");
                if (!joined && i + 1 == words.size()) {
                    throw usage(name + " option takes a value");
                }
                value(name, joined ? word.substring(name.length() + 1) : words.get(++i));
            } else if (word.startsWith("--")) {
                flag(word);
            } else {
                operands.add(word);
            }
        }
        switch (action.isEmpty() ? "--add" : action) {
            case "--list" -> list();
            case "--truename" ->
                call.out().line(find(only()).map(Diversion::target).orElse(only()));
            case "--listpackage" -> listPackage();
            case "--remove" -> remove(only());
            default -> add(only());
        }
        return Exit.SUCCESS;
    }

    private void value(String name, String value) {
        switch (name) {
            case "--divert" -> {
                if (!value.startsWith("/")) {
                    throw usage("filename \"" + value + "\" is not absolute");
                }
                target = value;
            }
            case "--package" -> {
                owner = value;
                anyOwner = false;
            }
            default -> throw fail("option " + name + " is not emulated");
        }
    }

    private void flag(String word) {
        switch (word) {
            case "--help" -> {
                call.out().text(call.help());
                throw new Quit(0);
            }
            case "--version" -> {
                call.out().text(call.version());
                throw new Quit(0);
            }
            case "--add", "--remove", "--list", "--listpackage", "--truename" -> {
                if (!action.isEmpty() && !action.equals(word)) {
                    throw usage("conflicting actions -\b (" + word + ") and -\b (" + action + ")");
                }
                action = word;
            }
            case "--local" -> {
                owner = Diversion.LOCAL;
                anyOwner = false;
            }
            case "--quiet" -> quiet = true;
            case "--rename" -> renames = 1;
            case "--no-rename" -> renames = 0;
            case "--test" -> tests = true;
            default -> throw usage("unknown option " + word);
        }
    }

    private Quit fail(String words) {
        call.raw("dpkg-divert: error: " + words + "\n");
        return new Quit(FAILED);
    }

    private Quit usage(String words) {
        return fail(words + "\n\nUse --help for help about diverting files.");
    }

    private String only() {
        warnOfRename();
        if (operands.size() != 1) {
            throw usage((action.isEmpty() ? "--add" : action) + " needs a single argument");
        }
        String file = operands.get(0);
        if (!file.startsWith("/")) {
            throw usage("filename \"" + file + "\" is not absolute");
        }
        return file;
    }

    private void warnOfRename() {
        boolean changes = action.isEmpty() || action.equals("--add") || action.equals("--remove");
        if (renames < 0 && changes) {
            call.raw("dpkg-divert: warning: " + RENAME_WARNING + "\n");
            renames = 0;
        }
    }

    private Optional<Diversion> find(String file) {
        return all.stream().filter(each -> each.file().equals(file)).findFirst();
    }

    private void list() {
        List<String> patterns = operands.isEmpty() ? List.of("*") : operands;
        for (Diversion each : all) {
            boolean wanted = patterns.stream()
                    .map(Glob::of)
                    .anyMatch(glob ->
                            glob.matches(each.file()) || glob.matches(each.target()) || glob.matches(each.owner()));
            if (wanted) {
                call.out().line(each.text());
            }
        }
    }

    private void listPackage() {
        find(only()).ifPresent(each -> call.out().line(each.isLocal() ? "LOCAL" : each.owner()));
    }

    private void add(String file) throws IOException {
        if (isDirectory(file)) {
            throw usage("cannot divert directories");
        }
        String to = target == null ? file + ".distrib" : target;
        Diversion wanted = new Diversion(file, to, owner == null ? Diversion.LOCAL : owner);
        for (Diversion each : all) {
            boolean touches =
                    List.of(file, to).contains(each.file()) || List.of(file, to).contains(each.target());
            if (each.equals(wanted)) {
                say("Leaving '" + wanted.text() + "'");
                return;
            }
            if (touches) {
                throw fail("'" + wanted.text() + "' clashes with '" + each.text() + "'");
            }
        }
        say("Adding '" + wanted.text() + "'");
        if (!tests) {
            rename(file, to);
            all.add(0, wanted);
            save();
        }
    }

    private boolean isDirectory(String file) {
        try {
            return files.linkStatus(file).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private void remove(String file) throws IOException {
        String meant = (anyOwner
                        ? "any diversion of "
                        : owner == null || owner.equals(Diversion.LOCAL) ? "local diversion of " : "diversion of ")
                + file
                + (target == null ? "" : " to " + target)
                + (anyOwner || owner == null || owner.equals(Diversion.LOCAL) ? "" : " by " + owner);
        Optional<Diversion> found = find(file);
        if (found.isEmpty()) {
            say("No diversion '" + meant + "', none removed.");
            return;
        }
        Diversion known = found.get();
        if (target != null && !target.equals(known.target())) {
            throw fail("mismatch on divert-to\n  when removing '" + meant + "'\n  found '" + known.text() + "'");
        }
        if (!anyOwner && !known.owner().equals(owner)) {
            throw fail("mismatch on package\n  when removing '" + meant + "'\n  found '" + known.text() + "'");
        }
        say("Removing '" + known.text() + "'");
        if (!tests) {
            rename(known.target(), file);
            all.remove(known);
            save();
        }
    }

    private void say(String line) {
        if (!quiet) {
            call.out().line(line);
        }
    }

    private void rename(String from, String to) throws IOException {
        if (renames <= 0) {
            return;
        }
        try {
            if (files.exists(to) && files.exists(from)) {
                throw fail(
                        "rename involves overwriting '" + to + "' with\n  different file '" + from + "', not allowed");
            }
            files.rename(from, to);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                throw fail("cannot rename '" + from + "' to '" + to + "': " + error.words());
            }
        }
    }

    private void save() {
        try {
            Diversion.write(files, all);
        } catch (IOException error) {
            String why = error instanceof ErrnoException errno ? errno.words() : String.valueOf(error.getMessage());
            throw fail("cannot create new file '/var/lib/dpkg/diversions-new': " + why);
        }
    }
}
