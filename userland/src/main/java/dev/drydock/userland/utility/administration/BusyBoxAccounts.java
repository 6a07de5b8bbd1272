package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** BusyBox's {@code adduser}, {@code addgroup}, {@code deluser} and {@code delgroup}, which call each other as it does. */
final class BusyBoxAccounts {
    private static final FreeNumber SYSTEM = new FreeNumber(100, 999);
    private static final FreeNumber PEOPLE = new FreeNumber(1000, 60000);
    private static final long GREATEST = 60000;
    private static final String NO_GROUP_GID = "65533";
    private static final int HOME_MODE = 02755;
    private static final Words IN_USE = Words.of("", "%s '%s' in use");
    private static final Words UNKNOWN = Words.of("", "unknown %s %s");
    private static final Words BAD_LETTER = Words.of("", "illegal character with code %s at position %s");
    private static final Words BAD_NUMBER = Words.of("", "invalid number '%s'");
    private static final Words OUT_OF_RANGE = Words.of("", "number %s is not in 0..60000 range");
    private static final Words NONE_LEFT = Words.of("", "no %s left");
    private static final Words STILL_PRIMARY = Words.of("", "'%s' still has '%s' as their primary group!");
    private static final Words NOT_FOUND_IN = Words.of("", "can't find %s in %s");
    private static final Words CANNOT = Words.of("", "%s: %s");

    private final Invocation call;
    private final FileContext files;
    private final AccountFiles accounts;

    BusyBoxAccounts(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = new AccountFiles(files);
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private @Nullable String last(String key) {
        return call.commandLine().last(key);
    }

    private Quit refused(String applet, Words words, Object... values) {
        call.raw(applet + ": " + call.format(words.busybox(), values) + "\n");
        return new Quit(1);
    }

    private void checkRoot() {
        if (!call.files().credentials().isRoot()) {
            throw call.fail(Words.of("", "must be suid to work properly"));
        }
    }

    private void checkName(String applet, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fine = Character.isLetterOrDigit(c) || c == '_' || (i > 0 && "-.".indexOf(c) >= 0);
            boolean machine = c == '$' && i > 0 && i + 1 == name.length();
            if (!fine && !machine) {
                throw refused(applet, BAD_LETTER, (int) c, i);
            }
        }
    }

