package dev.drydock.userland.utility.cron;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code crond} of BusyBox: looks each minute which jobs of the users' tables are due, and runs them. Their output goes where
 * its own goes.
 */
final class Crond {
    static final Command COMMAND =
            Command.named("crond", Crond::run).busybox("l= L= f b S c= d=").only(Flavour.BUSYBOX);
    static final String DIRECTORY = "/var/spool/cron/crontabs";
    static final String UPDATES = "cron.update";

    // How important what is said is
    static final int DETAIL = 5;
    static final int WARNING = 9;
    private static final int NOTICE = 7;
    private static final int USUAL = 8;

    private static final String SHELL = "/bin/ash";
    private static final String SPOOL = "/var/spool/cron";
    private static final int MINUTE = 60;
    private static final int SHORT_SLEEP = 10;
    private static final int HOUR = 3600;
    private static final int WAKES_OF_AN_HOUR = 60;
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words NO_DIRECTORY = Words.of("can't change directory to '%s': %s");

    private final ContainerProcess process;
    private final String directory;
    private final CronLog log;
    private List<CronTable> tables = new ArrayList<>();
    private Instant lastModified = Instant.EPOCH;
    private int wakesToRescan = WAKES_OF_AN_HOUR;
    private long lastSeconds;
    private int period = MINUTE;

    private Crond(ContainerProcess process, String directory, CronLog log) {
        this.process = process;
        this.directory = directory;
        this.log = log;
    }

