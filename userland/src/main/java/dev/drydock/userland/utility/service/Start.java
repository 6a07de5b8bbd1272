package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code start-stop-daemon --start}: goes on as the program, in the foreground or behind it. */
final class Start {
    private static final int TROUBLE = 2;
    private static final Words NO_USER = Words.of("user '%s' not found");
    private static final Words NO_GROUP = Words.of("group '%s' not found");
    private static final Words NO_DIRECTORY = Words.of("unable to chdir() to %s (%s)");
    private static final Words NO_ROOT = Words.of("unable to chroot() to %s (%s)");
    private static final Words NO_IDENTITY = Words.of("unable to set gid to %s (Operation not permitted)");
    private static final Words NOT_STARTED = Words.of("unable to start %s (%s)");
    private static final Words BAD_UMASK = Words.of("umask value must be a positive number");
    private static final Words NO_PIDFILE = Words.of("unable to open pidfile '%s' for writing (%s)");

    private final Invocation call;
    private final CommandLine line;
    private final String program;
    private final Accounts accounts;
    private @Nullable User user;
    private int gid = -1;

    Start(Invocation call, CommandLine line) {
        this.call = call;
        this.line = line;
        String given = line.last("a");
        this.program = given == null ? String.valueOf(line.last("x")) : given;
        this.accounts = Accounts.read(call.files());
    }

    Exit run(boolean runs) throws IOException {
        identity();
        if (runs) {
            if (!line.has("q")) {
                String executable = line.last("x");
                call.out().line((executable == null ? "process" : executable) + " already running.");
            }
            return line.has("o") ? Exit.SUCCESS : Exit.FAILURE;
        }
        if (line.has("t")) {
            test();
            return Exit.SUCCESS;
        }
        // The words are lost where the program takes its place before they are written, which a terminal does at once.
        if (line.has("v") && !line.has("q") && call.process().descriptor(1).isTerminal()) {
            call.out().line("Starting " + program + "...");
        }
        call.out().flush();
        if (!line.has("b")) {
            return begin(call.process());
        }
        Background.start(call.process(), line.has("C"), line.last("O"), this::begin);
        return Exit.SUCCESS;
    }

    private void test() {
        StringBuilder words = new StringBuilder("Would start " + program + " ");
        line.operands().forEach(each -> words.append(each).append(' '));
        String spec = line.last("c");
        if (user != null && spec != null) {
            words.append(" (as user ")
                    .append(spec.split(":", 2)[0])
                    .append('[')
                    .append(user.uid())
                    .append(']');
            String group = group();
            words.append(group == null ? ")" : ", and group " + group + "[" + gid + "])");
        }
        if (line.has("r")) {
            words.append(" in directory ").append(line.last("r"));
        }
        if (line.has("N")) {
            words.append(", and add ").append(line.last("N")).append(" to the priority");
        }
        if (!line.has("q")) {
            call.out().line(words + ".");
        }
    }

    private @Nullable String group() {
        String spec = line.last("c");
        String[] parts = spec == null ? new String[0] : spec.split(":", 2);
        return parts.length == 2 ? parts[1] : line.last("g");
    }

    private void identity() {
        String spec = line.last("c");
        if (spec != null) {
            String name = spec.split(":", 2)[0];
            user = accounts.user(name)
                    .or(() -> name.matches("\\d{1,9}") ? accounts.user(Integer.parseInt(name)) : Optional.empty())
                    .orElseThrow(() -> call.fail(TROUBLE, NO_USER, name));
            gid = user.gid();
        }
        String group = group();
        if (group != null) {
            gid = accounts.group(group)
                    .map(Group::gid)
                    .or(() -> group.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(group)) : Optional.empty())
                    .orElseThrow(() -> call.fail(TROUBLE, NO_GROUP, group));
        }
    }

    /** In the process that is to be the program. */
    private Exit begin(ContainerProcess self) throws IOException {
        String mask = line.last("k");
        if (mask != null) {
            if (!mask.matches("[0-7]{1,4}")) {
                throw call.usage(BAD_UMASK);
            }
            self.files().umask(Integer.parseInt(mask, 8));
        } else if (line.has("b")) {
            self.files().umask(022);
        }
        String file = line.last("p");
        if (line.has("m") && file != null) {
            write(self, file);
        }
        String root = line.last("r");
        if (root != null) {
            enter(self, root);
        }
        String directory = line.last("d");
        change(self, directory == null ? "/" : directory);
        become(self);
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(line.operands());
        try {
            return self.execute(program, words, self.environment());
        } catch (ErrnoException error) {
            throw call.fail(TROUBLE, NOT_STARTED, program, error);
        }
    }

    private void write(ContainerProcess self, String file) {
        try {
            self.files().writeAll(file, (self.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException error) {
            throw call.fail(TROUBLE, NO_PIDFILE, file, error);
        }
    }

    private void enter(ContainerProcess self, String root) {
        change(self, root);
        try {
            self.files().changeRoot(root);
        } catch (IOException error) {
            throw call.fail(TROUBLE, NO_ROOT, root, error);
        }
    }

    private void change(ContainerProcess self, String directory) {
        try {
            self.files().changeDirectory(directory);
        } catch (IOException error) {
            throw call.fail(TROUBLE, NO_DIRECTORY, directory, error);
        }
    }

    private void become(ContainerProcess self) {
        if (user != null) {
            if (!Identity.take(self, accounts, user, gid)) {
                throw call.fail(TROUBLE, NO_IDENTITY, gid);
            }
        } else if (gid >= 0) {
            Credentials before = self.files().credentials();
            if (!before.has(Capability.SETGID)) {
                throw call.fail(TROUBLE, NO_IDENTITY, gid);
            }
            self.files().become(new Credentials(before.uid(), gid, List.of(gid), before.bounds(), before.realUid()));
        }
    }
}
