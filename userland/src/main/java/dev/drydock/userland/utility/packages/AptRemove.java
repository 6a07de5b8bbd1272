package dev.drydock.userland.utility.packages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code apt-get remove}, {@code purge} and {@code autoremove}. */
final class AptRemove {
    private final AptRun run;
    private final InstalledPackages installed;
    private final Set<String> automatic;
    private final String mark;

    AptRemove(AptRun run, boolean purges) {
        this.run = run;
        this.installed = run.installed();
        this.automatic = run.automatic();
        this.mark = purges ? "*" : "";
    }

    void remove() throws IOException {
        run.prepare();
        PackageLists lists = run.lists();
        Set<String> going = new LinkedHashSet<>();
        for (String word : run.settings().names()) {
            String name = word.replaceAll("[=/:].*", "");
            if (installed.find(name).isPresent()) {
                withDependents(name, going);
            } else if (lists.find(name).isPresent()) {
                run.tell("Package '" + name + "' is not installed, so not removed");
            } else {
                run.fail("Unable to locate package " + name);
            }
        }
        if (run.hasFailed()) {
            throw run.stop();
        }
        List<String> idle = idle(going);
        if (idle.size() == 1) {
            run.tell("The following package was automatically installed and is no longer required:", idle);
            run.tell("Use 'apt autoremove' to remove it.");
        } else if (!idle.isEmpty()) {
            run.tell("The following packages were automatically installed and are no longer required:", idle);
            run.tell("Use 'apt autoremove' to remove them.");
        }
        take(going);
    }

    /** Removes what came for the sake of others that are gone. */
    void removeIdle() throws IOException {
        run.prepare();
        take(new LinkedHashSet<>(idle(Set.of())));
    }

    private void withDependents(String name, Set<String> going) {
        if (!going.add(name)) {
            return;
        }
        for (PackageRecord record : installed.all()) {
            boolean depends = List.of("Pre-Depends", "Depends").stream()
                    .flatMap(relation -> record.relation(relation).stream())
                    .anyMatch(group -> group.contains(name)
                            && group.stream().noneMatch(other -> !other.equals(name) && installed.provides(other)));
            if (depends) {
                withDependents(record.name(), going);
            }
        }
    }

    /** Those that nobody would need who stays. */
    private List<String> idle(Set<String> going) {
        Set<String> needed = new TreeSet<>();
        for (PackageRecord record : installed.all()) {
            if (!going.contains(record.name()) && !automatic.contains(record.name())) {
                need(record.name(), needed);
            }
        }
        return automatic.stream()
                .filter(name -> !needed.contains(name) && !going.contains(name))
                .filter(name -> installed.find(name).isPresent())
                .toList();
    }

    private void need(String name, Set<String> needed) {
        Optional<PackageRecord> record = installed.find(name);
        if (record.isEmpty() || !needed.add(name)) {
            return;
        }
        for (String relation : List.of("Pre-Depends", "Depends", "Recommends", "Suggests")) {
            record.get().relation(relation).forEach(group -> group.forEach(each -> need(each, needed)));
        }
    }

    private void take(Set<String> going) throws IOException {
        List<PackageRecord> records = new ArrayList<>();
        new TreeSet<>(going).forEach(name -> installed.find(name).ifPresent(records::add));
        run.tell(
                "The following packages will be REMOVED:",
                records.stream().map(record -> record.name() + mark).toList());
        List<String> essential = records.stream()
                .filter(record -> record.field("Essential").equals("yes"))
                .map(PackageRecord::name)
                .toList();
        run.tell(
                "WARNING: The following essential packages will be removed.\n"
                        + "This should NOT be done unless you know exactly what you are doing!",
                essential);
        run.tell("0 upgraded, 0 newly installed, " + records.size() + " to remove and 0 not upgraded.");
        if (!essential.isEmpty()) {
            run.fail("Essential packages were removed and -y was used without --allow-remove-essential.");
            throw run.stop();
        }
        if (records.isEmpty()) {
            return;
        }
        long bytes = records.stream().mapToLong(PackageRecord::installedBytes).sum();
        run.tell("After this operation, " + AptRun.size(bytes) + " disk space will be freed.");
        run.confirm();
        run.database(installed);
        for (PackageRecord record : records) {
            run.dpkg("Removing " + record.name() + " (" + record.version() + ") ...");
            installed.remove(record);
            automatic.remove(record.name());
        }
        run.automatic(automatic);
    }
}
