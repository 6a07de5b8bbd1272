package dev.drydock.userland.shell.builtin;

import dev.drydock.process.ResourceLimit;
import dev.drydock.userland.shell.syntax.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shells call the limits of a process, by option letter and in the order in which they list them. */
final class LimitNames {
    private static final int KILOBYTE = 1024;
    /** Of the shells that POSIX tells to count files in it. */
    private static final int SECTOR = 512;

    private static final List<Entry> BASH = List.of(
            new Entry('R', "real-time non-blocking time", "microseconds, ", 1, ResourceLimit.RTTIME),
            new Entry('c', "core file size", "blocks, ", KILOBYTE, ResourceLimit.CORE),
            new Entry('d', "data seg size", "kbytes, ", KILOBYTE, ResourceLimit.DATA),
            new Entry('e', "scheduling priority", "", 1, ResourceLimit.NICE),
            new Entry('f', "file size", "blocks, ", KILOBYTE, ResourceLimit.FSIZE),
            new Entry('i', "pending signals", "", 1, ResourceLimit.SIGPENDING),
            new Entry('l', "max locked memory", "kbytes, ", KILOBYTE, ResourceLimit.MEMLOCK),
            new Entry('m', "max memory size", "kbytes, ", KILOBYTE, ResourceLimit.RSS),
            new Entry('n', "open files", "", 1, ResourceLimit.NOFILE),
            new Entry('p', "pipe size", "512 bytes, ", SECTOR, null),
            new Entry('q', "POSIX message queues", "bytes, ", 1, ResourceLimit.MSGQUEUE),
            new Entry('r', "real-time priority", "", 1, ResourceLimit.RTPRIO),
            new Entry('s', "stack size", "kbytes, ", KILOBYTE, ResourceLimit.STACK),
            new Entry('t', "cpu time", "seconds, ", 1, ResourceLimit.CPU),
            new Entry('u', "max user processes", "", 1, ResourceLimit.NPROC),
            new Entry('v', "virtual memory", "kbytes, ", KILOBYTE, ResourceLimit.AS),
            new Entry('x', "file locks", "", 1, ResourceLimit.LOCKS));

    private static final List<Entry> DASH = List.of(
            new Entry('t', "time(seconds)", "", 1, ResourceLimit.CPU),
            new Entry('f', "file(blocks)", "", SECTOR, ResourceLimit.FSIZE),
            new Entry('d', "data(kbytes)", "", KILOBYTE, ResourceLimit.DATA),
            new Entry('s', "stack(kbytes)", "", KILOBYTE, ResourceLimit.STACK),
            new Entry('c', "coredump(blocks)", "", SECTOR, ResourceLimit.CORE),
            new Entry('m', "memory(kbytes)", "", KILOBYTE, ResourceLimit.RSS),
            new Entry('l', "locked memory(kbytes)", "", KILOBYTE, ResourceLimit.MEMLOCK),
            new Entry('p', "process", "", 1, ResourceLimit.NPROC),
            new Entry('n', "nofiles", "", 1, ResourceLimit.NOFILE),
            new Entry('v', "vmemory(kbytes)", "", KILOBYTE, ResourceLimit.AS),
            new Entry('w', "locks", "", 1, ResourceLimit.LOCKS),
            new Entry('r', "rtprio", "", 1, ResourceLimit.RTPRIO));

    private static final List<Entry> ASH = List.of(
            new Entry('c', "core file size (blocks)", "", SECTOR, ResourceLimit.CORE),
            new Entry('d', "data seg size (kb)", "", KILOBYTE, ResourceLimit.DATA),
            new Entry('e', "scheduling priority", "", 1, ResourceLimit.NICE),
            new Entry('f', "file size (blocks)", "", SECTOR, ResourceLimit.FSIZE),
            new Entry('i', "pending signals", "", 1, ResourceLimit.SIGPENDING),
            new Entry('l', "max locked memory (kb)", "", KILOBYTE, ResourceLimit.MEMLOCK),
            new Entry('m', "max memory size (kb)", "", KILOBYTE, ResourceLimit.RSS),
            new Entry('n', "open files", "", 1, ResourceLimit.NOFILE),
            new Entry('q', "POSIX message queues (bytes)", "", 1, ResourceLimit.MSGQUEUE),
            new Entry('r', "real-time priority", "", 1, ResourceLimit.RTPRIO),
            new Entry('s', "stack size (kb)", "", KILOBYTE, ResourceLimit.STACK),
            new Entry('t', "cpu time (seconds)", "", 1, ResourceLimit.CPU),
            new Entry('u', "max user processes", "", 1, ResourceLimit.NPROC),
            new Entry('v', "virtual memory (kb)", "", KILOBYTE, ResourceLimit.AS),
            new Entry('x', "file locks", "", 1, ResourceLimit.LOCKS));

    private LimitNames() {}

    /**
     * One line of {@code ulimit -a}.
     *
     * @param unit as bash shows it before the letter
     * @param factor what the shell counts in
     * @param limit null for the size of a pipe, which bash lists and nobody changes
     */
    record Entry(
            char letter,
            String name,
            String unit,
            int factor,
            @Nullable ResourceLimit limit) {}

    static List<Entry> of(Dialect dialect) {
        return switch (dialect) {
            case BASH -> BASH;
            case DASH -> DASH;
            case ASH -> ASH;
        };
    }
}