    private OptionalLong number(String key) {
        String text = last(key);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1,10}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        if (Long.parseLong(text) > GREATEST) {
            throw call.fail(OUT_OF_RANGE, text);
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    // adduser

    Exit addUser() throws IOException {
        checkRoot();
        List<String> names = call.operands();
        if (names.isEmpty() || names.size() > 2) {
            throw call.usage();
        }
        if (names.size() == 2) {
            addMember(names.get(0), names.get(1));
            return save();
        }
        String name = names.get(0);
        checkName(call.name(), name);
        if (accounts.passwd.has(name)) {
            throw call.fail(IN_USE, "user", name);
        }
        boolean system = has("S");
        OptionalLong wanted = number("u");
        if (wanted.isPresent() && accounts.hasUid(wanted.getAsLong())) {
            throw call.fail(IN_USE, "uid", wanted.getAsLong());
        }
        long uid = wanted.isPresent()
                ? wanted.getAsLong()
                : (system ? SYSTEM : PEOPLE)
                        .lowest(accounts.passwd.numbers(AccountFiles.UID))
                        .orElseThrow(() -> call.fail(NONE_LEFT, "uids"));
        String group = last("G");
        String gid = gid(name, group, uid, system);
        String home = last("h") == null ? "/home/" + name : last("h");
        String shell = last("s");
        String comment = last("g");
        NewUser user = new NewUser(
                name,
                uid,
                Long.parseLong(gid),
                comment == null ? "Linux User,,," : comment,
                home == null ? "" : home,
                shell == null ? (system ? "/bin/false" : "/bin/sh") : shell,
                false);
        user.addTo(accounts, LoginDefinitions.read(files), NewUser.Secret.LOCKED, call);
        if (group != null || system) {
            accounts.groupNamed(gid).ifPresent(line -> accounts.addMember(line.get(0), name));
        }
        save();
        makeHome(user);
        if (has("D") || system) {
            return call.exit();
        }
        return new PasswordQuestions(call, accounts).busyBox(name) ? save() : Exit.FAILURE;
    }

    private String gid(String name, @Nullable String group, long uid, boolean system) {
        if (group != null) {
            return accounts.group
                    .find(group)
                    .orElseThrow(() -> call.fail(UNKNOWN, "group", group))
                    .get(AccountFiles.UID);
        }
        if (system) {
            return NO_GROUP_GID;
        }
        return Long.toString(newGroup(name, OptionalLong.of(uid), false));
    }

    private void makeHome(NewUser user) {
        if (has("H")) {
            return;
        }
        try {
            HomeDirectory directory = new HomeDirectory(files, user.home(), user.uid(), user.gid());
            if (!files.exists(user.home())) {
                files.makeDirectory(user.home(), 0755);
                directory.fill(last("k") == null ? "/etc/skel" : String.valueOf(last("k")));
            }
            if (files.status(user.home()).isDirectory()) {
                files.changeOwner(user.home(), (int) user.uid(), (int) user.gid(), true);
                files.changeMode(user.home(), HOME_MODE);
            }
        } catch (IOException error) {
            call.say(CANNOT, user.home(), error);
        }
    }

    // addgroup

    Exit addGroup() throws IOException {
        checkRoot();
        List<String> names = call.operands();
        boolean creates = has("g") || has("S");
        if (names.isEmpty() || names.size() > 2 || (names.size() == 2 && creates)) {
            throw call.usage();
        }
        if (names.size() == 2) {
            addMember(names.get(0), names.get(1));
        } else {
            checkName("addgroup", names.get(0));
            newGroup(names.get(0), number("g"), has("S"));
        }
        return save();
    }

    private void addMember(String user, String group) {
        if (!accounts.group.has(group)) {
            throw refused("addgroup", UNKNOWN, "group", group);
        }
        if (!accounts.passwd.has(user)) {
            throw refused("addgroup", UNKNOWN, "user", user);
        }
        accounts.addMember(group, user);
    }

    private long newGroup(String name, OptionalLong wanted, boolean system) {
        if (accounts.group.has(name)) {
            throw refused("addgroup", IN_USE, "group", name);
        }
        List<Long> used = accounts.group.numbers(AccountFiles.UID);
        boolean asked = call.name().equals("addgroup") && wanted.isPresent();
        if (asked && used.contains(wanted.getAsLong())) {
            throw refused("addgroup", IN_USE, "gid", wanted.getAsLong());
        }
        long gid = wanted.isPresent() && !used.contains(wanted.getAsLong())
                ? wanted.getAsLong()
                : (system ? SYSTEM : PEOPLE).lowest(used).orElseThrow(() -> refused("addgroup", NONE_LEFT, "gids"));
        accounts.addGroup(name, gid, "!");
        return gid;
    }

    // deluser and delgroup

    Exit removeUser() throws IOException {
        checkRoot();
        List<String> names = call.operands();
        if (names.size() != 1) {
            throw call.usage();
        }
        String name = names.get(0);
        List<String> user = accounts.user(name).orElseThrow(() -> call.fail(UNKNOWN, "user", name));
        if (has("remove-home")) {
            removeHome(user.get(AccountFiles.HOME));
        }
        if (accounts.groupsOf(name).isEmpty()) {
            call.say(NOT_FOUND_IN, name, "/etc/group");
        }
        accounts.removeUser(name);
        Optional<List<String>> own = accounts.group.find(name);
        if (own.isPresent()
                && accounts.primaryUser(own.get().get(AccountFiles.UID)).isEmpty()) {
            accounts.removeGroup(name);
        }
        return save();
    }

    private void removeHome(String home) {
        try {
            if (home.length() > 1) {
                new HomeDirectory(files, home, 0, 0).remove();
            }
        } catch (IOException error) {
            call.say(CANNOT, home, error);
        }
    }

    Exit removeGroup() throws IOException {
        checkRoot();
        List<String> names = call.operands();
        if (names.isEmpty() || names.size() > 2) {
            throw call.usage();
        }
        String group = names.get(names.size() - 1);
        List<String> line = accounts.group.find(group).orElseThrow(() -> call.fail(UNKNOWN, "group", group));
        if (names.size() == 2) {
            String user = names.get(0);
            if (!accounts.groupsOf(user).contains(group)) {
                call.say(NOT_FOUND_IN, user, "/etc/group");
            }
            accounts.removeMember(group, user);
            return save();
        }
        Optional<String> primary = accounts.primaryUser(line.get(AccountFiles.UID));
        if (primary.isPresent()) {
            throw call.fail(STILL_PRIMARY, primary.get(), group);
        }
        accounts.removeGroup(group);
        return save();
    }

    private Exit save() throws IOException {
        accounts.save();
        return call.exit();
    }
}
