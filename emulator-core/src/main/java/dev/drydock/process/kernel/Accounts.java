package dev.drydock.process.kernel;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who a process runs as: what the engine makes of {@code --user} and {@code --group-add} with the container's own {@code
 * /etc/passwd} and {@code /etc/group}, as moby/sys/user's GetExecUser does. Missing files are empty ones.
 */
public final class Accounts {
    private static final long HIGHEST_ID = Integer.MAX_VALUE;
    private static final int NAME = 0;
    private static final int UID = 2;
    private static final int GID = 3;
    private static final int HOME = 5;
    private static final int GROUP_GID = 2;
    private static final int MEMBERS = 3;

    private final AccountFile passwd;
    private final AccountFile group;

    /** @param files as root sees them */
    public Accounts(FileContext files) {
        this.passwd = AccountFile.read(files, "/etc/passwd");
        this.group = AccountFile.read(files, "/etc/group");
    }

    /**
     * A resolved user.
     *
     * @param home of the account with that uid; {@code /} if there is none
     */
    public record Account(Credentials credentials, String home) {}

    /**
     * Finds a user, and the groups that it is in.
     *
     * @param user empty, or a name or uid, either with {@code :} and a name or gid
     * @param extraGroups names or numbers of more groups
     * @throws StartException in the engine's words, if one of them is missing
     */
    public Account find(String user, List<String> extraGroups) throws StartException {
        String[] parts = user.split(":", -1);
        String userPart = parts[0];
        String groupPart = parts.length > 1 ? parts[1] : "";
        Long number = AccountFile.number(userPart);
        AccountFile.Entry entry = passwd.first(GID, each -> {
            if (userPart.isEmpty()) {
                return each.id(UID) == 0;
            }
            return number == null ? each.field(NAME).equals(userPart) : each.id(UID) == number;
        });
        if (entry == null && !userPart.isEmpty() && number == null) {
            throw StartErrors.noUser(userPart);
        }
        long uid = entry != null ? entry.id(UID) : userPart.isEmpty() || number == null ? 0 : number;
        long gid = entry == null ? 0 : entry.id(GID);
        requireRange(uid);
        TreeSet<Integer> groups = new TreeSet<>();
        if (!groupPart.isEmpty()) {
            gid = group(groupPart);
        } else if (entry != null) {
            addMemberships(entry.field(NAME), groups);
        }
        groups.add((int) gid);
        for (String extra : extraGroups) {
            groups.add((int) group(extra));
        }
        return new Account(new Credentials((int) uid, (int) gid, List.copyOf(groups)), home(uid));
    }

    private long group(String wanted) throws StartException {
        Long number = AccountFile.number(wanted);
        AccountFile.Entry entry = group.first(
                GROUP_GID, each -> number == null ? each.field(NAME).equals(wanted) : each.id(GROUP_GID) == number);
        if (entry != null) {
            return entry.id(GROUP_GID);
        }
        if (number == null) {
            throw StartErrors.noGroup(wanted);
        }
        requireRange(number);
        return number;
    }

    private void addMemberships(String name, Set<Integer> groups) {
        for (AccountFile.Entry entry : group.entries()) {
            if (entry.has(MEMBERS)
                    && entry.field(MEMBERS).contains(name)
                    && List.of(entry.field(MEMBERS).split(",")).contains(name)) {
                groups.add((int) entry.id(GROUP_GID));
            }
        }
    }

    private String home(long uid) {
        AccountFile.Entry entry = passwd.first(HOME, each -> each.id(UID) == uid);
        return entry == null ? "/" : entry.field(HOME);
    }

    private static void requireRange(long id) throws StartException {
        if (id < 0 || id > HIGHEST_ID) {
            throw StartErrors.idOutOfRange();
        }
    }
}
