package dev.drydock.userland.utility.database;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code dpkg-statoverride} of dpkg 1.21: owners and modes of files that packages are not to change. */
final class StatOverride {
    static final Command COMMAND = Command.named("dpkg-statoverride", call -> new StatOverride(call).run())
            .script()
            .only(Flavour.GNU);
    private static final String DATABASE = "/var/lib/dpkg/statoverride";
    private static final int FAILED = 2;
    private static final int FIELDS = 4;

    private final Invocation call;
    private final FileContext files;
    private final Accounts accounts;
    private final List<Kept> all = new ArrayList<>();
    private String action = "";
    private boolean quiet;
    private boolean updates;
    private boolean forced;

    /** A line of the database. */
    private record Kept(String user, String group, String mode, String path) {
        String text() {
            return user + " " + group + " " + mode + " " + path;
        }
    }

    private StatOverride(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = Accounts.read(files);
    }

    private Exit run() throws IOException {
        List<String> operands = new ArrayList<>();
        for (String word : call.arguments()) {
            if (word.startsWith("-")) {
                option(word);
            } else {
                operands.add(word);
            }
        }
        read();
        return switch (action) {
            case "--list" -> list(operands);
            case "--add" -> add(operands);
            case "--remove" -> remove(operands);
            default -> throw usage("need an action option");
        };
    }

    private void option(String word) {
        switch (word) {
            case "--help" -> {
                call.out().text(call.help());
                throw new Quit(0);
            }
            case "--version" -> {
                call.out().text(call.version());
                throw new Quit(0);
            }
            case "--add", "--remove", "--list" -> {
                if (!action.isEmpty() && !action.equals(word)) {
                    throw usage("conflicting actions -\b (" + word + ") and -\b (" + action + ")");
                }
                action = word;
            }
            case "--quiet" -> quiet = true;
            case "--update" -> updates = true;
            case "--force" -> {
                warn("deprecated --force option; use --force-all instead");
                forced = true;
            }
            case "--force-all", "--force-statoverride-add", "--force-statoverride-remove" -> forced = true;
            default -> {
                if (word.matches("--(admindir|instdir|root|force|no-force|refuse)\\b.*")) {
                    throw fail("option " + word + " is not emulated");
                }
                throw usage("unknown option " + word);
            }
        }
    }

    private Quit fail(String words) {
        call.raw("dpkg-statoverride: error: " + words + "\n");
        return new Quit(FAILED);
    }

    private Quit usage(String words) {
        return fail(words + "\n\nUse --help for help about overriding file stat information.");
    }

    private void warn(String words) {
        call.raw("dpkg-statoverride: warning: " + words + "\n");
    }

    private void read() {
        try {
            for (String line : new String(files.readAll(DATABASE), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] words = line.split(" ", FIELDS);
                if (words.length == FIELDS) {
                    all.add(new Kept(words[0], words[1], words[2], words[3]));
                }
            }
        } catch (IOException none) {
            call.process().checkpoint();
        }
    }

    private void save() {
        StringBuilder text = new StringBuilder();
        all.forEach(each -> text.append(each.text()).append('\n'));
        String fresh = DATABASE + "-new";
        try {
            files.writeAll(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
            files.rename(fresh, DATABASE);
        } catch (IOException error) {
            throw fail(call.format("cannot create new file '%s': %s", fresh, error));
        }
    }

    private Optional<Kept> find(String path) {
        return all.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    private Exit list(List<String> patterns) {
        List<Kept> wanted = all.stream()
                .filter(each -> patterns.isEmpty()
                        || patterns.stream()
                                .anyMatch(pattern -> Glob.of(pattern).matches(each.path())))
                .toList();
        wanted.forEach(each -> call.out().line(each.text()));
        return wanted.isEmpty() ? Exit.FAILURE : Exit.SUCCESS;
    }

    private Exit add(List<String> operands) throws IOException {
        if (operands.size() != FIELDS) {
            throw usage("--add needs four arguments");
        }
        String path = withoutTrailingSlash(operands.get(3));
        Optional<Kept> known = find(path);
        if (known.isPresent()) {
            String words = "an override for '" + path + "' already exists";
            if (!forced) {
                throw fail(words + "; aborting");
            }
            if (!quiet) {
                warn(words + ", but --force specified so will be ignored");
            }
        }
        Optional<User> user = user(operands.get(0));
        int uid = user.map(User::uid).orElseGet(() -> number("user", operands.get(0)));
        Optional<Group> group = group(operands.get(1));
        int gid = group.map(Group::gid).orElseGet(() -> number("group", operands.get(1)));
        if (!operands.get(2).matches("[0-7]{1,4}")) {
            throw fail("invalid statoverride mode " + operands.get(2));
        }
        String mode = Integer.toOctalString(Integer.parseInt(operands.get(2), 8));
        known.ifPresent(all::remove);
        all.add(
                0,
                new Kept(
                        user.map(User::name).orElse(operands.get(0)),
                        group.map(Group::name).orElse(operands.get(1)),
                        mode,
                        path));
        if (updates) {
            update(path, uid, gid, Integer.parseInt(mode, 8));
        }
        save();
        return Exit.SUCCESS;
    }

    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Optional<User> user(String text) {
        return text.matches("#\\d{1,9}") ? accounts.user(Integer.parseInt(text.substring(1))) : accounts.user(text);
    }

    private Optional<Group> group(String text) {
        return text.matches("#\\d{1,9}") ? accounts.group(Integer.parseInt(text.substring(1))) : accounts.group(text);
    }

    /** A number that no account has; a name that none has is a failure. */
    private int number(String kind, String text) {
        if (!text.matches("#\\d{1,9}")) {
            throw fail(kind + " '" + text + "' does not exist");
        }
        return Integer.parseInt(text.substring(1));
    }

    private void update(String path, int uid, int gid, int mode) throws IOException {
        if (!files.exists(path)) {
            if (!quiet) {
                warn("--update given but " + path + " does not exist");
            }
            return;
        }
        files.changeOwner(path, uid, gid, true);
        files.changeMode(path, mode);
    }

    private Exit remove(List<String> operands) {
        if (operands.size() != 1) {
            throw usage("--remove needs a single argument");
        }
        Optional<Kept> known = find(withoutTrailingSlash(operands.get(0)));
        if (known.isEmpty()) {
            if (!quiet) {
                warn("no override present");
            }
            return forced ? Exit.SUCCESS : Exit.of(FAILED);
        }
        all.remove(known.get());
        if (updates && !quiet) {
            warn("--update is useless for --remove");
        }
        save();
        return Exit.SUCCESS;
    }
}
