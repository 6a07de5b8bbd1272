package dev.drydock.process.procfs;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.ResourceLimits;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code /proc/PID} tells of a process.
 *
 * @param environment {@code NAME=value} in the order in which its program was started with
 * @param foregroundGroup of its controlling terminal, -1 without one
 * @param workingDirectory absolute path
 * @param root absolute path, {@code /} unless it has changed its root
 * @param executable absolute path of its program's file, empty if it has none
 * @param mounts its mount table
 * @param descriptors what is open, by number; not retained
 * @param memoryBytes what it holds
 * @param signals what it does with signals
 * @param limits what it may use
 */
public record ProcessDetails(
        ProcessStatus status,
        Credentials credentials,
        int umask,
        List<String> environment,
        int foregroundGroup,
        String workingDirectory,
        String root,
        String executable,
        List<MountEntry> mounts,
        SortedMap<Integer, OpenFile> descriptors,
        long memoryBytes,
        SignalSets signals,
        ResourceLimits limits) {

    public ProcessDetails {
        environment = List.copyOf(environment);
        mounts = List.copyOf(mounts);
        descriptors = new TreeMap<>(descriptors);
    }

    /** Sets of signals; signal 1 is the lowest bit. */
    public record SignalSets(long pending, long blocked, long ignored, long caught) {
        public static final SignalSets NONE = new SignalSets(0, 0, 0, 0);
    }
}
