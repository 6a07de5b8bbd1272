package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.SignalText;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code su} and {@code runuser}: a shell as somebody else, or a command. Those of util-linux stay, wait for it and say which signal ended it;
 * BusyBox's {@code su} becomes the shell.
 */
final class Su {
    static final Command COMMAND = Command.named("su", call -> new Su(call).run())
            .gnu("c,command= session-command= f,fast g,group= G,supp-group= h l,login m,preserve-environment"
                    + " p,preserve-environment !P,pty s,shell= V w,whitelist-environment=")
            .busybox("l m p c= s=");
    static final Command RUNUSER = Command.named("runuser", call -> new Su(call).run())
            .gnu("c,command= session-command= f,fast g,group= G,supp-group= h l,login m,preserve-environment"
                    + " p,preserve-environment !P,pty s,shell= V w,whitelist-environment= u,user=")
            .only(Flavour.GNU)
            .script();
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;
    private static final String USERS_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";
    private static final String ROOTS_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Words NO_USER = Words.of(
            "user %s does not exist or the user entry does not contain all the required fields", "unknown user %s");
    private static final Words NO_GROUP = Words.of("group %s does not exist");
    private static final Words ONLY_ROOT_GROUPS = Words.of("only root can specify alternative groups");
    private static final Words ONLY_ROOT = Words.of("may not be used by non-root users");
    private static final Words EXCLUSIVE =
            Words.of("options --{shell,fast,command,session-command,login} and --user are mutually exclusive");
    private static final Words NO_COMMAND = Words.of("no command was specified");
    private static final Words FAILURE = Words.of("Authentication failure", "incorrect password");
    private static final Words NOT_SETUID = Words.of("", "must be suid to work properly");
    private static final Words NO_DIRECTORY =
            Words.of("warning: cannot change directory to %s: %s", "can't change directory to '%s'");
    private static final Words CANNOT_RUN = Words.of("failed to execute %s: %s", "can't execute '%s': %s");

    private final Invocation call;
    private final ContainerProcess process;
    private boolean login;
    private boolean keeps;
    private boolean fast;
    private @Nullable String command;
    private boolean inSession = true;
    private @Nullable String wantedShell;
    private List<String> kept = List.of();
    private final List<String> groups = new ArrayList<>();
    private @Nullable String mainGroup;
    /** Of {@code runuser -u}: a command rather than a shell is run. */
    private @Nullable String commandUser;

    private final boolean forRoot;

