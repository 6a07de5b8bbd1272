package dev.drydock.container;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The capabilities of Linux 6.x by name. */
final class Capabilities {
    /** By their numbers. */
    private static final List<String> KNOWN = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ",
            "PERFMON",
            "BPF",
            "CHECKPOINT_RESTORE");

    /** Every capability, as a set of bits. */
    static final long ALL = (1L << KNOWN.size()) - 1;

    /** The fourteen that the engine gives unless it is told otherwise. */
    private static final long USUAL = 0xa80425fbL;

    private static final String PREFIX = "CAP_";
    private static final String EVERY = "ALL";

    private Capabilities() {}

    /**
     * Refuses an unknown one.
     *
     * @param field {@code CapAdd} or {@code CapDrop}
     */
    static void check(String field, List<String> names) {
        for (String given : names) {
            String bare = bare(given);
            if (!bare.equals(EVERY) && !KNOWN.contains(bare)) {
                throw CreateErrors.invalid("invalid " + field + ": unknown capability: " + Quoted.of(PREFIX + bare));
            }
        }
    }

    /** What a container has, as a set of bits (28.5.2: TweakCapabilities). The names have been checked. */
    static long mask(@Nullable List<String> added, @Nullable List<String> dropped) {
        List<String> add = added == null ? List.of() : added;
        List<String> drop = dropped == null ? List.of() : dropped;
        long without = bits(drop);
        if (isEvery(add)) {
            return ALL & ~without;
        }
        return isEvery(drop) ? bits(add) : (USUAL & ~without) | bits(add);
    }

    private static boolean isEvery(List<String> names) {
        return names.stream().map(Capabilities::bare).anyMatch(EVERY::equals);
    }

    private static long bits(List<String> names) {
        long bits = 0;
        for (String name : names) {
            int number = KNOWN.indexOf(bare(name));
            bits |= number < 0 ? 0 : 1L << number;
        }
        return bits;
    }

    private static String bare(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
    }
}
