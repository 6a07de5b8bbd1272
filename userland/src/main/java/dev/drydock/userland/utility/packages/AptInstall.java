package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Programs;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code apt-get install}. */
final class AptInstall {
    /** From so many packages on their archives are handed over with numbers in front of their names. */
    private static final int NUMBERED = 5;

    private final AptRun run;
    private final FileContext files;
    private final InstalledPackages installed;
    private final PackageLists lists;
    private final Mirror mirror = Mirror.standard();
    private final InstallPlan plan;

    AptInstall(AptRun run) {
        this.run = run;
        this.files = run.call().files();
        this.installed = run.installed();
        this.lists = run.lists();
        this.plan = new InstallPlan(installed, lists, run.settings().recommends());
    }

    void install() throws IOException {
        run.prepare();
        List<PackageLists.Listed> wanted = new ArrayList<>();
        Set<String> automatic = run.automatic();
        for (String word : run.settings().names()) {
            find(word, automatic).ifPresent(wanted::add);
        }
        if (run.hasFailed()) {
            throw run.stop();
        }
        wanted.forEach(plan::add);
        if (!plan.unmet().isEmpty()) {
            throw unmet();
        }
        List<String> named =
                wanted.stream().map(listed -> listed.record().name()).toList();
        List<String> extra =
                plan.names().stream().filter(name -> !named.contains(name)).toList();
        run.tell("The following additional packages will be installed:", extra);
        run.tell("Suggested packages:", plan.left("Suggests"));
        if (!run.settings().recommends()) {
            run.tell("Recommended packages:", plan.left("Recommends"));
        }
        run.tell("The following NEW packages will be installed:", plan.names());
        run.tell("0 upgraded, " + plan.names().size() + " newly installed, 0 to remove and 0 not upgraded.");
        if (plan.packages().isEmpty()) {
            run.automatic(automatic);
            return;
        }
        fetch(extra);
        unpack();
        automatic.addAll(extra);
        run.automatic(automatic);
    }

    /** Empty if it is there, or cannot be had. */
    private Optional<PackageLists.Listed> find(String word, Set<String> automatic) {
        String name = word.replaceAll("[=/:].*", "");
        String version = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
        Optional<PackageLists.Listed> listed = lists.find(name);
        Optional<PackageRecord> present = installed.find(name);
        Optional<String> known =
                listed.map(each -> each.record().version()).or(() -> present.map(PackageRecord::version));
        if (known.isEmpty()) {
            missing(name);
        } else if (!version.isEmpty() && !version.equals(known.get())) {
            run.tell(notAvailable(name));
            run.fail("Version '" + version + "' for '" + name + "' was not found");
        } else if (present.isPresent()) {
            run.tell(name + " is already the newest version (" + present.get().version() + ").");
            if (automatic.remove(name)) {
                run.tell(name + " set to manually installed.");
            }
            return Optional.empty();
        }
        return listed;
    }

    private void missing(String name) {
        if (isReferredTo(name)) {
            run.tell(notAvailable(name));
            run.fail("Package '" + name + "' has no installation candidate");
            return;
        }
        run.fail("Unable to locate package " + name);
        if (name.contains(".")) {
            run.fail("Couldn't find any package by glob '" + name + "'");
            run.fail("Couldn't find any package by regex '" + name + "'");
        }
    }

    private static String notAvailable(String name) {
        return "Package " + name + " is not available, but is referred to by another package.\n"
                + "This may mean that the package is missing, has been obsoleted, or\n"
                + "is only available from another source\n";
    }

    private boolean isReferredTo(String name) {
        List<PackageRecord> known = new ArrayList<>(installed.all());
        lists.all().forEach(listed -> known.add(listed.record()));
        return known.stream()
                .anyMatch(record ->
                        List.of("Pre-Depends", "Depends", "Recommends", "Suggests", "Breaks", "Conflicts", "Replaces")
                                .stream()
                                .anyMatch(relation ->
                                        record.relation(relation).stream().anyMatch(group -> group.contains(name))));
    }

    private Quit unmet() {
        run.tell("""
                Some packages could not be installed. This may mean that you have
                requested an impossible situation or if you are using the unstable
                distribution that some required packages have not yet been created
                or been moved out of Incoming.
                The following information may help to resolve the situation:

                The following packages have unmet dependencies:""");
        plan.unmet().forEach(run::tell);
        run.fail("Unable to correct problems, you have held broken packages.");
        return run.stop();
    }

