package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that a shell knows, their numbers and their order. bash numbers on from the last one. In dash and BusyBox a number is a
 * place: a job gets the first one that is free, also that of a job whose end {@code wait} was told, which is only then forgotten.
 */
final class JobTable {
    private final Dialect dialect;
    /** By number, in order. */
    private final List<Job> jobs = new ArrayList<>();
    /** The one stopped or started last is the last. */
    private final List<Job> recent = new ArrayList<>();

    JobTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A number for a job that is about to start.
     *
     * @param controlled whether jobs are controlled: those that were waited for then stay until they are shown
     */
    int number(boolean controlled) {
        if (dialect.isBash()) {
            return jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number() + 1;
        }
        int number = 1;
        for (Job job : List.copyOf(jobs)) {
            if (job.number() > number) {
                break;
            }
            if (job.isWaitedFor() && job.state() == Job.State.DONE && !controlled) {
                forget(job);
                break;
            }
            number++;
        }
        return number;
    }

    /** The job is the one started or stopped last. */
    void add(Job job) {
        forget(job);
        int place = 0;
        while (place < jobs.size() && jobs.get(place).number() < job.number()) {
            place++;
        }
        jobs.add(place, job);
        recent.add(job);
    }

    void forget(Job job) {
        jobs.remove(job);
        recent.remove(job);
    }

    void clear() {
        jobs.clear();
        recent.clear();
    }

    /** All of them as another shell begins with, for which they go on to be what they are now. */
    void copyTo(JobTable other) {
        jobs.stream().map(Job::copy).forEach(other.jobs::add);
        for (Job job : recent) {
            other.recent.add(other.jobs.get(jobs.indexOf(job)));
        }
    }

    /** By number, in order. */
    List<Job> all() {
        return jobs;
    }

    /** As {@code jobs} shows them: dash and BusyBox begin with the current one. */
    List<Job> shown() {
        if (dialect.isBash()) {
            return List.copyOf(jobs);
        }
        List<Job> shown = new ArrayList<>();
        int stopped = 0;
        for (Job job : recent) {
            if (job.state() == Job.State.STOPPED) {
                shown.add(0, job);
                stopped++;
            } else {
                shown.add(stopped, job);
            }
        }
        return shown;
    }

    /** The job that {@code %%} means: the one stopped or started last. */
    @Nullable
    Job current() {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i).state() == Job.State.STOPPED) {
                return recent.get(i);
            }
        }
        return recent.isEmpty() ? null : recent.get(recent.size() - 1);
    }

    /** The job that {@code %-} means: in bash also the current one, if there is no other. */
    @Nullable
    Job previous() {
        if (!dialect.isBash()) {
            List<Job> shown = shown();
            return shown.size() > 1 ? shown.get(1) : null;
        }
        Job current = current();
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i) != current) {
                return recent.get(i);
            }
        }
        return current;
    }
}
