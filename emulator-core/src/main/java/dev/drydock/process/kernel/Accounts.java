package dev.drydock.process.kernel;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who a process runs as: what the engine makes of {@code --user} and {@code --group-add} with the container's own {@code
 * /etc/passwd} and {@code /etc/group}, as moby/sys/user's GetExecUser does. Missing files are empty ones.
 */
public final class Accounts {
    private static final long HIGHEST_ID = Integer.MAX_VALUE;
    private static final int UID = 2;
    private static final int GID = 3;
    private static final int HOME = 5;
    private static final int GROUP_GID = 2;
    private static final int MEMBERS = 3;

    private final List<String[]> passwd;
    private final List<String[]> group;

    /** @param files as root sees them */
    public Accounts(FileContext files) {
        this.passwd = entries(files, "/etc/passwd");
        this.group = entries(files, "/etc/group");
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
        Long number = number(userPart);
        String[] entry = first(passwd, GID, each -> {
            if (userPart.isEmpty()) {
                return id(each, UID) == 0;
            }
            return number == null ? each[0].equals(userPart) : id(each, UID) == number;
        });
        if (entry == null && !userPart.isEmpty() && number == null) {
            throw StartErrors.noUser(userPart);
        }
        long uid = entry != null ? id(entry, UID) : userPart.isEmpty() || number == null ? 0 : number;
        long gid = entry == null ? 0 : id(entry, GID);
        requireRange(uid);
        TreeSet<Integer> groups = new TreeSet<>();
        if (!groupPart.isEmpty()) {
            gid = group(groupPart);
        } else if (entry != null) {
            addMemberships(entry[0], groups);
        }
        groups.add((int) gid);
        for (String extra : extraGroups) {
            groups.add((int) group(extra));
        }
        return new Account(new Credentials((int) uid, (int) gid, List.copyOf(groups)), home(uid));
    }

    private long group(String wanted) throws StartException {
        Long number = number(wanted);
        String[] entry = first(
                group, GROUP_GID, each -> number == null ? each[0].equals(wanted) : id(each, GROUP_GID) == number);
        if (entry != null) {
            return id(entry, GROUP_GID);
        }
        if (number == null) {
            throw StartErrors.noGroup(wanted);
        }
        requireRange(number);
        return number;
    }

    private void addMemberships(String name, Set<Integer> groups) {
        for (String[] entry : group) {
            if (entry.length > MEMBERS && List.of(entry[MEMBERS].split(",")).contains(name)) {
                groups.add((int) id(entry, GROUP_GID));
            }
        }
    }

    private String home(long uid) {
        String[] entry = first(passwd, HOME, each -> id(each, UID) == uid);
        return entry == null ? "/" : entry[HOME];
    }

    private static void requireRange(long id) throws StartException {
        if (id < 0 || id > HIGHEST_ID) {
            throw StartErrors.idOutOfRange();
        }
    }

    private static String @Nullable [] first(List<String[]> entries, int lastField, Predicate<String[]> wanted) {
        for (String[] entry : entries) {
            if (entry.length > lastField && wanted.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    private static List<String[]> entries(FileContext files, String path) {
        String text;
        try {
            text = new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Without the file everybody is known by number alone.
            return List.of();
        }
        List<String[]> entries = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end).strip();
            if (!line.isEmpty()) {
                entries.add(line.split(":", -1));
            }
            start = end + 1;
        }
        return entries;
    }

    /** A field that is not a number counts as 0, as Go's Atoi leaves it. */
    private static long id(String[] entry, int field) {
        Long number = entry.length > field ? number(entry[field]) : null;
        return number == null ? 0 : number;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException name) {
            return null;
        }
    }
}
