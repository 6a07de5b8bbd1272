package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code newgrp} and {@code sg} of shadow 4.13: a shell, or a command, with another main group. */
final class Sg {
    /** Called {@code sg} it runs a command. */
    static final Command COMMAND =
            Command.named("newgrp", call -> new Sg(call).run()).script().only(Flavour.GNU);

    private static final Words NO_GROUP = Words.of("group '%s' does not exist");
    private static final Words ASKS = Words.of("passwords of groups are not emulated");

    private final Invocation call;
    private final boolean runsCommand;

    private Sg(Invocation call) {
        this.call = call;
        this.runsCommand = call.name().equals("sg");
    }

    private Exit run() throws IOException {
        List<String> words = new ArrayList<>(call.arguments());
        boolean login =
                !words.isEmpty() && (words.get(0).equals("-") || words.get(0).equals("-l"));
        if (login) {
            words.remove(0);
        }
        if (words.isEmpty() ? runsCommand : words.get(0).startsWith("-")) {
            call.raw(runsCommand ? "Usage: sg group [[-c] command]\n" : "Usage: newgrp [-] [group]\n");
            return Exit.FAILURE;
        }
        Accounts accounts = Accounts.read(call.files());
        Credentials own = call.files().credentials();
        User user = accounts.user(own.realUid()).orElse(null);
        int gid = words.isEmpty() ? (user == null ? own.gid() : user.gid()) : gid(words.get(0), accounts, user);
        List<Integer> groups = new ArrayList<>(own.groups());
        if (!groups.contains(gid)) {
            groups.add(gid);
        }
        Credentials become = new Credentials(own.uid(), gid, groups, own.bounds(), own.realUid());
        if (runsCommand && words.size() > 1) {
            String command = words.get(words.get(1).equals("-c") && words.size() > 2 ? 2 : 1);
            ContainerProcess process = call.process();
            int child = process.fork(
                    inner -> {
                        inner.files().become(become);
                        return Exit.exec("/bin/sh", List.of("sh", "-c", command), inner.environment());
                    },
                    -1,
                    false);
            return Exit.of(ChildWait.status(process, child));
        }
        call.files().become(become);
        return shell(user, login);
    }

    /** Members and root need no password. */
    private int gid(String name, Accounts accounts, @org.jspecify.annotations.Nullable User user) {
        Optional<Group> group = accounts.group(name);
        if (group.isEmpty()) {
            throw call.fail(NO_GROUP, name);
        }
        Group wanted = group.get();
        Credentials own = call.files().credentials();
        boolean member =
                user != null && (user.gid() == wanted.gid() || wanted.members().contains(user.name()));
        if (!member && own.realUid() != 0 && !own.groups().contains(wanted.gid())) {
            throw call.fail(ASKS);
        }
        return wanted.gid();
    }

    private Exit shell(@org.jspecify.annotations.Nullable User user, boolean login) throws IOException {
        String path = user == null || user.shell().isEmpty() ? "/bin/sh" : user.shell();
        String name = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> environment = new LinkedHashMap<>(call.process().environment());
        if (login && user != null) {
            call.files().changeDirectory(user.home());
            environment.put("HOME", user.home());
            environment.put("SHELL", path);
            environment.put("USER", user.name());
            environment.put("LOGNAME", user.name());
        }
        return Exit.exec(path, List.of(login ? "-" + name : name), environment);
    }
}
