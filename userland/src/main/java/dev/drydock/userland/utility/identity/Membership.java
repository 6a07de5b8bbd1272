package dev.drydock.userland.utility.identity;

import dev.drydock.filesystem.Credentials;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import java.util.ArrayList;
import java.util.List;

/** The groups somebody is in. */
final class Membership {
    private Membership() {}

    /** Of a process: its own group first, then the others as the kernel keeps them: by number. */
    static List<Integer> of(Credentials credentials) {
        List<Integer> groups = new ArrayList<>();
        groups.add(credentials.gid());
        credentials.groups().stream()
                .sorted()
                .filter(gid -> !groups.contains(gid))
                .forEach(groups::add);
        return groups;
    }

    /** Of a user of {@code /etc/passwd}: the primary group, then those of {@code /etc/group} in its order. */
    static List<Integer> of(Accounts accounts, User user) {
        List<Integer> groups = new ArrayList<>();
        groups.add(user.gid());
        for (Group group : accounts.groups()) {
            if (group.members().contains(user.name()) && !groups.contains(group.gid())) {
                groups.add(group.gid());
            }
        }
        return groups;
    }
}
