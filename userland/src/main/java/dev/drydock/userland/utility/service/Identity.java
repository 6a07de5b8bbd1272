package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import java.util.ArrayList;
import java.util.List;

/** Goes on as another user with all of that user's groups ({@code initgroups}, {@code setgid} and {@code setuid}). */
final class Identity {
    private Identity() {}

    /** Whether that is allowed. */
    static boolean take(ContainerProcess process, Accounts accounts, User user, int gid) {
        Credentials before = process.files().credentials();
        if (!before.has(Capability.SETGID) || !before.has(Capability.SETUID)) {
            return false;
        }
        List<Integer> groups = new ArrayList<>(List.of(gid));
        for (Group group : accounts.groups()) {
            if (group.members().contains(user.name()) && !groups.contains(group.gid())) {
                groups.add(group.gid());
            }
        }
        process.files().become(new Credentials(user.uid(), gid, groups, before.bounds(), user.uid()));
        return true;
    }
}
