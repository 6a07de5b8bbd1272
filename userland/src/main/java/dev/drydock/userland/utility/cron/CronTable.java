package dev.drydock.userland.utility.cron;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The jobs of a user. */
final class CronTable {
    private static final int FIELDS = 5;
    private static final String MAIL = "MAILTO=";
    private static final String AT_START = "@reboot";

    private final String user;
    private final List<Job> jobs = new ArrayList<>();
    /** Read anew or removed: it only waits for the ends of its jobs. */
    private boolean replaced;

    private CronTable(String user) {
        this.user = user;
    }

    /** A line of the table. */
    static final class Job {
        private final String command;
        /** Null for one that runs when crond begins. */
        private final @Nullable CronTimes times;

        /** Of its process; 0 while it does not run. */
        int pid;

        private Job(String command, @Nullable CronTimes times) {
            this.command = command;
            this.times = times;
        }

        String command() {
            return command;
        }

        @Nullable
        CronTimes times() {
            return times;
        }
    }

    /**
     * Reads a table.
     *
     * @param log is told what is to be said, and at which level
     * @param detail is told the values of fields
     */
    static CronTable read(String user, String text, BiConsumer<Integer, String> log, Consumer<String> detail) {
        CronTable table = new CronTable(user);
        for (String line : text.split("\n")) {
            int comment = line.indexOf('#');
            String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (entry.isEmpty()) {
                continue;
            }
            log.accept(Crond.DETAIL, "user:" + user + " entry:(null)");
            if (entry.startsWith(MAIL)) {
                if (entry.length() > MAIL.length()) {
                    log.accept(Crond.WARNING, "user " + user + ": mail is not emulated, output goes to that of crond");
                }
            } else {
                table.add(entry, log, detail);
            }
        }
        return table;
    }

    private void add(String entry, BiConsumer<Integer, String> log, Consumer<String> detail) {
        String[] named = entry.split("[ \t]+", 2);
        if (named.length == 2 && named[0].equals(AT_START)) {
            jobs.add(new Job(named[1], null));
            return;
        }
        String meant = CronTimes.named(named[0]);
        String[] words =
                (meant == null || named.length < 2 ? entry : meant + " " + named[1]).split("[ \t]+", FIELDS + 1);
        if (words.length > FIELDS) {
            CronTimes times = CronTimes.of(
                    Arrays.asList(words).subList(0, FIELDS),
                    wrong -> log.accept(Crond.WARNING, "user " + user + ": parse error at " + wrong),
                    detail);
            jobs.add(new Job(words[FIELDS], times));
        }
    }

    String user() {
        return user;
    }

    List<Job> jobs() {
        return jobs;
    }

    boolean isReplaced() {
        return replaced;
    }

    /** Nothing of it is started any more. */
    void replace() {
        replaced = true;
        jobs.removeIf(job -> job.pid == 0);
    }

    boolean isRunning() {
        return jobs.stream().anyMatch(job -> job.pid > 0);
    }
}
