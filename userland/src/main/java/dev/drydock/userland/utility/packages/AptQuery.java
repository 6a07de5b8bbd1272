package dev.drydock.userland.utility.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code apt} and {@code apt-cache} tell of packages: {@code list}, {@code search}, {@code show}, {@code policy}. */
final class AptQuery {
    private static final int LIST_PRIORITY = 500;

    private final AptRun run;
    private final InstalledPackages installed;
    private final PackageLists lists;

    AptQuery(AptRun run) {
        this.run = run;
        this.installed = run.installed();
        this.lists = run.lists();
    }

    /** All that is known, by name; what is listed hides what is installed. */
    private Map<String, PackageRecord> known() {
        Map<String, PackageRecord> known = new TreeMap<>();
        installed.all().forEach(record -> known.put(record.name(), record));
        lists.all().forEach(listed -> known.put(listed.record().name(), listed.record()));
        return known;
    }

    void list(boolean onlyInstalled) {
        run.call().out().line("Listing...");
        List<String> names = run.settings().names();
        List<String> lines = new ArrayList<>();
        known().forEach((name, record) -> {
            boolean wanted = names.isEmpty()
                    || names.stream()
                            .anyMatch(pattern -> name.matches(pattern.replace(".", "\\.")
                                    .replace("*", ".*")
                                    .replace("?", ".")));
            boolean present = installed.find(name).isPresent();
            if (wanted && (present || !onlyInstalled)) {
                lines.add(line(name, record, present));
            }
        });
        lines.stream().sorted().forEach(run.call().out()::line);
    }

    private String line(String name, PackageRecord record, boolean present) {
        Optional<PackageLists.Listed> listed = lists.find(name);
        String place = listed.isPresent() ? "oldstable" + (present ? ",now" : "") : "now";
        String state = !present
                ? ""
                : listed.isEmpty()
                        ? " [installed,local]"
                        : run.automatic().contains(name) ? " [installed,automatic]" : " [installed]";
        return name + "/" + place + " " + record.version() + " " + record.architecture() + state;
    }

    void search() {
        if (run.settings().names().isEmpty()) {
            run.fail("You must give at least one search pattern");
            throw run.stop();
        }
        known().forEach((name, record) -> {
            String text = (name + "\n" + record.field("Description")).toLowerCase(Locale.ROOT);
            boolean found = run.settings().names().stream()
                    .allMatch(word -> Pattern.compile(Pattern.quote(word.toLowerCase(Locale.ROOT)))
                            .matcher(text)
                            .find());
            if (found) {
                run.call().out().line(name + " - " + record.summary());
            }
        });
    }

    void show() {
        for (String name : run.settings().names()) {
            Optional<PackageRecord> record =
                    lists.find(name).map(PackageLists.Listed::record).or(() -> installed.find(name));
            if (record.isEmpty()) {
                run.fail("No packages found");
                throw run.stop();
            }
            run.call().out().text(record.get().text() + "\n");
        }
    }

    void policy() {
        for (String name : run.settings().names()) {
            Optional<PackageRecord> present = installed.find(name);
            Optional<PackageLists.Listed> listed = lists.find(name);
            if (present.isEmpty() && listed.isEmpty()) {
                continue;
            }
            String candidate = listed.map(each -> each.record().version())
                    .orElseGet(() -> present.map(PackageRecord::version).orElse(""));
            run.call()
                    .out()
                    .line(name + ":")
                    .line("  Installed: " + present.map(PackageRecord::version).orElse("(none)"))
                    .line("  Candidate: " + candidate)
                    .line("  Version table:")
                    .line((present.isPresent() ? " *** " : "     ") + candidate + " "
                            + (listed.isPresent() ? LIST_PRIORITY : 100));
            listed.ifPresent(each -> run.call()
                    .out()
                    .line("        " + LIST_PRIORITY + " " + each.source().uri() + " "
                            + each.source().suite() + "/" + each.component() + " amd64 Packages"));
            if (present.isPresent()) {
                run.call().out().line("        100 /var/lib/dpkg/status");
            }
        }
    }
}
