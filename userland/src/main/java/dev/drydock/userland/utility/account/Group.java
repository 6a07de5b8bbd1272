package dev.drydock.userland.utility.account;

import java.util.List;

/** A line of {@code /etc/group}. */
public record Group(String name, int gid, List<String> members) {
    public Group {
        members = List.copyOf(members);
    }
}
