package dev.drydock.userland.utility.command;

import java.util.Map;
import java.util.Set;

/**
 * What a BusyBox applet makes of output that cannot be written. Most of them go on, since what they write is gathered; some
 * look at the end whether it could be, and some only end with a status that tells of it.
 */
final class LostOutput {
    private static final Set<String> TOLD_AT_THE_END = Set.of(
            "arch",
            "base64",
            "cmp",
            "cut",
            "du",
            "env",
            "expand",
            "expr",
            "fold",
            "groups",
            "head",
            "id",
            "nl",
            "paste",
            "realpath",
            "rev",
            "shuf",
            "sort",
            "tty",
            "uname",
            "unexpand",
            "uniq",
            "wc");

    private static final Set<String> UNNOTICED = Set.of(
            "awk",
            "busybox",
            "date",
            "df",
            "diff",
            "egrep",
            "factor",
            "fgrep",
            "find",
            "free",
            "getopt",
            "grep",
            "hexdump",
            "hostname",
            "ipcalc",
            "ls",
            "md5sum",
            "mktemp",
            "mount",
            "nproc",
            "od",
            "pidof",
            "ps",
            "readlink",
            "sed",
            "sha1sum",
            "sha256sum",
            "sha512sum",
            "stat",
            "tee",
            "uptime",
            "which");

    private static final Map<String, Integer> STATUS_ALONE =
            Map.of("basename", 1, "dirname", 255, "hostid", 255, "seq", 255, "whoami", 255);

    private LostOutput() {}

    /** Whether the applet goes on when it cannot write. */
    static boolean isBorne(Invocation call) {
        String name = call.command().name();
        return call.isBusyBox()
                && (TOLD_AT_THE_END.contains(name) || UNNOTICED.contains(name) || STATUS_ALONE.containsKey(name));
    }

    static boolean isTold(Invocation call) {
        return TOLD_AT_THE_END.contains(call.command().name());
    }

    /** The status that an applet ends with which would have ended with another one. */
    static int status(Invocation call, int otherwise) {
        return STATUS_ALONE.getOrDefault(call.command().name(), otherwise);
    }
}