    private void fetch(List<String> extra) throws IOException {
        long bytes = 0;
        long room = 0;
        for (PackageLists.Listed listed : plan.packages()) {
            bytes += listed.record().archiveBytes();
            room += listed.record().installedBytes();
        }
        run.tell("Need to get " + AptRun.size(bytes) + " of archives.");
        run.tell("After this operation, " + AptRun.size(room) + " of additional disk space will be used.");
        if (!extra.isEmpty()) {
            run.confirm();
        }
        if (run.call().process().network().routes().isEmpty()) {
            throw unreachable();
        }
        int number = 0;
        for (PackageLists.Listed listed : plan.packages()) {
            PackageRecord record = listed.record();
            number++;
            run.tell(String.join(
                    " ",
                    "Get:" + number,
                    listed.source().uri(),
                    listed.source().suite() + "/" + listed.component(),
                    record.architecture(),
                    record.name(),
                    record.architecture(),
                    record.version(),
                    "[" + AptRun.size(record.archiveBytes()) + "]"));
        }
        run.tell("Fetched " + AptRun.size(bytes) + " in 0s (0 B/s)");
    }

    private Quit unreachable() {
        int number = 0;
        for (PackageLists.Listed listed : plan.packages()) {
            PackageRecord record = listed.record();
            number++;
            run.tell("Err:" + number + " " + listed.source().uri() + " "
                    + listed.source().suite() + "/" + listed.component() + " " + record.architecture() + " "
                    + record.name() + " " + record.architecture() + " " + record.version());
            run.tell("  Temporary failure resolving '" + listed.source().host() + "'");
            run.fail("Failed to fetch " + listed.source().uri() + "/" + record.field("Filename")
                    + "  Temporary failure resolving '" + listed.source().host() + "'");
        }
        run.fail("Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?");
        return run.stop();
    }

    private void unpack() throws IOException {
        if (!installed.provides("apt-utils")) {
            run.call().raw("debconf: delaying package configuration, since apt-utils is not installed\n");
        }
        List<PackageRecord> ready = new ArrayList<>();
        int count = plan.packages().size();
        int width = Integer.toString(count - 1).length();
        for (PackageLists.Listed listed : plan.packages()) {
            PackageRecord record = listed.record();
            String number = count < NUMBERED ? "" : String.format(Locale.ROOT, "%0" + width + "d-", ready.size());
            run.dpkg("Selecting previously unselected package " + shown(record) + ".");
            if (ready.isEmpty()) {
                run.database(installed);
            }
            run.dpkg("Preparing to unpack .../" + number + record.archive() + " ...");
            run.dpkg("Unpacking " + shown(record) + " (" + record.version() + ") ...");
            PackageRecord archive = mirror.archive(record).orElse(record);
            installed.add(record.installed(), contents(archive));
            ready.add(archive);
        }
        for (PackageRecord record : ready) {
            run.dpkg("Setting up " + shown(record) + " (" + record.version() + ") ...");
            record.lines(PackageRecord.SAYS).forEach(run::dpkg);
        }
        installed
                .find("libc-bin")
                .filter(linker -> ready.stream()
                        .anyMatch(record -> record.field("Section").equals("libs")))
                .ifPresent(linker -> run.dpkg("Processing triggers for libc-bin (" + linker.version() + ") ..."));
    }

    /** A library can be there for several architectures; its name says for which. */
    private static String shown(PackageRecord record) {
        return record.field("Multi-Arch").equals("same") ? record.name() + ":" + record.architecture() : record.name();
    }

    /** Makes its files; gives their paths, those of their directories first. */
    private List<String> contents(PackageRecord record) throws IOException {
        Set<String> paths = new TreeSet<>(Set.of("/."));
        for (String line : record.lines(PackageRecord.FILES)) {
            String[] words = line.split(" ");
            String path = words[1];
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String directory = path.substring(0, slash);
                paths.add(directory);
                if (!files.exists(directory)) {
                    files.makeDirectory(directory, 0755);
                }
            }
            paths.add(path);
            if (isThere(path)) {
                files.unlink(path);
            }
            if (words[0].equals("l")) {
                files.symlink(words[2], path);
            } else {
                files.writeAll(path, Programs.stubOf(words[2]));
                files.changeMode(path, 0755);
            }
        }
        return List.copyOf(paths);
    }

    private boolean isThere(String path) {
        try {
            return !files.linkStatus(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }
}
