package dev.drydock.userland.server.redis;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What outlives the server: {@code dump.rdb}, written when it is asked for and when enough has changed, and the journal. */
final class Persistence {
    private final ContainerProcess process;
    private final Settings settings;
    private final RedisLog log;
    private final List<Keyspace> keyspaces;
    /** Since the last save. */
    private long changes;
    /** In seconds since 1970. */
    private long lastSave;
    /** The process that saves; 0 for none. */
    private int saver;

    private long changesWhenForked;
    private boolean failed;
    private long saves;
    private @Nullable Journal journal;

    Persistence(ContainerProcess process, Settings settings, RedisLog log, List<Keyspace> keyspaces) {
        this.process = process;
        this.settings = settings;
        this.log = log;
        this.keyspaces = keyspaces;
        this.lastSave = milliseconds() / 1000;
    }

    private long milliseconds() {
        return process.clock().now().toEpochMilli();
    }

    long lastSave() {
        return lastSave;
    }

    boolean isSaving() {
        return saver != 0;
    }

    boolean savesByItself() {
        return !settings.savePoints().isEmpty();
    }

    void changed() {
        changes++;
    }

    /**
     * Reads what an earlier server has left; what cannot be read ends this one.
     *
     * @param replay carries a command out
     */
    void load(Consumer<List<String>> replay) {
        try {
            if (settings.isOn("appendonly")) {
                loadJournal(replay);
            } else if (process.files().exists(settings.text("dbfilename"))) {
                Instant begun = process.clock().now();
                loadSnapshot(process.files().readAll(settings.text("dbfilename")), false);
                log.notice(process, 'M', "DB loaded from disk: " + since(begun));
            }
        } catch (IOException broken) {
            log.warning(process, 'M', String.valueOf(broken.getMessage()));
            log.warning(process, 'M', "Fatal error loading the DB, check server logs. Exiting.");
            process.exit(1);
        }
        changes = 0;
    }

    private String since(Instant begun) {
        Duration taken = Duration.between(begun, process.clock().now());
        return String.format(Locale.ROOT, "%.3f seconds", taken.toNanos() / 1e9);
    }

    private void loadJournal(Consumer<List<String>> replay) throws IOException {
        Journal opened = new Journal(process, settings);
        List<Journal.Part> parts = opened.parts();
        if (parts.isEmpty()) {
            parts = opened.begin();
            log.notice(process, 'M', "Creating AOF base file " + parts.get(0).name() + " on server start");
            opened.writeBase(parts.get(0), SnapshotWriter.write(keyspaces, milliseconds() / 1000, true));
            log.notice(process, 'M', "Creating AOF incr file " + parts.get(1).name() + " on server start");
            opened.open(parts.get(1));
            opened.writeManifest(parts);
            journal = opened;
            return;
        }
        Instant begun = process.clock().now();
        for (Journal.Part part : parts) {
            Instant before = process.clock().now();
            if (part.base()) {
                log.notice(process, 'M', "Reading RDB base file on AOF loading...");
                loadSnapshot(opened.read(part), true);
            } else {
                Journal.replay(opened.read(part), replay);
            }
            log.notice(
                    process,
                    'M',
                    "DB loaded from " + (part.base() ? "base" : "incr") + " file " + part.name() + ": "
                            + since(before));
        }
        log.notice(process, 'M', "DB loaded from append only file: " + since(begun));
        Journal.Part last = parts.get(parts.size() - 1);
        log.notice(process, 'M', "Opening AOF incr file " + last.name() + " on server start");
        opened.open(last);
        journal = opened;
    }

    /** Writes a change down, if changes are. */
    void journal(int database, List<List<String>> commands) {
        Journal opened = journal;
        if (opened != null) {
            try {
                opened.append(database, commands);
            } catch (IOException lost) {
                log.warning(process, 'M', "Error writing to the AOF file: " + lost.getMessage());
                log.warning(process, 'M', "Can't recover from AOF write error. Exiting...");
                process.exit(1);
            }
        }
    }

    boolean isJournalling() {
        return journal != null;
    }