    private Su(Invocation call) {
        this.call = call;
        this.process = call.process();
        this.forRoot = call.name().equals("runuser");
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        if (forRoot && !call.files().credentials().isRoot()) {
            throw call.fail(ONLY_ROOT);
        }
        if (commandUser != null) {
            return runCommand(commandUser);
        }
        List<String> operands = new ArrayList<>(call.operands());
        if (!operands.isEmpty() && operands.get(0).equals("-")) {
            login = true;
            operands.remove(0);
        }
        String name = operands.isEmpty() ? "root" : operands.remove(0);
        Accounts accounts = Accounts.read(call.files());
        Credentials caller = call.files().credentials();
        if (call.isBusyBox() && !caller.isRoot()) {
            throw call.fail(NOT_SETUID);
        }
        User user = accounts.user(name).orElseThrow(() -> call.fail(NO_USER, name));
        Credentials become = credentials(accounts, user, caller);
        if (caller.realUid() != 0) {
            authenticate(name);
        }
        String shell = wantedShell == null ? user.shell() : wantedShell;
        if (keeps && wantedShell == null && call.variable("SHELL") != null) {
            shell = String.valueOf(call.variable("SHELL"));
        }
        if (shell.isEmpty()) {
            shell = "/bin/sh";
        }
        return start(become, user, shell, operands);
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "h" -> call.parse(List.of("--help"));
            case "V" -> call.parse(List.of("--version"));
            case "l" -> login = true;
            case "m", "p" -> keeps = true;
            case "c" -> command = option.argument();
            case "session-command" -> {
                command = option.argument();
                inSession = false;
            }
            case "s" -> wantedShell = option.argument();
            case "g" -> mainGroup = option.argument();
            case "G" -> groups.add(option.argument());
            case "w" -> kept = List.of(option.argument().split(","));
            case "u" -> commandUser = option.argument();
            default -> fast = true;
        }
    }

    private Exit runCommand(String name) throws IOException {
        if (wantedShell != null || fast || command != null || login) {
            throw call.fail(EXCLUSIVE);
        }
        if (call.operands().isEmpty()) {
            throw call.fail(NO_COMMAND);
        }
        Accounts accounts = Accounts.read(call.files());
        User user = accounts.user(name).orElseThrow(() -> call.fail(NO_USER, name));
        Credentials become = credentials(accounts, user, call.files().credentials());
        Map<String, String> environment = new LinkedHashMap<>(process.environment());
        if (!keeps) {
            environment.put("HOME", user.home());
            if (user.uid() != 0) {
                environment.put("USER", user.name());
                environment.put("LOGNAME", user.name());
            }
        }
        List<String> words = call.operands();
        return await(process.fork(
                forked -> {
                    forked.files().become(become);
                    try {
                        return Exit.exec(ProgramSearch.find(forked, words.get(0), environment), words, environment);
                    } catch (ErrnoException error) {
                        say(forked, CANNOT_RUN, words.get(0), error);
                        return Exit.FAILURE;
                    }
                },
                -1,
                false));
    }

    private Credentials credentials(Accounts accounts, User user, Credentials caller) {
        int gid = user.gid();
        List<Integer> all = new ArrayList<>();
        if (mainGroup != null || !groups.isEmpty()) {
            if (caller.realUid() != 0) {
                throw call.fail(ONLY_ROOT_GROUPS);
            }
            groups.forEach(each -> all.add(gid(accounts, each)));
            gid = mainGroup == null ? all.get(0) : gid(accounts, mainGroup);
            if (mainGroup != null) {
                all.add(0, gid);
            }
        } else {
            all.add(gid);
            for (Group group : accounts.groups()) {
                if (group.members().contains(user.name()) && !all.contains(group.gid())) {
                    all.add(group.gid());
                }
            }
        }
        return new Credentials(user.uid(), gid, all, caller.bounds());
    }

    private int gid(Accounts accounts, String name) {
        return accounts.group(name).map(Group::gid).orElseThrow(() -> call.fail(NO_GROUP, name));
    }

    private void authenticate(String name) throws IOException {
        AccountFiles files = new AccountFiles(call.files());
        String hash = files.shadow
                .find(name)
                .or(() -> files.passwd.find(name))
                .map(line -> line.get(1))
                .orElse("!");
        if (hash.isEmpty()) {
            return;
        }
        String typed = Typing.secret(call, "Password: ");
        if (typed == null || !PasswordHash.matches(typed, hash).orElse(false)) {
            throw call.fail(FAILURE);
        }
    }

    private Exit start(Credentials become, User user, String shell, List<String> operands) throws IOException {
        Map<String, String> environment = environment(user, shell);
        List<String> words = new ArrayList<>();
        String base = Invocation.baseName(shell);
        words.add(login ? "-" + base : base);
        if (command != null) {
            words.add("-c");
            words.add(command);
        }
        words.addAll(operands);
        if (call.isBusyBox()) {
            call.files().become(become);
            enterHome(process, user);
            return execute(shell, words, environment);
        }
        boolean ownSession = command != null && inSession;
        int child = process.fork(
                forked -> {
                    forked.files().become(become);
                    enterHome(forked, user);
                    if (ownSession) {
                        forked.startSession();
                    }
                    try {
                        ProgramSearch.find(forked, shell, environment);
                    } catch (ErrnoException error) {
                        say(forked, CANNOT_RUN, shell, error);
                        return Exit.of(error.errno() == Errno.ENOENT ? NOT_FOUND : CANNOT_EXECUTE);
                    }
                    return Exit.exec(shell, words, environment);
                },
                -1,
                false);
        return await(child);
    }

    private Exit await(int child) throws IOException {
        while (true) {
            try {
                WaitStatus status = process.waitFor(child, true, false);
                if (status != null) {
                    Signal signal = status.signal();
                    if (signal != null) {
                        call.raw(SignalText.words(signal) + "\n");
                    }
                    return Exit.of(status.shellStatus());
                }
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw error;
                }
            }
        }
    }

    private Exit execute(String shell, List<String> words, Map<String, String> environment) {
        try {
            return Exit.exec(ProgramSearch.find(process, shell, environment), words, environment);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_RUN, shell, error);
        }
    }

    /** What the child says, it says on its own. */
    private void say(ContainerProcess who, Words words, Object... values) throws IOException {
        String line = call.name() + ": " + call.format(words.in(call.flavour()), values) + "\n";
        who.err().write(line.getBytes(StandardCharsets.UTF_8));
    }

    private void enterHome(ContainerProcess who, User user) throws IOException {
        if (!login) {
            return;
        }
        try {
            who.files().changeDirectory(user.home());
        } catch (IOException error) {
            say(who, NO_DIRECTORY, user.home(), error);
        }
    }

    private Map<String, String> environment(User user, String shell) {
        Map<String, String> old = process.environment();
        if (keeps && !login) {
            return old;
        }
        Map<String, String> environment = new LinkedHashMap<>();
        if (!login) {
            environment.putAll(old);
            environment.put("HOME", user.home());
            environment.put("SHELL", shell);
            if (user.uid() != 0) {
                environment.put("USER", user.name());
                environment.put("LOGNAME", user.name());
            }
            putMail(environment, user);
            return environment;
        }
        List<String> passed = new ArrayList<>(kept);
        passed.addAll(call.isGnu() ? List.of("TERM", "COLORTERM", "NO_COLOR") : List.of("TERM"));
        for (String variable : passed) {
            if (old.containsKey(variable)) {
                environment.put(variable, old.getOrDefault(variable, ""));
            }
        }
        environment.put("SHELL", shell);
        environment.put("HOME", user.home());
        environment.put("USER", user.name());
        environment.put("LOGNAME", user.name());
        environment.put("PATH", user.uid() == 0 || call.isBusyBox() ? ROOTS_PATH : USERS_PATH);
        putMail(environment, user);
        return environment;
    }

    /** Only for {@code su} Debian's PAM names a mail box. */
    private void putMail(Map<String, String> environment, User user) {
        if (call.isGnu() && !forRoot) {
            environment.put("MAIL", "/var/mail/" + user.name());
        }
    }
}
