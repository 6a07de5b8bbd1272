package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Debian's {@code deluser} 3.134 and {@code delgroup}. */
final class DebianRemoval {
    private static final List<String> OPTIONS = List.of(
            "quiet|q",
            "debug",
            "verbose",
            "version|v",
            "help|h",
            "group",
            "conf|c=s",
            "system",
            "only-if-empty",
            "remove-home",
            "remove-all-files",
            "backup",
            "backup-to=s",
            "backup-suffix=s",
            "no-preserve-root");
    private static final int NO_SUCH_USER = 2;
    private static final int NO_SUCH_GROUP = 3;
    private static final int NOT_EMPTY = 5;
    private static final int NOT_MEMBER = 6;
    private static final int NEEDS_PERL = 8;
    private static final int ROOT = 9;
    private static final FreeNumber SYSTEM = new FreeNumber(100, 999);
    private static final Words ONLY_ROOT = Words.of("Only root may remove a user or group from the system.");
    private static final Words COUNT = Words.of("Only one or two names allowed.");
    private static final Words NO_USER = Words.of("The user `%s' does not exist.");
    private static final Words NO_SYSTEM_USER =
            Words.of("The user `%s' does not exist, but --system was given. Exiting.");
    private static final Words IS_PERSON = Words.of("The user `%s' is not a system user. Exiting.");
    private static final Words IS_PEOPLES = Words.of("The group `%s' is not a system group. Exiting.");
    private static final Words NO_GROUP = Words.of("The group `%s' does not exist.");
    private static final Words EMPTY_ONLY = Words.of("The group `%s' is not empty!");
    private static final Words NO_MEMBER = Words.of("The user `%s' is not a member of group `%s'.");
    private static final Words PRIMARY = Words.of("You may not remove the user from their primary group.");
    private static final Words NO_CRON =
            Words.of("`/usr/bin/crontab' not executed. Skipping crontab removal. Package `cron' required.");
    private static final Words PERL_MISSING = Words.of("""
            In order to use the --remove-home, --remove-all-files, and --backup features,
            you need to install the `perl' package. To accomplish that, run
            apt-get install perl.""");
    private static final Words FAILED = Words.of("`/sbin/%s %s' returned error code %s. Exiting.");

    private final Invocation call;
    private final DebianOptions options;
    private final AccountFiles accounts;

    private DebianRemoval(Invocation call) {
        this.call = call;
        this.options = new DebianOptions(call, OPTIONS);
        this.accounts = new AccountFiles(call.files());
    }

    static Exit run(Invocation call) throws IOException {
        DebianRemoval removal = new DebianRemoval(call);
        return removal.act(call.name().equals("delgroup"));
    }

    private Exit act(boolean asDelgroup) throws IOException {
        if (options.has("remove-home") || options.has("remove-all-files") || options.has("backup")) {
            throw call.fail(NEEDS_PERL, PERL_MISSING);
        }
        if (!call.files().credentials().isRoot()) {
            throw call.fail(ONLY_ROOT);
        }
        boolean group = asDelgroup || options.has("group");
        List<String> names =
                options.operands().isEmpty() ? List.of(askedFor(group ? "group" : "user")) : options.operands();
        if (names.get(0).isEmpty() || names.size() > 2) {
            throw call.fail(COUNT);
        }
        if (names.size() == 2) {
            return leave(names.get(0), names.get(1));
        }
        return group ? removeGroup(names.get(0)) : removeUser(names.get(0));
    }

    private String askedFor(String what) throws IOException {
        call.out().text("Enter a " + what + " name to remove: ");
        call.out().flush();
        String answer = Typing.answer(call);
        return answer == null ? "" : answer;
    }

    private void say(String line) {
        if (!options.has("quiet")) {
            call.out().line(line);
        }
    }

    private Exit leave(String user, String group) {
        if (!accounts.passwd.has(user)) {
            throw call.fail(NO_SUCH_USER, NO_USER, user);
        }
        if (!accounts.group.has(group)) {
            throw call.fail(NO_SUCH_GROUP, NO_GROUP, group);
        }
        if (accounts.user(user)
                .map(line -> line.get(AccountFiles.GID))
                .equals(accounts.group.find(group).map(line -> line.get(AccountFiles.UID)))) {
            throw call.fail(7, PRIMARY);
        }
        if (!accounts.groupsOf(user).contains(group)) {
            throw call.fail(NOT_MEMBER, NO_MEMBER, user, group);
        }
        say("Removing user `" + user + "' from group `" + group + "' ...");
        accounts.removeMember(group, user);
        ShadowTool.save(call, accounts);
        say("Done.");
        return Exit.SUCCESS;
    }

    private Exit removeGroup(String name) {
        Optional<List<String>> group = accounts.group.find(name);
        if (group.isEmpty()) {
            call.say(NO_GROUP, name);
            return options.has("system") ? Exit.SUCCESS : Exit.of(NO_SUCH_GROUP);
        }
        String gid = group.get().get(AccountFiles.UID);
        if (options.has("system") && !SYSTEM.contains(Long.parseLong(gid))) {
            throw call.fail(NO_SUCH_GROUP, IS_PEOPLES, name);
        }
        Optional<String> primary = accounts.primaryUser(gid);
        if (options.has("only-if-empty")
                && (primary.isPresent()
                        || !group.get().get(AccountFiles.MEMBERS).isEmpty())) {
            throw call.fail(NOT_EMPTY, EMPTY_ONLY, name);
        }
        say("Removing group `" + name + "' ...");
        if (primary.isPresent()) {
            call.raw("groupdel: cannot remove the primary group of user '" + primary.get() + "'\n");
            throw call.fail(FAILED, "groupdel", name, ShadowTool.BUSY);
        }
        accounts.removeGroup(name);
        ShadowTool.save(call, accounts);
        say("Done.");
        return Exit.SUCCESS;
    }

    private Exit removeUser(String name) {
        Optional<List<String>> user = accounts.user(name);
        if (user.isEmpty()) {
            if (options.has("system")) {
                call.say(NO_SYSTEM_USER, name);
                return Exit.SUCCESS;
            }
            throw call.fail(NO_SUCH_USER, NO_USER, name);
        }
        long uid = Long.parseLong(user.get().get(AccountFiles.UID));
        if (options.has("system") && !SYSTEM.contains(uid)) {
            throw call.fail(IS_PERSON, name);
        }
        if (uid == 0 && !options.has("no-preserve-root")) {
            call.out().line("WARNING: You are just about to delete the root account (uid 0)");
            call.out().line("Usually this is never required as it may render the whole system unusable");
            call.out().line("If you really want this, call deluser with parameter --no-preserve-root");
            call.out().line("Stopping now without having performed any action");
            return Exit.of(ROOT);
        }
        call.say(NO_CRON);
        say("Removing user `" + name + "' ...");
        accounts.removeUser(name);
        Optional<List<String>> own = accounts.group.find(name);
        boolean alone = own.isPresent()
                && own.get().size() >= AccountFiles.GROUP_FIELDS
                && own.get().get(AccountFiles.MEMBERS).isEmpty()
                && own.get().get(AccountFiles.UID).equals(user.get().get(AccountFiles.GID))
                && accounts.primaryUser(own.get().get(AccountFiles.UID)).isEmpty();
        if (alone) {
            accounts.removeGroup(name);
        }
        ShadowTool.save(call, accounts);
        say("Done.");
        return Exit.SUCCESS;
    }
}
