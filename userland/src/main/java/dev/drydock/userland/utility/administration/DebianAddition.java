package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's {@code adduser} 3.134 and {@code addgroup}: scripts that say what they do and leave it to the shadow tools. */
final class DebianAddition {
    private static final List<String> OPTIONS = List.of(
            "add-extra-groups",
            "add_extra_groups",
            "allow-all-names",
            "allow-badname",
            "allow-bad-names",
            "comment=s",
            "conf|c=s",
            "debug",
            "disabled-login",
            "disabled-password",
            "firstgid=i",
            "firstuid=i",
            "force-badname",
            "gecos=s",
            "gid=i",
            "group",
            "help|h",
            "home=s",
            "ingroup=s",
            "lastgid=i",
            "lastuid=i",
            "no-create-home",
            "quiet|q",
            "shell=s",
            "system",
            "uid=i",
            "verbose",
            "version|v");
    private static final FreeNumber SYSTEM = new FreeNumber(100, 999);
    private static final FreeNumber PEOPLE = new FreeNumber(1000, 59999);
    private static final int HOME_MODE = 0700;
    private static final int SYSTEM_HOME_MODE = 0755;
    private static final String NO_HOME = "/nonexistent";
    private static final Words ONLY_ROOT = Words.of("Only root may add a user or group to the system.");
    private static final Words COUNT = Words.of("Only one or two names allowed.");
    private static final Words TWO_FOR_GROUP = Words.of("addgroup with two arguments is an unspecified operation.");
    private static final Words EXCLUSIVE =
            Words.of("The --group, --ingroup, and --gid options are mutually exclusive.");
    private static final Words USER_EXISTS = Words.of("The user `%s' already exists.");
    private static final Words USER_IS_PERSON =
            Words.of("The user `%s' already exists, but is not a system user. Exiting.");
    private static final Words GROUP_EXISTS = Words.of("The group `%s' already exists.");
    private static final Words SYSTEM_GROUP_EXISTS =
            Words.of("The group `%s' already exists as a system group. Exiting.");
    private static final Words GID_IN_USE = Words.of("The GID `%s' is already in use.");
    private static final Words UID_IN_USE = Words.of("The UID %s is already in use.");
    private static final Words NO_USER = Words.of("The user `%s' does not exist.");
    private static final Words NO_GROUP = Words.of("The group `%s' does not exist.");
    private static final Words MEMBER_ALREADY = Words.of("The user `%s' is already a member of `%s'.");
    private static final Words HOME_MISSING =
            Words.of("Warning: The home dir %s you specified can't be accessed: No such file or directory");
    private static final Words HOME_THERE = Words.of("Warning: The home dir %s you specified already exists.");
    private static final Words UNTOUCHED =
            Words.of("The home directory `%s' already exists.  Not touching this directory.");
    private static final Words FOREIGN =
            Words.of("Warning: The home directory `%s' does not belong to the user you are currently creating.");
    private static final Words BAD_NAME = Words.of("""
            Please enter a username matching the regular expression
                        configured via the NAME_REGEX configuration variable.  Use the
                        `--allow-bad-names' option to relax this check or reconfigure
                        NAME_REGEX in configuration.""");
    private static final Words NO_ID =
            Words.of("No UID/GID pair is available in the range %s-%s (FIRST_UID - LAST_UID).");

    private final Invocation call;
    private final FileContext files;
    private final DebianOptions options;
    private final AccountFiles accounts;
    private final LoginDefinitions definitions;

    private DebianAddition(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.options = new DebianOptions(call, OPTIONS);
        this.accounts = new AccountFiles(files);
        this.definitions = LoginDefinitions.read(files);
    }

    static Exit run(Invocation call) throws IOException {
        DebianAddition addition = new DebianAddition(call);
        return addition.act(call.name().equals("addgroup"));
    }

    private Exit act(boolean asAddgroup) throws IOException {
        List<String> names = options.operands();
        if (!files.credentials().isRoot()) {
            throw call.fail(ONLY_ROOT);
        }
        if (names.isEmpty() || names.size() > 2) {
            throw call.fail(COUNT);
        }
        if (names.size() == 2) {
            if (asAddgroup) {
                throw call.fail(TWO_FOR_GROUP);
            }
            return join(names.get(0), names.get(1));
        }
        int groups = (options.has("group") ? 1 : 0) + (options.has("ingroup") ? 1 : 0) + (options.has("gid") ? 1 : 0);
        if (groups > 1 && !asAddgroup && options.has("system")) {
            throw call.fail(EXCLUSIVE);
        }
        String name = names.get(0);
        checkName(name);
        if (asAddgroup || (options.has("group") && !options.has("system"))) {
            return addGroup(name);
        }
        return options.has("system") ? addSystemUser(name) : addPerson(name);
    }

