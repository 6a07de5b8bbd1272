package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code chfn} of shadow 4.13, as root uses it: full name, room and telephones of an account. */
final class Chfn {
    static final Command COMMAND = Command.named("chfn", Chfn::run)
            .gnu("f,full-name= h,home-phone= o,other= r,room= !R,root= u w,work-phone=")
            .script()
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    private static final String LETTERS = "frwho";
    private static final int OTHER = 4;
    private static final List<String> NAMES = List.of("name", "room number", "work phone", "home phone", "");
    private static final Words NO_USER = Words.of("user '%s' does not exist");
    private static final Words INVALID = Words.of("invalid %s: '%s'");
    private static final Words INVALID_OTHER = Words.of("'%s' contains illegal characters");
    private static final Words QUESTION = Words.of("asking for the fields is not emulated");
    private static final Words PASSWORD = Words.of("asking for the password is not emulated");

    private Chfn() {}

    private static Exit run(Invocation call) {
        if (call.commandLine().has("u")) {
            call.parse(List.of("--help"));
        }
        AccountFiles accounts = new AccountFiles(call.files());
        int uid = call.files().credentials().realUid();
        String name =
                call.operands().isEmpty() ? own(accounts, uid) : call.operands().get(0);
        if (accounts.user(name).isEmpty()) {
            throw call.fail(NO_USER, name);
        }
        if (call.operands().size() > 1) {
            throw call.usage();
        }
        if (call.commandLine().options().isEmpty()) {
            throw call.fail(QUESTION);
        }
        if (uid != 0) {
            throw call.fail(PASSWORD);
        }
        String before = accounts.user(name)
                .map(line -> line.get(AccountFiles.FULL_NAME))
                .orElse("");
        List<String> fields = new ArrayList<>(List.of(before.split(",", OTHER + 1)));
        while (fields.size() <= OTHER) {
            fields.add("");
        }
        for (Option option : call.options()) {
            int field = LETTERS.indexOf(option.key());
            check(call, field, option.argument());
            fields.set(field, option.argument());
        }
        String other = fields.remove(OTHER);
        String text = String.join(",", fields) + (other.isEmpty() ? "" : "," + other);
        accounts.passwd.set(name, AccountFiles.FULL_NAME, text);
        return ShadowTool.save(call, accounts);
    }

    private static String own(AccountFiles accounts, int uid) {
        return accounts.passwd
                .entries(AccountFiles.PASSWD_FIELDS)
                .filter(line -> line.get(AccountFiles.UID).equals(Integer.toString(uid)))
                .map(line -> line.get(0))
                .findFirst()
                .orElse("");
    }

    private static void check(Invocation call, int field, String text) {
        String illegal = field == OTHER ? ":\n" : ":,=\n";
        if (text.chars().anyMatch(c -> illegal.indexOf(c) >= 0)) {
            throw field == OTHER ? call.fail(INVALID_OTHER, text) : call.fail(INVALID, NAMES.get(field), text);
        }
    }
}
