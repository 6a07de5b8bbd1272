package dev.drydock.userland.utility.packages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which packages must be installed for the sake of those that were asked for; each comes behind what it depends on. */
final class InstallPlan {
    private final InstalledPackages installed;
    private final PackageLists lists;
    private final boolean recommends;
    private final Map<String, PackageLists.Listed> chosen = new LinkedHashMap<>();
    private final TreeSet<String> begun = new TreeSet<>();
    private final List<String> unmet = new ArrayList<>();

    InstallPlan(InstalledPackages installed, PackageLists lists, boolean recommends) {
        this.installed = installed;
        this.lists = lists;
        this.recommends = recommends;
    }

    void add(PackageLists.Listed wanted) {
        PackageRecord record = wanted.record();
        if (!begun.add(record.name())) {
            return;
        }
        for (String relation : List.of("Pre-Depends", "Depends")) {
            for (List<String> group : record.relation(relation)) {
                if (!isMet(group)) {
                    first(group)
                            .ifPresentOrElse(
                                    this::add,
                                    () -> unmet.add(" " + record.name() + " : " + relation + ": " + group.get(0)
                                            + " but it is not installable"));
                }
            }
        }
        chosen.put(record.name(), wanted);
        if (recommends) {
            record.relation("Recommends").stream()
                    .filter(group -> !isMet(group))
                    .forEach(group -> first(group).ifPresent(this::add));
        }
    }

    private boolean isMet(List<String> group) {
        return group.stream().anyMatch(name -> installed.provides(name) || begun.contains(name));
    }

    private Optional<PackageLists.Listed> first(List<String> group) {
        return group.stream().flatMap(name -> lists.find(name).stream()).findFirst();
    }

    List<PackageLists.Listed> packages() {
        return List.copyOf(chosen.values());
    }

    List<String> names() {
        return List.copyOf(new TreeSet<>(chosen.keySet()));
    }

    /** What cannot be had, as apt tells of it. */
    List<String> unmet() {
        return unmet;
    }

    /** What the packages only suggest or recommend and nobody installs, with a bar between alternatives. */
    List<String> left(String relation) {
        List<String> left = new ArrayList<>();
        for (PackageLists.Listed listed : new TreeMap<>(chosen).values()) {
            for (List<String> group : listed.record().relation(relation)) {
                if (!isMet(group)) {
                    for (int i = 0; i < group.size(); i++) {
                        String word = (i == 0 ? "" : "| ") + group.get(i);
                        if (!left.contains(word)) {
                            left.add(word);
                        }
                    }
                }
            }
        }
        return left;
    }
}
