package dev.drydock.userland.utility.socket;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.ProcessStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which processes have a socket open, as far as {@code /proc/PID/fd} shows it to who asks. */
final class SocketUsers {
    static final SocketUsers UNASKED = new SocketUsers(Map.of());
    private static final String BEGIN = "socket:[";

    private final Map<Long, String> byInode;

    private SocketUsers(Map<Long, String> byInode) {
        this.byInode = byInode;
    }

    static SocketUsers of(ContainerProcess asking) {
        Map<Long, String> users = new HashMap<>();
        for (ProcessStatus process : asking.processes()) {
            for (int descriptor : descriptors(asking.files(), process.pid())) {
                String user = "(\"" + process.name() + "\",pid=" + process.pid() + ",fd=" + descriptor + ")";
                String target = target(asking.files(), process.pid(), descriptor);
                if (target.startsWith(BEGIN)) {
                    long inode = Long.parseLong(target.substring(BEGIN.length(), target.length() - 1));
                    users.merge(inode, user, (before, last) -> last + "," + before);
                }
            }
        }
        return new SocketUsers(Map.copyOf(users));
    }

    private static List<Integer> descriptors(FileContext files, int pid) {
        List<Integer> numbers = new ArrayList<>();
        try {
            for (DirectoryEntry entry : files.list("/proc/" + pid + "/fd")) {
                numbers.add(Integer.valueOf(entry.name()));
            }
        } catch (IOException notForUs) {
            return List.of();
        }
        numbers.sort(null);
        return numbers;
    }

    /** Empty where it is not told. */
    private static String target(FileContext files, int pid, int descriptor) {
        try {
            return files.readLink("/proc/" + pid + "/fd/" + descriptor);
        } catch (IOException notForUs) {
            return "";
        }
    }

    /** What stands in the last column; empty if nobody is known. */
    String text(long inode) {
        String users = byInode.get(inode);
        return users == null ? "" : " users:(" + users + ")";
    }
}