    private void checkName(String name) {
        boolean usual = options.has("system")
                ? name.matches("[a-zA-Z_][a-zA-Z0-9_-]*\\$?")
                : name.matches("[a-z][a-z0-9_-]*\\$?");
        if (usual) {
            return;
        }
        boolean relaxed = options.has("force-badname")
                || options.has("allow-badname")
                || options.has("allow-bad-names")
                || options.has("allow-all-names");
        if (!relaxed) {
            throw call.fail(BAD_NAME);
        }
        say("Allowing use of questionable username.");
    }

    private void say(String line) {
        if (!options.has("quiet")) {
            call.out().line(line);
        }
    }

    private Exit join(String user, String group) {
        if (!accounts.passwd.has(user)) {
            throw call.fail(NO_USER, user);
        }
        if (!accounts.group.has(group)) {
            throw call.fail(NO_GROUP, group);
        }
        if (isMember(user, group)) {
            if (!options.has("quiet")) {
                call.say(MEMBER_ALREADY, user, group);
            }
            return Exit.SUCCESS;
        }
        say("Adding user `" + user + "' to group `" + group + "' ...");
        accounts.addMember(group, user);
        ShadowTool.save(call, accounts);
        say("Done.");
        return Exit.SUCCESS;
    }

    private boolean isMember(String user, String group) {
        return accounts.groupsOf(user).contains(group)
                || accounts.user(user)
                        .map(line -> line.get(AccountFiles.GID))
                        .equals(accounts.group.find(group).map(line -> line.get(AccountFiles.UID)));
    }

    private Exit addGroup(String name) {
        boolean system = options.has("system");
        long wanted = options.number("gid");
        if (accounts.group.has(name)) {
            long gid = Long.parseLong(accounts.group.find(name).orElseThrow().get(AccountFiles.UID));
            if (system && SYSTEM.contains(gid) && (wanted < 0 || wanted == gid)) {
                call.say(SYSTEM_GROUP_EXISTS, name);
                return Exit.SUCCESS;
            }
            throw call.fail(GROUP_EXISTS, name);
        }
        if (wanted >= 0 && accounts.hasGid(wanted)) {
            throw call.fail(GID_IN_USE, wanted);
        }
        long gid = wanted >= 0 ? wanted : free(system ? SYSTEM : range("gid"), accounts.group);
        say("Adding group `" + name + "' (GID " + gid + ") ...");
        accounts.addGroup(name, gid, "!");
        ShadowTool.save(call, accounts);
        say("Done.");
        return Exit.SUCCESS;
    }

    private FreeNumber range(String kind) {
        long first = options.number("first" + kind);
        long last = options.number("last" + kind);
        return new FreeNumber(first >= 0 ? first : PEOPLE.least(), last >= 0 ? last : PEOPLE.most());
    }

    private long free(FreeNumber range, AccountFile file) {
        return range.lowest(file.numbers(AccountFiles.UID)).orElseThrow(() -> noNumber(range));
    }

    private Quit noNumber(FreeNumber range) {
        return call.fail(NO_ID, range.least(), range.most());
    }

    private Exit addSystemUser(String name) throws IOException {
        if (accounts.passwd.has(name)) {
            long uid = Long.parseLong(accounts.user(name).orElseThrow().get(AccountFiles.UID));
            if (!SYSTEM.contains(uid)) {
                throw call.fail(USER_IS_PERSON, name);
            }
            say("The system user `" + name + "' already exists. Exiting.");
            return Exit.SUCCESS;
        }
        List<String> group = givenGroup();
        checkHome();
        long wanted = options.number("uid");
        if (wanted >= 0 && accounts.hasUid(wanted)) {
            throw call.fail(UID_IN_USE, wanted);
        }
        long uid = wanted >= 0 ? wanted : free(SYSTEM, accounts.passwd);
        say("Adding system user `" + name + "' (UID " + uid + ") ...");
        String groupName = "nogroup";
        long gid = 65534;
        if (group != null) {
            groupName = group.get(0);
            gid = Long.parseLong(group.get(AccountFiles.UID));
        } else if (options.has("group")) {
            groupName = name;
            gid = free(SYSTEM, accounts.group);
            say("Adding new group `" + name + "' (GID " + gid + ") ...");
            accounts.addGroup(name, gid, "!");
        }
        say("Adding new user `" + name + "' (UID " + uid + ") with group `" + groupName + "' ...");
        String home = options.value("home");
        String shell = options.value("shell");
        NewUser user = new NewUser(
                name,
                uid,
                gid,
                comment(""),
                home == null ? NO_HOME : home,
                shell == null ? "/usr/sbin/nologin" : shell,
                true);
        user.addTo(accounts, definitions, NewUser.Secret.LOCKED, call);
        ShadowTool.save(call, accounts);
        makeHome(user);
        return call.exit();
    }

