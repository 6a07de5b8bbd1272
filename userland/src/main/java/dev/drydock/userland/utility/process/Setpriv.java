package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code setpriv} of util-linux: runs a command with other users, groups and capabilities. */
final class Setpriv {
    static final Command COMMAND = Command.named(
                    "setpriv", call -> call.isGnu() ? new Setpriv(call).run() : BusyBoxSetpriv.run(call))
            .gnu(
                    "+ d,dump nnp no-new-privs inh-caps= ambient-caps= bounding-set= ruid= euid= reuid= !rgid= !egid= regid="
                            + " clear-groups keep-groups init-groups groups= reset-env list-caps !securebits= pdeathsig="
                            + " !selinux-label= !apparmor-profile= h V")
            .busybox(BusyBoxSetpriv.OPTIONS)
            .script();
    private static final int NOT_PERMITTED = 127;
    private static final String ROOTS_PATH = "/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin";
    private static final String USERS_PATH = "/usr/local/bin:/bin:/usr/bin";
    private static final Words MISSING = Words.of("No program specified");
    private static final Words DUMP_ALONE = Words.of("--dump is incompatible with all other options");
    private static final Words LIST_ALONE = Words.of("--list-caps must be specified alone");
    private static final Words DUPLICATE = Words.of("duplicate %s");
    private static final Words UNREADABLE = Words.of("failed to parse %s: %s");
    private static final Words BAD_GROUP = Words.of("Invalid supplementary group id: %s");
    private static final Words EXCLUSIVE =
            Words.of("mutually exclusive arguments: --clear-groups --keep-groups --init-groups --groups");
    private static final Words NEEDS_GROUPS =
            Words.of("--[re]gid requires --keep-groups, --clear-groups, --init-groups, or --groups");
    private static final Words NEEDS_USER = Words.of("--init-groups requires --ruid or --reuid");
    private static final Words NO_SUCH_USER =
            Words.of("uid %s not found, --init-groups requires an user that can be found on the system");
    private static final Words REFUSED = Words.of("%s failed: Operation not permitted");
    private static final Words BAD_SIGNAL = Words.of("unknown signal: %s");
    private static final Words NO_SIGNAL = Words.of("option '--pdeathsig' with a signal is not emulated");
    private static final Words NO_GAIN = Words.of("adding capabilities is not emulated");
    private static final Words CAPABILITIES = Words.of("%s");
    private static final Words CANNOT_RUN = Words.of("failed to execute %s: %s");

    private final Invocation call;
    private final Accounts accounts;
    private final Credentials before;
    private @Nullable Integer realUid;
    private @Nullable Integer uid;
    private @Nullable Integer gid;
    private String groupsOption = "";
    private List<Integer> groups = List.of();
    private CapabilitySet bounds;

    private Setpriv(Invocation call) {
        this.call = call;
        this.accounts = Accounts.read(call.files());
        this.before = call.files().credentials();
        this.bounds = before.bounds();
    }

    private Exit run() {
        int dumps = 0;
        boolean lists = false;
        for (Option option : call.options()) {
            dumps += option.key().equals("d") ? 1 : 0;
            lists |= option.key().equals("list-caps");
            set(option);
        }
        boolean more =
                call.commandLine().options().size() > 1 || !call.operands().isEmpty();
        if (dumps > 0) {
            if (call.commandLine().options().size() != dumps || !call.operands().isEmpty()) {
                throw call.fail(DUMP_ALONE);
            }
            dump(dumps > 1);
            return Exit.SUCCESS;
        }
        if (lists) {
            if (more) {
                throw call.fail(LIST_ALONE);
            }
            CapabilityChange.names().forEach(call.out()::line);
            return Exit.SUCCESS;
        }
        if (call.operands().isEmpty()) {
            throw call.fail(MISSING);
        }
        call.files().become(wanted());
        return replaced(call.operands());
    }

    private void set(Option option) {
        switch (option.key()) {
            case "h" -> call.parse(List.of("--help"));
            case "V" -> call.parse(List.of("--version"));
            case "ruid" -> {
                requireFirst(realUid, "ruid");
                realUid = user("ruid", option.argument());
            }
            case "euid" -> {
                requireFirst(uid, "euid");
                uid = user("euid", option.argument());
            }
            case "reuid" -> {
                requireFirst(realUid == null ? uid : realUid, "ruid or euid");
                uid = user("reuid", option.argument());
                realUid = uid;
            }
            case "regid" -> {
                requireFirst(gid, "rgid or egid");
                gid = group(option.argument(), "regid");
            }
            case "clear-groups", "keep-groups", "init-groups", "groups" -> setGroups(option);
            case "inh-caps", "ambient-caps" -> requireLoss(change(option.argument()));
            case "bounding-set" -> bounds = change(option.argument()).from(bounds);
            case "pdeathsig" -> requireNoSignal(option.argument());
            default -> {
                // Looked at where it matters; that no new privileges are to be had is nothing that is enforced here.
            }
        }
    }

    private void requireFirst(@Nullable Integer earlier, String what) {
        if (earlier != null) {
            throw call.fail(DUPLICATE, what);
        }
    }

    private int user(String what, String text) {
        return accounts.user(text).map(User::uid).orElseGet(() -> number(what, text));
    }

    private int group(String text, String what) {
        return accounts.group(text).map(Group::gid).orElseGet(() -> number(what, text));
    }

