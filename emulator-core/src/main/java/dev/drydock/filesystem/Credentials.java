package dev.drydock.filesystem;

import java.util.List;

/**
 * On whose behalf a file call is made.
 *
 * @param uid effective user
 * @param gid effective group
 * @param groups supplementary groups, without order
 * @param bounds the capabilities that root has, and that nobody who becomes root can exceed; other users have none
 * @param realUid who it really is, where a setuid binary acts as its owner
 */
public record Credentials(int uid, int gid, List<Integer> groups, CapabilitySet bounds, int realUid) {
    /** Root of a machine: everything is allowed but to execute a file without any x bit. */
    public static final Credentials ROOT = new Credentials(0, 0, List.of(0));

    public Credentials {
        groups = List.copyOf(groups);
    }

    /** Who really is who it acts as. */
    public Credentials(int uid, int gid, List<Integer> groups, CapabilitySet bounds) {
        this(uid, gid, groups, bounds, uid);
    }

    /** Who has all capabilities as root. */
    public Credentials(int uid, int gid, List<Integer> groups) {
        this(uid, gid, groups, CapabilitySet.ALL);
    }

    /** The same somebody within other bounds. */
    public Credentials within(CapabilitySet others) {
        return new Credentials(uid, gid, groups, others, realUid);
    }

    public boolean isRoot() {
        return uid == 0;
    }

    public boolean has(Capability capability) {
        return isRoot() && bounds.has(capability);
    }

    public boolean inGroup(int wanted) {
        return gid == wanted || groups.contains(wanted);
    }
}