    private @Nullable List<String> givenGroup() {
        String ingroup = options.value("ingroup");
        String given = ingroup == null ? options.value("gid") : ingroup;
        if (given == null) {
            return null;
        }
        return accounts.groupNamed(given).orElseThrow(() -> call.fail(NO_GROUP, given));
    }

    private void checkHome() {
        String home = options.value("home");
        if (home == null || home.equals(NO_HOME)) {
            return;
        }
        if (files.exists(home)) {
            call.say(HOME_THERE, home);
        } else if (options.has("no-create-home")) {
            call.say(HOME_MISSING, home);
        }
    }

    /** The full name as {@code chfn} writes it: with the fields behind it that were not given. */
    private String comment(String otherwise) {
        String gecos = options.value("gecos");
        String comment = gecos == null ? options.value("comment") : gecos;
        if (comment == null) {
            return otherwise;
        }
        long commas = comment.chars().filter(c -> c == ',').count();
        return comment + ",".repeat((int) Math.max(0, 3 - commas));
    }

    private Exit addPerson(String name) throws IOException {
        if (accounts.passwd.has(name)) {
            throw call.fail(USER_EXISTS, name);
        }
        List<String> group = givenGroup();
        long wanted = options.number("uid");
        if (wanted >= 0 && accounts.hasUid(wanted)) {
            throw call.fail(UID_IN_USE, wanted);
        }
        if (group == null && accounts.group.has(name)) {
            throw call.fail(GROUP_EXISTS, name);
        }
        checkHome();
        long uid = wanted >= 0 ? wanted : freeForPerson(group == null);
        say("Adding user `" + name + "' ...");
        String groupName = name;
        long gid = uid;
        if (group != null) {
            groupName = group.get(0);
            gid = Long.parseLong(group.get(AccountFiles.UID));
        } else {
            if (accounts.hasGid(gid)) {
                gid = free(range("gid"), accounts.group);
            }
            say("Adding new group `" + name + "' (" + gid + ") ...");
            accounts.addGroup(name, gid, "!");
        }
        say("Adding new user `" + name + "' (" + uid + ") with group `" + groupName + " (" + gid + ")' ...");
        String home = options.value("home");
        String shell = options.value("shell");
        NewUser user = new NewUser(
                name,
                uid,
                gid,
                comment(""),
                home == null ? "/home/" + name : home,
                shell == null ? "/bin/bash" : shell,
                false);
        user.warn(definitions, call);
        if (shell != null && !call.process().isExecutable(shell)) {
            call.raw("useradd: Warning: missing or non-executable shell '" + shell + "'\n");
        }
        user.addTo(accounts, definitions, NewUser.Secret.LOCKED, call);
        if (definitions.uids(false).contains(uid)) {
            user.addSubordinates(accounts, definitions);
        }
        makeHome(user);
        askPassword(name);
        if (!options.has("gecos") && !options.has("comment")) {
            new FullNameQuestions(call, accounts).ask(name);
        }
        say("Adding new user `" + name + "' to supplemental / extra groups `users' ...");
        if (isMember(name, "users") && group == null) {
            call.say(MEMBER_ALREADY, name, "users");
        } else {
            say("Adding user `" + name + "' to group `users' ...");
        }
        if (group == null || !group.get(0).equals("users")) {
            accounts.addMember("users", name);
        }
        return ShadowTool.save(call, accounts);
    }

    private long freeForPerson(boolean pair) {
        FreeNumber range = range("uid");
        for (long id = range.least(); id <= range.most(); id++) {
            if (!accounts.hasUid(id) && !(pair && accounts.hasGid(id))) {
                return id;
            }
        }
        throw noNumber(range);
    }

    private void askPassword(String name) throws IOException {
        if (options.has("disabled-password") || options.has("disabled-login")) {
            return;
        }
        new PasswordQuestions(call, accounts).gnu("passwd", name);
    }

    private void makeHome(NewUser user) throws IOException {
        String home = user.home();
        if (home.equals(NO_HOME)) {
            say("Not creating `" + home + "'.");
        } else if (options.has("no-create-home")) {
            say("Not creating home directory `" + home + "'.");
        } else if (files.exists(home)) {
            call.say(UNTOUCHED, home);
            if (files.status(home).uid() != user.uid()) {
                call.say(FOREIGN, home);
            }
        } else {
            say("Creating home directory `" + home + "' ...");
            HomeDirectory directory = new HomeDirectory(files, home, user.uid(), user.gid());
            directory.make(user.system() ? SYSTEM_HOME_MODE : HOME_MODE);
            if (!user.system()) {
                say("Copying files from `/etc/skel' ...");
                directory.fill("/etc/skel");
            }
        }
    }
}
