package dev.drydock.filesystem;

import java.util.List;

/**
 * On whose behalf a file call is made.
 *
 * @param uid effective user; 0 passes every permission check but execution of a file without any x bit
 * @param gid effective group
 * @param groups supplementary groups, without order
 */
public record Credentials(int uid, int gid, List<Integer> groups) {
    public static final Credentials ROOT = new Credentials(0, 0, List.of(0));

    public Credentials {
        groups = List.copyOf(groups);
    }

    public boolean isRoot() {
        return uid == 0;
    }

    public boolean inGroup(int wanted) {
        return gid == wanted || groups.contains(wanted);
    }
}
