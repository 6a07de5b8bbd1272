package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.process.procfs.ProcessFiles.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID}, or {@code /proc/PID/task/PID} of its only thread.
 *
 * @param uid the process's owner, who owns what is in it
 */
record ProcessDirectory(ProcessFiles files, ProcessView view, int pid, int uid, int gid, boolean task)
        implements SyntheticDirectory {

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        if (name.equals("task")) {
            return task ? null : new TaskDirectory(this);
        }
        Entry entry = files.entry(name);
        return entry == null ? null : entry.node(new OwnedProcess(view, pid, uid, gid));
    }

    @Override
    public List<String> names(Caller caller) {
        List<String> names = new ArrayList<>(files.names());
        if (!task) {
            names.add("task");
        }
        return names;
    }

    /** {@code /proc/PID/task}: a process has one thread. */
    private record TaskDirectory(ProcessDirectory process) implements SyntheticDirectory {
        @Override
        public @Nullable SyntheticNode child(String name, Caller caller) {
            boolean own = name.equals(Integer.toString(process.pid));
            return own
                    ? new ProcessDirectory(process.files, process.view, process.pid, process.uid, process.gid, true)
                    : null;
        }

        @Override
        public List<String> names(Caller caller) {
            return List.of(Integer.toString(process.pid));
        }

        @Override
        public int uid() {
            return process.uid;
        }

        @Override
        public int gid() {
            return process.gid;
        }
    }
}
