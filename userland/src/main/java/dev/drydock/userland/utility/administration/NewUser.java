package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import java.util.List;

/**
 * A user to be, as the shadow tools write him down.
 *
 * @param system whether he is no person: his password does not age, and he has no subordinate ids
 */
record NewUser(String name, long uid, long gid, String comment, String home, String shell, boolean system) {

    /** What only {@code /etc/shadow} says of a user; empty texts say nothing. */
    record Secret(String password, String inactive, String expires) {
        static final Secret LOCKED = new Secret("!", "", "");
    }

    void addTo(AccountFiles accounts, LoginDefinitions definitions, Secret secret, Invocation call) {
        accounts.passwd.add(name, "x", Long.toString(uid), Long.toString(gid), comment, home, shell);
        if (accounts.shadow.present()) {
            accounts.shadow.add(
                    name,
                    secret.password(),
                    Days.today(call),
                    system ? "" : definitions.text("PASS_MIN_DAYS"),
                    system ? "" : definitions.text("PASS_MAX_DAYS"),
                    system ? "" : definitions.text("PASS_WARN_AGE"),
                    secret.inactive(),
                    secret.expires(),
                    "");
        }
    }

    /** {@code useradd} warns of a number that it was given out of the usual range. */
    void warn(LoginDefinitions definitions, Invocation call) {
        FreeNumber range = definitions.uids(system);
        if (system && uid > range.most()) {
            call.raw("useradd warning: " + name + "'s uid " + uid + " is greater than SYS_UID_MAX " + range.most()
                    + "\n");
        } else if (!system && !range.contains(uid)) {
            call.raw("useradd warning: " + name + "'s uid " + uid + " outside of the UID_MIN " + range.least()
                    + " and UID_MAX " + range.most() + " range.\n");
        }
    }

    /** Numbers for user namespaces: the first gap that is wide enough. */
    void addSubordinates(AccountFiles accounts, LoginDefinitions definitions) {
        for (AccountFile file : List.of(accounts.subuid, accounts.subgid)) {
            if (file.present()) {
                long count = definitions.number("SUB_UID_COUNT");
                file.add(
                        name, Long.toString(gap(file, definitions.number("SUB_UID_MIN"), count)), Long.toString(count));
            }
        }
    }

    private static long gap(AccountFile file, long least, long count) {
        long start = least;
        for (List<String> line : file.entries(3)
                .sorted((a, b) -> Long.compare(Long.parseLong(a.get(1)), Long.parseLong(b.get(1))))
                .toList()) {
            long taken = Long.parseLong(line.get(1));
            if (taken < start + count) {
                start = Math.max(start, taken + Long.parseLong(line.get(2)));
            }
        }
        return start;
    }
}
