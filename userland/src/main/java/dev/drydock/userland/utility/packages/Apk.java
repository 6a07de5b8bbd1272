package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.process.Programs;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code apk} of Alpine: {@code add}, {@code del}, {@code update}, {@code upgrade}, {@code info} and {@code search}. */
final class Apk {
    static final Command COMMAND = Command.named("apk", call -> new Apk(call).run())
            .gnu("no-cache q,quiet U,update-cache update no-progress e,installed v,verbose V h allow-untrusted"
                    + " no-interactive f,force u,upgrade l,latest a,all !t,virtual= !X,repository= !p,root= !s,simulate"
                    + " !r,rdepends !R,depends !L,contents !W,who-owns d,description")
            .trouble(1)
            .only(Flavour.GNU);
    private static final String REPOSITORIES = "/etc/apk/repositories";
    private static final String TRIGGER = "busybox";

    private final Invocation call;
    private final FileContext files;
    private final ApkDatabase database;
    private final Map<String, PackageRecord> offered = new TreeMap<>();
    private int unreachable;

    private Apk(Invocation call) throws IOException {
        this.call = call;
        this.files = call.files();
        this.database = ApkDatabase.read(files);
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands();
        if (call.commandLine().has("V")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        if (operands.isEmpty()) {
            call.out().text(call.help());
            return Exit.of(call.commandLine().has("h") ? 0 : 1);
        }
        List<String> names = operands.subList(1, operands.size());
        switch (operands.get(0)) {
            case "add" -> add(names);
            case "del" -> delete(names);
            case "update" -> update();
            case "upgrade" -> {
                fetch();
                lock();
                done();
            }
            case "info" -> info(names);
            case "search" -> search(names);
            case "cache" -> {}
            default -> {
                call.raw("ERROR: '" + operands.get(0) + "' is not an apk command. See 'apk --help'.\n");
                call.status(1);
            }
        }
        return call.exit();
    }

    /** Only root may change anything. */
    private void lock() {
        if (!files.credentials().isRoot()) {
            call.raw("ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: "
                    + "Permission denied\n");
            throw new Quit(99);
        }
    }

    private List<String> repositories() {
        try {
            String text = new String(files.readAll(REPOSITORIES), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("@"))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Looks what can be had, in each repository. */
    private void fetch() {
        boolean network = !call.process().network().routes().isEmpty();
        for (String repository : repositories()) {
            say("fetch " + repository + "/x86_64/APKINDEX.tar.gz");
            String host = repository.replaceFirst("^[a-z]+://", "").replaceAll("[:/].*", "");
            if (!network || !Mirror.isAt(host)) {
                unreachable++;
                call.raw("WARNING: fetching " + repository + ": temporary error (try again later)\n");
            } else if (repository.endsWith("/main")) {
                Mirror.alpine().records().forEach(record -> offered.put(record.name(), record));
            }
        }
    }

    private void say(String line) {
        if (!call.commandLine().has("q")) {
            call.out().line(line);
        }
    }

    private void update() {
        fetch();
        lock();
        for (String repository : unreachable > 0 ? List.<String>of() : repositories()) {
            say("v3.22.2 [" + repository + "]");
        }
        if (unreachable > 0) {
            say(unreachable + " unavailable, 0 stale; " + database.size() + " distinct packages available");
            call.status(unreachable);
        } else {
            TreeSet<String> all = new TreeSet<>(offered.keySet());
            database.all().forEach(entry -> all.add(entry.name()));
            say("OK: " + all.size() + " distinct packages available");
        }
    }

    private void add(List<String> words) throws IOException {
        lock();
        fetch();
        Map<String, PackageRecord> plan = new LinkedHashMap<>();
        StringBuilder missing = new StringBuilder();
        for (String word : words) {
            String name = word.replaceAll("[=<>~@].*", "");
            if (database.find(name).isPresent()) {
                continue;
            }
            if (!offered.containsKey(name)) {
                missing.append("  ").append(name).append(" (no such package):\n    required by: world[");
                missing.append(word).append("]\n");
            } else {
                plan(name, plan);
            }
        }
        if (!missing.isEmpty()) {
            call.raw("ERROR: unable to select packages:\n" + missing);
            throw new Quit(missing.toString().split("required by", -1).length - 1);
        }
        int number = 0;
        for (PackageRecord record : plan.values()) {
            say("(" + ++number + "/" + plan.size() + ") Installing " + record.name() + " (" + record.version() + ")");
            install(record);
        }
        words.forEach(word -> database.world().add(word.replaceAll("[=<>~@].*", "")));
        database.write();
        trigger(plan.isEmpty());
        done();
    }

    /** What a package needs comes before it. */
    private void plan(String name, Map<String, PackageRecord> plan) {
        PackageRecord record = offered.get(name);
        if (record == null || plan.containsKey(name) || database.find(name).isPresent()) {
            return;
        }
        record.relation("Depends").forEach(group -> plan(group.get(0), plan));
        plan.put(name, record);
    }

    private void trigger(boolean idle) {
        database.find(TRIGGER)
                .filter(busybox -> !idle)
                .ifPresent(busybox -> say("Executing " + TRIGGER + "-" + busybox.version() + ".trigger"));
    }

    private void done() {
        say("OK: " + database.mebibytes() + " MiB in " + database.size() + " packages");
    }

    /** A file takes the place of BusyBox's link, which comes back when the file goes. */
    private void install(PackageRecord record) throws IOException {
        Map<String, String> paths = new TreeMap<>();
        for (String line : record.lines(PackageRecord.FILES)) {
            String[] words = line.split(" ");
            String path = words[1];
            paths.put(path, linked(path));
            if (!paths.get(path).isEmpty()) {
                files.unlink(path);
            }
            files.writeAll(path, Programs.stubOf(words[2]));
            files.changeMode(path, 0755);
        }
        List<String> depends =
                record.relation("Depends").stream().map(group -> group.get(0)).toList();
        database.add(new ApkDatabase.Entry(record.name(), record.version(), record.installedBytes(), depends, paths));
    }

    private String linked(String path) throws IOException {
        try {
            return files.linkStatus(path).isSymlink() ? files.readLink(path) : "";
        } catch (IOException nothing) {
            return "";
        }
    }

    private void delete(List<String> names) throws IOException {
        lock();
        database.world().removeAll(names);
        Mirror.alpine().records().forEach(record -> offered.put(record.name(), record));
        List<ApkDatabase.Entry> idle = new ArrayList<>(database.idle(offered.keySet()));
        for (String name : names) {
            Optional<ApkDatabase.Entry> entry = database.find(name);
            if (entry.isPresent() && !idle.contains(entry.get())) {
                say("World updated, but the following packages are not removed due to:");
                say("  " + name + ":");
            }
        }
        int number = 0;
        for (ApkDatabase.Entry entry : idle) {
            say("(" + ++number + "/" + idle.size() + ") Purging " + entry.name() + " (" + entry.version() + ")");
            for (Map.Entry<String, String> path : entry.paths().entrySet()) {
                if (files.exists(path.getKey())) {
                    files.unlink(path.getKey());
                }
                if (!path.getValue().isEmpty()) {
                    files.symlink(path.getValue(), path.getKey());
                }
            }
            database.remove(entry.name());
        }
        database.write();
        trigger(idle.isEmpty());
        done();
    }

    private void info(List<String> names) {
        boolean verbose = call.commandLine().has("v");
        if (names.isEmpty()) {
            database.all().forEach(entry -> call.out().line(entry.name() + (verbose ? "-" + entry.version() : "")));
        }
        for (String name : names) {
            Optional<ApkDatabase.Entry> entry = database.find(name);
            if (entry.isEmpty()) {
                call.status(1);
            } else if (call.commandLine().has("e")) {
                call.out().line(name);
            } else {
                call.out()
                        .line(name + "-" + entry.get().version() + " installed size:\n"
                                + (entry.get().bytes() >> 10) + " KiB\n");
            }
        }
    }

    private void search(List<String> names) {
        fetch();
        offered.forEach((name, record) -> {
            if (names.isEmpty() || names.stream().anyMatch(name::contains)) {
                call.out().line(name + "-" + record.version());
            }
        });
    }
}
