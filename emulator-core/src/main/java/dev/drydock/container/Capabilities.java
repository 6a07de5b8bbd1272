package dev.drydock.container;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The capabilities of Linux 6.x by name. */
final class Capabilities {
    private static final Set<String> KNOWN = Set.of(
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "AUDIT_WRITE",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "IPC_LOCK",
            "IPC_OWNER",
            "KILL",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "MKNOD",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "PERFMON",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_CHROOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "SYSLOG",
            "WAKE_ALARM");
    private static final String PREFIX = "CAP_";

    private Capabilities() {}

    /**
     * Refuses an unknown one.
     *
     * @param field {@code CapAdd} or {@code CapDrop}
     */
    static void check(String field, List<String> names) {
        for (String given : names) {
            String upper = given.toUpperCase(Locale.ROOT);
            if (upper.equals("ALL")) {
                continue;
            }
            String bare = upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
            if (!KNOWN.contains(bare)) {
                throw CreateErrors.invalid("invalid " + field + ": unknown capability: " + Quoted.of(PREFIX + bare));
            }
        }
    }
}
