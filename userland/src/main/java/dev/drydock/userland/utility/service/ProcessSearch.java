package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds processes by all of several properties. */
final class ProcessSearch {
    private final Invocation call;
    private final List<Predicate<ProcessStatus>> conditions = new ArrayList<>();

    ProcessSearch(Invocation call) {
        this.call = call;
    }

    void add(Predicate<ProcessStatus> condition) {
        conditions.add(condition);
    }

    /** Processes that run that very file. */
    void executable(FileStatus file) {
        add(each -> {
            try {
                FileStatus running = call.files().status("/proc/" + each.pid() + "/exe");
                return running.inode() == file.inode() && running.device() == file.device();
            } catch (IOException gone) {
                return false;
            }
        });
    }

    /** Processes that run a file of that path, or were called by it. */
    void command(String path) {
        add(each -> {
            try {
                if (call.files().readLink("/proc/" + each.pid() + "/exe").equals(path)) {
                    return true;
                }
            } catch (IOException gone) {
                return false;
            }
            return !each.arguments().isEmpty() && each.arguments().get(0).equals(path);
        });
    }

    List<Integer> find() {
        List<Integer> found = new ArrayList<>();
        for (ProcessStatus each : call.process().processes()) {
            if (conditions.stream().allMatch(condition -> condition.test(each))) {
                found.add(each.pid());
            }
        }
        return found;
    }

    /** Whether a process of that number is there, and meets the conditions. */
    boolean meets(int pid) {
        ProcessStatus status = status(pid);
        return status != null && conditions.stream().allMatch(condition -> condition.test(status));
    }

    boolean hasConditions() {
        return !conditions.isEmpty();
    }

    @Nullable
    ProcessStatus status(int pid) {
        for (ProcessStatus each : call.process().processes()) {
            if (each.pid() == pid) {
                return each;
            }
        }
        return null;
    }
}