    /** The highest number of all means that nothing is changed. */
    private int number(String what, String text) {
        if (!text.matches("-1|\\d{1,9}")) {
            throw call.fail(UNREADABLE, what, "'" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private void setGroups(Option option) {
        if (!groupsOption.isEmpty() && !groupsOption.equals(option.key())) {
            throw call.fail(EXCLUSIVE);
        }
        groupsOption = option.key();
        if (option.key().equals("groups")) {
            List<Integer> found = new ArrayList<>();
            for (String each : option.argument().split(",", -1)) {
                found.add(accounts.group(each).map(Group::gid).orElseGet(() -> {
                    if (!each.matches("\\d{1,9}")) {
                        throw call.fail(BAD_GROUP, "'" + each + "'");
                    }
                    return Integer.parseInt(each);
                }));
            }
            groups = found;
        }
    }

    private CapabilityChange change(String text) {
        try {
            return CapabilityChange.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw call.fail(CAPABILITIES, wrong.getMessage());
        }
    }

    /** Nobody here inherits capabilities, so that there is nothing to lose either. */
    private void requireLoss(CapabilityChange change) {
        if (change.adds()) {
            throw call.fail(NO_GAIN);
        }
    }

    private void requireNoSignal(String text) {
        if (!text.equals("keep") && !text.equals("clear")) {
            throw SignalWords.parse(text).isPresent() ? call.fail(NO_SIGNAL) : call.fail(BAD_SIGNAL, text);
        }
    }

    private Credentials wanted() {
        if (gid != null && groupsOption.isEmpty()) {
            throw call.fail(NEEDS_GROUPS);
        }
        boolean initial = groupsOption.equals("init-groups");
        User account = realUid == null ? null : accounts.user(realUid).orElse(null);
        if (initial && realUid == null) {
            throw call.fail(NEEDS_USER);
        }
        if (initial && account == null) {
            throw call.fail(NO_SUCH_USER, realUid);
        }
        int newUid = uid == null || uid < 0 ? before.uid() : uid;
        int newRealUid = realUid == null || realUid < 0 ? before.realUid() : realUid;
        if (newUid != before.uid() || newRealUid != before.realUid()) {
            require(Capability.SETUID, "setresuid");
        }
        int newGid = gid == null || gid < 0 ? before.gid() : gid;
        if (newGid != before.gid()) {
            require(Capability.SETGID, "setresgid");
        }
        List<Integer> newGroups = before.groups();
        if (!groupsOption.isEmpty() && !groupsOption.equals("keep-groups")) {
            require(Capability.SETGID, "setgroups");
            newGroups = account != null && initial ? memberships(account, newGid) : groups;
        }
        if (!bounds.equals(before.bounds())) {
            require(Capability.SETPCAP, "apply bounding set");
        }
        return new Credentials(newUid, newGid, newGroups, bounds, newRealUid);
    }

    private List<Integer> memberships(User account, int main) {
        List<Integer> all = new ArrayList<>(List.of(main));
        for (Group group : accounts.groups()) {
            if (group.members().contains(account.name()) && !all.contains(group.gid())) {
                all.add(group.gid());
            }
        }
        return all;
    }

    private void require(Capability capability, String what) {
        if (!before.has(capability)) {
            throw call.fail(NOT_PERMITTED, REFUSED, what);
        }
    }

    private Exit replaced(List<String> command) {
        Map<String, String> environment = call.commandLine().has("reset-env")
                ? freshEnvironment()
                : call.process().environment();
        try {
            String path = ProgramSearch.find(call.process(), command.get(0), environment);
            return Exit.exec(path, command, environment);
        } catch (ErrnoException error) {
            throw call.fail(RunCommand.status(error), CANNOT_RUN, command.get(0), error);
        }
    }

    private Map<String, String> freshEnvironment() {
        Map<String, String> fresh = new LinkedHashMap<>();
        String terminal = call.variable("TERM");
        if (terminal != null) {
            fresh.put("TERM", terminal);
        }
        User user = accounts.user(realUid == null ? before.realUid() : realUid)
                .or(() -> accounts.user(0))
                .orElse(null);
        if (user != null) {
            fresh.put("SHELL", user.shell().isEmpty() ? "/bin/sh" : user.shell());
            fresh.put("HOME", user.home());
            fresh.put("USER", user.name());
            fresh.put("LOGNAME", user.name());
        }
        fresh.put("PATH", user == null || user.uid() == 0 ? ROOTS_PATH : USERS_PATH);
        return fresh;
    }

    private void dump(boolean all) {
        call.out().line("uid: " + before.realUid());
        call.out().line("euid: " + before.uid());
        call.out().line("gid: " + before.gid());
        call.out().line("egid: " + before.gid());
        List<String> shown =
                before.groups().stream().sorted().map(String::valueOf).toList();
        call.out().line("Supplementary groups: " + listed(shown));
        call.out().line("no_new_privs: 0");
        if (all) {
            List<String> effective = before.isRoot() ? CapabilityChange.names(before.bounds()) : List.of();
            call.out().line("Effective capabilities: " + listed(effective));
            call.out().line("Permitted capabilities: " + listed(effective));
        }
        call.out().line("Inheritable capabilities: [none]");
        call.out().line("Ambient capabilities: [none]");
        call.out().line("Capability bounding set: " + listed(CapabilityChange.names(before.bounds())));
        call.out().line("Securebits: [none]");
        call.out().line("Parent death signal: [none]");
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "[none]" : String.join(",", words);
    }
}
