package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Job;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code %1}, {@code %%}, {@code %-}, {@code %name}. Dash and BusyBox end what asks for a job that is not there; without job
 * control they know their jobs by no name.
 */
final class JobNames {
    private JobNames() {}

    /** The job that a word names for a built-in command; null if there is none, which bash has said. */
    static @Nullable Job find(Shell shell, String command, String word, int status) throws IOException {
        if (!shell.dialect().isBash()) {
            return named(shell, command, word);
        }
        String name = word.startsWith("%") ? word.substring(1) : word;
        List<Job> jobs = switch (name) {
            case "", "%", "+" -> only(shell.jobs().current());
            case "-" -> only(shell.jobs().previous());
            default -> called(shell, name);
        };
        if (jobs.size() == 1) {
            return jobs.get(0);
        }
        if (!jobs.isEmpty()) {
            shell.messages().builtinError(command, name + ": ambiguous job spec", status);
        }
        if (jobs.isEmpty() || !command.equals("wait")) {
            shell.messages().builtinError(command, word + ": no such job", status);
        }
        return null;
    }

    private static List<Job> only(@Nullable Job job) {
        return job == null ? List.of() : List.of(job);
    }

    private static Job named(Shell shell, String command, String word) {
        if (!word.startsWith("%")) {
            throw missing(shell, command, word);
        }
        String name = word.substring(1);
        if (name.isEmpty() || name.equals("%") || name.equals("+")) {
            return known(shell, command, shell.jobs().current(), "No current job");
        }
        if (name.equals("-")) {
            return known(shell, command, shell.jobs().previous(), "No previous job");
        }
        List<Job> all = called(shell, name);
        if (all.size() > 1) {
            throw new Failure(shell.messages().ofBuiltin(command, word + ": ambiguous"), 2);
        }
        if (all.isEmpty()) {
            throw missing(shell, command, word);
        }
        return all.get(0);
    }

    /** The job, or the failure that says that there is none. */
    static Job known(Shell shell, String command, @Nullable Job job, String absent) {
        if (job == null) {
            throw new Failure(shell.messages().ofBuiltin(command, absent), 2);
        }
        return job;
    }

    private static Failure missing(Shell shell, String command, String word) {
        String words = shell.dialect() == Dialect.DASH ? "No such job: " + word : word + ": no such job";
        return new Failure(shell.messages().ofBuiltin(command, words), 2);
    }

    private static List<Job> called(Shell shell, String name) {
        boolean number = Names.isNumber(name);
        boolean within = name.startsWith("?");
        return shell.jobs().shown().stream()
                .filter(job -> number
                        ? name.equals(Integer.toString(job.number()))
                        : within
                                ? job.text().contains(name.substring(1))
                                : job.text().startsWith(name))
                .toList();
    }
}
