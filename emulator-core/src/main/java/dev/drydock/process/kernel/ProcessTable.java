package dev.drydock.process.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of a namespace, by pid. Guarded by the namespace; small, for most hold one. */
final class ProcessTable {
    /** {@code /proc/sys/kernel/pid_max} on a 64-bit machine: pids are below it. */
    static final int PID_MAX = 4_194_304;

    /** Where pids go on after the last one, as in Linux. */
    private static final int AFTER_WRAP = 300;

    private final List<Task> tasks = new ArrayList<>(1);
    private int last;

    int size() {
        return tasks.size();
    }

    /** A copy, in order of pid: for who changes the table as it goes. */
    List<Task> snapshot() {
        return tasks.size() == 1 ? List.of(tasks.get(0)) : List.copyOf(tasks);
    }

    /** How many are alive. */
    int alive() {
        int count = 0;
        for (Task each : tasks) {
            if (each.isAlive()) {
                count++;
            }
        }
        return count;
    }

    @Nullable
    Task find(int pid) {
        int place = place(pid);
        return place >= 0 ? tasks.get(place) : null;
    }

    /** The next number that nobody has. */
    int nextPid() {
        do {
            last = last + 1 == PID_MAX ? AFTER_WRAP : last + 1;
        } while (find(last) != null);
        return last;
    }

    void add(Task task) {
        tasks.add(-place(task.pid) - 1, task);
    }

    void remove(Task task) {
        int place = place(task.pid);
        if (place >= 0) {
            tasks.remove(place);
        }
    }

    /** As {@link java.util.Collections#binarySearch}. */
    private int place(int pid) {
        int low = 0;
        int high = tasks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = tasks.get(middle).pid;
            if (found == pid) {
                return middle;
            }
            if (found < pid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
