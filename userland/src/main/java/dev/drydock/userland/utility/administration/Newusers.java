package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code newusers} of shadow 4.13: accounts from lines as those of {@code /etc/passwd}, with passwords that are not hashed yet. */
final class Newusers {
    static final Command COMMAND = Command.named("newusers", call -> new Newusers(call).run())
            .gnu("b,badname h r,system !R,root=")
            .script()
            .only(Flavour.GNU);
    private static final int HOME_MODE = 0755;
    private static final Words INVALID_LINE = Words.of("line %s: invalid line");
    private static final Words IGNORED = Words.of("error detected, changes ignored");
    private static final Words NO_FILE = Words.of("%s: %s");
    private static final Words BAD_GROUP = Words.of("invalid group name '%s'");
    private static final Words NO_GROUP = Words.of("line %s: can't create group");
    private static final Words NO_USER = Words.of("line %s: can't create user");
    private static final Words UNKNOWN_USER = Words.of("user '%s' does not exist");
    private static final Words NO_HOME = Words.of("line %s: mkdir %s failed: %s");
    private static final Words NOT_EMULATED = Words.of("accounts of the system are not emulated");

    private final Invocation call;
    private final FileContext files;
    private final AccountFiles accounts;
    private final FreeNumber people;

    private Newusers(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = new AccountFiles(files);
        LoginDefinitions definitions = LoginDefinitions.read(files);
        this.people = new FreeNumber(definitions.number("UID_MIN"), definitions.number("UID_MAX"));
    }

    private Exit run() throws IOException {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.operands().size() > 1) {
            throw call.usage();
        }
        if (call.commandLine().has("r")) {
            throw call.fail(NOT_EMULATED);
        }
        String file = call.operands().isEmpty() ? "-" : call.operands().get(0);
        try (Input input = call.open(file)) {
            ShadowTool.lock(call, "/etc/passwd");
            int number = 0;
            for (String line = input.line(); line != null; line = input.line()) {
                number++;
                line(number, List.of(Latin.text(line).split(":", -1)));
            }
        } catch (IOException error) {
            throw call.fail(NO_FILE, file, error);
        }
        if (call.status() != 0) {
            throw call.fail(IGNORED);
        }
        return ShadowTool.save(call, accounts);
    }

    private void line(int number, List<String> fields) {
        if (fields.size() != AccountFiles.PASSWD_FIELDS) {
            call.complain(INVALID_LINE, number);
            return;
        }
        String name = fields.get(0);
        OptionalLong uid = uid(fields.get(AccountFiles.UID), name);
        OptionalLong gid = gid(fields.get(AccountFiles.GID), name, uid);
        if (gid.isEmpty()) {
            call.complain(NO_GROUP, number);
            return;
        }
        if (uid.isEmpty()) {
            call.complain(UNKNOWN_USER, fields.get(AccountFiles.UID));
            call.complain(NO_USER, number);
            return;
        }
        add(fields, uid.getAsLong(), gid.getAsLong());
        makeHome(number, fields.get(AccountFiles.HOME), (int) uid.getAsLong(), (int) gid.getAsLong());
    }

    /** A number, that of another user, that of the user himself, or the next one. */
    private OptionalLong uid(String text, String name) {
        if (text.isEmpty()) {
            return accounts.user(name)
                    .map(line -> ShadowTool.number(line.get(AccountFiles.UID)))
                    .orElseGet(() -> people.above(accounts.passwd.numbers(AccountFiles.UID)));
        }
        OptionalLong number = ShadowTool.number(text);
        return number.isPresent()
                ? number
                : accounts.user(text)
                        .map(line -> ShadowTool.number(line.get(AccountFiles.UID)))
                        .orElse(OptionalLong.empty());
    }

    /** That of a group that is there, or of one that is made: it has the user's name if it is not named itself. */
    private OptionalLong gid(String text, String user, OptionalLong uid) {
        String wanted = text.isEmpty() ? user : text;
        if (!text.isEmpty() || accounts.group.has(wanted)) {
            OptionalLong known = accounts.groupNamed(wanted)
                    .map(line -> ShadowTool.number(line.get(AccountFiles.UID)))
                    .orElse(OptionalLong.empty());
            if (known.isPresent()) {
                return known;
            }
        }
        OptionalLong number = text.isEmpty() ? OptionalLong.empty() : ShadowTool.number(text);
        String name = number.isPresent() ? user : wanted;
        if (!ShadowTool.isName(name)) {
            call.complain(BAD_GROUP, name);
            return OptionalLong.empty();
        }
        OptionalLong gid = number.isPresent() ? number : ownNumber(uid);
        gid.ifPresent(each -> accounts.addGroup(name, each, "*"));
        return gid;
    }

    private OptionalLong ownNumber(OptionalLong uid) {
        if (uid.isPresent() && !accounts.hasGid(uid.getAsLong())) {
            return uid;
        }
        return people.above(accounts.group.numbers(AccountFiles.UID));
    }

    private void add(List<String> fields, long uid, long gid) {
        String name = fields.get(0);
        String hash = PasswordHash.make(
                PasswordHash.Kind.SHA512, fields.get(1), call.process().random());
        boolean hidden = accounts.shadow.present();
        List<String> line = List.of(
                name,
                hidden ? "x" : hash,
                Long.toString(uid),
                Long.toString(gid),
                fields.get(AccountFiles.FULL_NAME),
                fields.get(AccountFiles.HOME),
                fields.get(AccountFiles.SHELL));
        if (accounts.passwd.has(name)) {
            accounts.passwd.replace(name, line);
        } else {
            accounts.passwd.add(line.toArray(String[]::new));
        }
        if (!hidden) {
            return;
        }
        if (accounts.shadow.has(name)) {
            accounts.shadow.set(name, 1, hash);
        } else {
            accounts.shadow.add(name, hash, Days.today(call), "0", "99999", "7", "", "", "");
        }
    }

    /** It is made at once, and stays where a later line is wrong. */
    private void makeHome(int number, String path, int uid, int gid) {
        if (path.isEmpty() || files.exists(path)) {
            return;
        }
        try {
            files.makeDirectory(path, HOME_MODE);
            files.changeMode(path, HOME_MODE);
            files.changeOwner(path, uid, gid, true);
        } catch (IOException error) {
            call.say(NO_HOME, number, path, error);
        }
    }
}
