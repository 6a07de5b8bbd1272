package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Job;
import dev.drydock.userland.shell.interp.Jobs;
import dev.drydock.userland.shell.syntax.Names;
import org.jspecify.annotations.Nullable;

/** {@code %1}, {@code %%}, {@code %-}, {@code %name}. */
final class JobNames {

    private JobNames() {}

    /** The job that a word names, or null. */
    static @Nullable Job find(Jobs jobs, String word) {
        String name = word.startsWith("%") ? word.substring(1) : word;
        if (name.isEmpty() || name.equals("%") || name.equals("+")) {
            return jobs.current();
        }
        if (name.equals("-")) {
            return jobs.previous();
        }
        for (Job job : jobs.all()) {
            boolean same = Names.isNumber(name)
                    ? name.equals(Integer.toString(job.number()))
                    : name.startsWith("?")
                            ? job.text().contains(name.substring(1))
                            : job.text().startsWith(name);
            if (same) {
                return job;
            }
        }
        return null;
    }
}