    private static Exit run(Invocation call) throws IOException {
        String directory = DIRECTORY;
        String file = null;
        int level = USUAL;
        boolean toErrors = false;
        boolean foreground = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "c" -> directory = option.argument();
                case "L" -> file = option.argument();
                case "S" -> file = null;
                case "l", "d" -> {
                    level = number(call, option.argument());
                    toErrors |= option.key().equals("d");
                }
                case "f" -> foreground = true;
                default -> foreground = false;
            }
        }
        if (!call.operands().isEmpty()) {
            throw call.usage();
        }
        String place = directory;
        int detail = level;
        boolean errors = toErrors;
        String logFile = file;
        if (foreground) {
            return start(call, call.process(), place, new CronLog(call.process(), detail, errors, logFile));
        }
        call.process()
                .fork(
                        daemon -> {
                            daemon.startSession();
                            for (int number = 0; number <= 2; number++) {
                                daemon.assign(
                                        number,
                                        daemon.files().open("/dev/null", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0));
                            }
                            return start(call, daemon, place, new CronLog(daemon, detail, errors, logFile));
                        },
                        -1,
                        false);
        return Exit.SUCCESS;
    }

    private static int number(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        return Integer.parseInt(text);
    }

    private static Exit start(Invocation call, ContainerProcess process, String directory, CronLog log)
            throws IOException {
        try {
            process.files().changeDirectory(directory);
        } catch (IOException error) {
            // The system's log has it otherwise.
            if (!log.isHidden()) {
                String words = call.format(NO_DIRECTORY.busybox(), directory, error);
                process.err().write(("crond: " + words + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return Exit.FAILURE;
        }
        process.environment().put("SHELL", SHELL);
        Crond crond = new Crond(process, directory, log);
        log.say(USUAL, "crond (busybox 1.35.0) started, log level " + log.level());
        crond.rescan();
        crond.writeNumber();
        crond.runAtStart();
        crond.lastSeconds = crond.seconds();
        return crond.sleep();
    }

    private long seconds() {
        return process.clock().now().getEpochSecond();
    }

    private Exit sleep() {
        Instant now = process.clock().now();
        long whole = period - now.getEpochSecond() % period;
        return Exit.after(Duration.ofSeconds(whole).minusNanos(now.getNano()), woken -> wake());
    }

    private Exit wake() throws IOException {
        long now = seconds();
        long passed = now - lastSeconds;
        if (isChanged() || --wakesToRescan == 0) {
            wakesToRescan = WAKES_OF_AN_HOUR;
            rescan();
        }
        readUpdates();
        log.say(DETAIL, "wakeup dt=" + passed);
        if (Math.abs(passed) > HOUR) {
            log.say(WARNING, "time disparity of " + passed / MINUTE + " minutes detected");
        } else if (passed > 0) {
            startDue(lastSeconds, now);
            period = forgetEnded() ? SHORT_SLEEP : MINUTE;
        }
        lastSeconds = now;
        return sleep();
    }

    /** A directory that is missing counts as changed once. */
    private boolean isChanged() {
        Instant modified;
        try {
            modified = process.files().status(directory).modified();
        } catch (IOException missing) {
            modified = Instant.EPOCH;
        }
        boolean changed = !modified.equals(lastModified);
        lastModified = modified;
        return changed;
    }

    private void rescan() throws IOException {
        tables.forEach(CronTable::replace);
        tables.removeIf(table -> !table.isRunning());
        removeUpdates();
        try {
            process.files().changeDirectory(directory);
        } catch (IOException gone) {
            log.say(WARNING, "chdir(" + directory + ")");
            process.exit(20);
        }
        for (DirectoryEntry entry : process.files().list(".")) {
            if (!entry.name().contains(".")) {
                load(entry.name());
            }
        }
    }

    /** The table that was read last comes first. */
    private void load(String user) {
        tables.stream().filter(table -> table.user().equals(user)).forEach(CronTable::replace);
        tables.removeIf(table -> table.isReplaced() && !table.isRunning());
        if (account(user).isEmpty()) {
            log.say(NOTICE, "ignoring file '" + user + "' (no such user)");
            return;
        }
        String text;
        try {
            if (process.files().status(user).uid() != 0) {
                return;
            }
            text = new String(process.files().readAll(user), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return;
        }
        List<CronTable> all = new ArrayList<>();
        all.add(CronTable.read(user, text, log::say, log::detail));
        all.addAll(tables);
        tables = all;
    }

    private Optional<User> account(String name) {
        return Accounts.read(process.files()).user(name);
    }

    private void readUpdates() {
        String users;
        try {
            users = new String(process.files().readAll(UPDATES), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return;
        }
        removeUpdates();
        users.lines().map(line -> line.replaceAll("\\s.*", "")).forEach(this::load);
    }

    private void removeUpdates() {
        try {
            process.files().unlink(UPDATES);
        } catch (IOException none) {
            return;
        }
    }

    private void writeNumber() {
        try {
            process.files().writeAll("/var/run/crond.pid", (process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException noDirectory) {
            return;
        }
    }

    private void runAtStart() {
        for (CronTable table : tables) {
            for (CronTable.Job job : table.jobs()) {
                if (job.times() == null) {
                    start(table, job);
                }
            }
        }
    }

    /** Those of the minutes after the one moment, up to the other. */
    private void startDue(long after, long until) {
        List<CronTable.Job> due = new ArrayList<>();
        for (long minute = after - after % MINUTE; minute <= until; minute += MINUTE) {
            if (minute > after) {
                findDue(Instant.ofEpochSecond(minute), due);
            }
        }
        for (CronTable table : tables) {
            for (CronTable.Job job : table.jobs()) {
                if (due.contains(job)) {
                    start(table, job);
                }
            }
        }
    }

    private void findDue(Instant minute, List<CronTable.Job> due) {
        TimeZones.Zone zone = TimeZones.of(process);
        for (CronTable table : tables) {
            log.say(DETAIL, "file " + table.user() + ":");
            if (table.isReplaced()) {
                continue;
            }
            for (CronTable.Job job : table.jobs()) {
                log.say(DETAIL, " line " + job.command());
                CronTimes times = job.times();
                if (times == null || !times.include(minute.atZone(zone.id()))) {
                    continue;
                }
                log.say(DETAIL, " job: " + job.pid + " " + job.command());
                if (job.pid > 0) {
                    log.say(USUAL, "user " + table.user() + ": process already running: " + job.command());
                } else if (!due.contains(job)) {
                    due.add(job);
                }
            }
        }
    }

    private void start(CronTable table, CronTable.Job job) {
        User user = account(table.user()).orElse(null);
        if (user == null) {
            log.say(WARNING, "can't get uid for " + table.user());
            return;
        }
        Map<String, String> environment = new LinkedHashMap<>(process.environment());
        environment.put("LOGNAME", user.name());
        environment.put("USER", user.name());
        environment.put("HOME", user.home());
        log.say(DETAIL, "child running " + SHELL);
        try {
            job.pid = process.fork(child -> job(child, user, job.command(), environment), 0, false);
        } catch (IOException error) {
            log.say(WARNING, "can't vfork");
            return;
        }
        String number = String.format("%3d", job.pid);
        log.say(USUAL, "USER " + user.name() + " pid " + number + " cmd " + job.command());
    }

    private Exit job(ContainerProcess child, User user, String command, Map<String, String> environment)
            throws IOException {
        child.files().become(credentials(user));
        try {
            child.files().changeDirectory(user.home());
        } catch (IOException error) {
            log.of(child).say(WARNING, "can't change directory to '" + user.home() + "'");
            child.files().changeDirectory(SPOOL);
        }
        return Exit.exec(SHELL, List.of(SHELL, "-c", command), environment);
    }

    private Credentials credentials(User user) {
        List<Integer> groups = new ArrayList<>(List.of(user.gid()));
        for (Group group : Accounts.read(process.files()).groups()) {
            if (group.members().contains(user.name()) && !groups.contains(group.gid())) {
                groups.add(group.gid());
            }
        }
        return new Credentials(
                user.uid(), user.gid(), groups, process.files().credentials().bounds());
    }

    /** @return whether jobs are still running */
    private boolean forgetEnded() {
        boolean running = false;
        for (CronTable table : tables) {
            for (CronTable.Job job : table.jobs()) {
                if (job.pid > 0 && hasEnded(job.pid)) {
                    job.pid = 0;
                }
                running |= job.pid > 0;
            }
        }
        return running;
    }

    private boolean hasEnded(int pid) {
        try {
            return process.waitFor(pid, false, false) != null;
        } catch (IOException noChild) {
            return true;
        }
    }
}