    private void loadSnapshot(byte[] bytes, boolean base) throws IOException {
        SnapshotReader.Result result = SnapshotReader.read(bytes, keyspaces, milliseconds());
        String writer = result.auxiliary().getOrDefault("redis-ver", "");
        log.notice(process, 'M', "Loading RDB produced by version " + writer);
        long made = Long.parseLong(result.auxiliary().getOrDefault("ctime", "0"));
        log.notice(process, 'M', "RDB age " + Math.max(0, milliseconds() / 1000 - made) + " seconds");
        String memory = result.auxiliary().get("used-mem");
        if (memory != null) {
            log.notice(
                    process,
                    'M',
                    String.format(
                            Locale.ROOT,
                            "RDB memory usage when created %.2f Mb",
                            Long.parseLong(memory) / (1024.0 * 1024)));
        }
        if (base) {
            log.notice(process, 'M', "RDB is base AOF");
        }
        log.notice(
                process,
                'M',
                "Done loading RDB, keys loaded: " + result.loaded() + ", keys expired: " + result.expired() + ".");
    }

    /** Saves here and now; false if it failed, which the log tells. */
    boolean save() {
        if (!write(process, 'M')) {
            failed = true;
            return false;
        }
        succeeded(0);
        return true;
    }

    private void succeeded(long left) {
        changes = left;
        lastSave = milliseconds() / 1000;
        failed = false;
        saves++;
    }

    private boolean write(ContainerProcess writer, char role) {
        String temporary = "temp-" + writer.pid() + ".rdb";
        try {
            byte[] bytes = SnapshotWriter.write(keyspaces, milliseconds() / 1000, false);
            writer.files().writeAll(temporary, bytes);
            writer.files().rename(temporary, settings.text("dbfilename"));
            log.notice(writer, role, "DB saved on disk");
            return true;
        } catch (IOException refused) {
            log.warning(
                    writer,
                    role,
                    "Failed opening the temp RDB file " + temporary + " (in server root dir " + settings.text("dir")
                            + ") for saving: " + refused.getMessage());
            return false;
        }
    }

    /** By a process of its own; false if there can be none. */
    boolean saveInBackground() {
        try {
            saver = process.fork(this::saveAsChild, -1, false);
            changesWhenForked = changes;
            log.notice(process, 'M', "Background saving started by pid " + saver);
            return true;
        } catch (IOException refused) {
            log.warning(process, 'M', "Can't save in background: fork: " + refused.getMessage());
            return false;
        }
    }

    private Exit saveAsChild(ContainerProcess child) {
        if (!write(child, 'C')) {
            return Exit.FAILURE;
        }
        log.notice(child, 'C', "Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB");
        return Exit.SUCCESS;
    }

    /** A child has ended. */
    void reap() {
        try {
            WaitStatus ended = saver == 0 ? null : process.waitFor(saver, false, false);
            if (ended != null) {
                saver = 0;
                if (ended.status() == 0) {
                    succeeded(changes - changesWhenForked);
                    log.notice(process, 'M', "Background saving terminated with success");
                } else {
                    failed = true;
                    log.warning(process, 'M', "Background saving error");
                }
            }
        } catch (IOException gone) {
            saver = 0;
        }
    }

    /** When the next save is due, in milliseconds since 1970; {@link Long#MAX_VALUE} if nothing is to be saved. */
    long nextSave() {
        if (saver != 0 || changes == 0) {
            return Long.MAX_VALUE;
        }
        return settings.savePoints().stream()
                .filter(point -> changes >= point.changes())
                .mapToLong(point -> (lastSave + point.seconds()) * 1000 + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void saveIfDue() {
        long now = milliseconds();
        if (nextSave() > now) {
            return;
        }
        for (Settings.SavePoint point : settings.savePoints()) {
            if (changes >= point.changes() && (lastSave + point.seconds()) * 1000 < now) {
                log.notice(process, 'M', point.changes() + " changes in " + point.seconds() + " seconds. Saving...");
                saveInBackground();
                return;
            }
        }
    }

    String information() {
        return Information.line("loading", 0)
                + Information.line("rdb_changes_since_last_save", changes)
                + Information.line("rdb_bgsave_in_progress", isSaving() ? 1 : 0)
                + Information.line("rdb_last_save_time", lastSave)
                + Information.line("rdb_last_bgsave_status", failed ? "err" : "ok")
                + Information.line("rdb_saves", saves)
                + Information.line("aof_enabled", isJournalling() ? 1 : 0);
    }
}
