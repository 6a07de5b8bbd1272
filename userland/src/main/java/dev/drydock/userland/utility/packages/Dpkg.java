package dev.drydock.userland.utility.packages;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code dpkg} and {@code dpkg-query}: what is known of the packages of a container; and their removal. */
final class Dpkg {
    private static final String QUERIES = "l,list s,status L,listfiles S,search W,show f,showformat= p,print-avail";
    static final Command COMMAND = Command.named("dpkg", Dpkg::start)
            .gnu(QUERIES + " r,remove P,purge i,install !unpack !configure a,pending get-selections print-architecture"
                    + " print-foreign-architectures !add-architecture= !compare-versions !c,contents !I,info")
            .trouble(2)
            .only(Flavour.GNU);
    static final Command QUERY =
            Command.named("dpkg-query", Dpkg::start).gnu(QUERIES).trouble(2).only(Flavour.GNU);
    private static final String HEAD = """
            Desired=Unknown/Install/Remove/Purge/Hold
            | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
            |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
            """;
    private static final String ADVICE = """


            Type dpkg --help for help about installing and deinstalling packages [*];
            Use 'apt' or 'aptitude' for user-friendly package management;
            Type dpkg -Dhelp for a list of dpkg debug flag values;
            Type dpkg --force-help for a list of forcing options;
            Type dpkg-deb --help for help about manipulating *.deb files;

            Options marked [*] produce a lot of output - pipe it through 'less' or 'more' !
            """;
    private static final List<String> KNOWN = List.of(
            "--list",
            "--status",
            "--listfiles",
            "--search",
            "--show",
            "--showformat",
            "--print-avail",
            "--remove",
            "--purge",
            "--install",
            "--unpack",
            "--configure",
            "--pending",
            "--get-selections",
            "--print-architecture",
            "--print-foreign-architectures",
            "--add-architecture",
            "--compare-versions",
            "--contents",
            "--info",
            "--help",
            "--version",
            "--");
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^;}]*)(?:;(-?\\d+))?}|\\\\(.)");
    private static final int SCREEN = 80;
    private static final int LEAST_NAME = 14;
    private static final int LEAST_VERSION = 12;
    private static final int LEAST_ARCHITECTURE = 12;
    private static final int LEAST_SUMMARY = 33;

    private final Invocation call;
    private final InstalledPackages installed;
    private final List<String> names;

    private Dpkg(Invocation call) {
        this.call = call;
        this.installed = InstalledPackages.read(call.files());
        this.names = call.operands();
    }

    /** An option that is not known is complained of in words of its own. */
    private static Exit start(Invocation call) throws IOException {
        for (String word : call.arguments()) {
            if (word.startsWith("--") && !KNOWN.contains(word.replaceAll("=.*", ""))) {
                call.raw(Invocation.baseName(call.name()) + ": error: unknown option " + word + ADVICE);
                return Exit.of(2);
            }
        }
        return new Dpkg(call).run();
    }

    private Exit run() throws IOException {
        String format = "${binary:Package}\t${Version}\n";
        String action = "";
        for (Option option : call.options()) {
            switch (option.key()) {
                case "f" -> format = option.argument().replaceFirst("^=", "");
                case "a" -> {}
                default -> action = option.key();
            }
        }
        switch (action) {
            case "l" -> list();
            case "s" -> status();
            case "L" -> files();
            case "S" -> search();
            case "W" -> show(format);
            case "r", "P" -> remove();
            case "i" -> install();
            case "get-selections" -> selections();
            case "print-architecture" -> call.out().line("amd64");
            case "print-foreign-architectures" -> {}
            default -> noAction();
        }
        return call.exit();
    }

    private void noAction() {
        call.raw(Invocation.baseName(call.name()) + ": error: need an action option" + ADVICE);
        call.status(2);
    }

    private void query(String complaint) {
        call.raw("dpkg-query: " + complaint + "\n");
        call.status(1);
    }

    /** Those whose names match one of the patterns; complains of patterns that match none. */
    private List<PackageRecord> chosen() {
        if (names.isEmpty()) {
            return installed.all();
        }
        List<PackageRecord> found = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        for (String name : names) {
            String pattern = name.replace(".", "\\.")
                    .replace("+", "\\+")
                    .replace("*", ".*")
                    .replace("?", ".");
            List<PackageRecord> matching = installed.all().stream()
                    .filter(record -> record.name().matches(pattern))
                    .toList();
            if (matching.isEmpty()) {
                unmatched.add(name);
            }
            found.addAll(matching);
        }
        unmatched.forEach(name -> query("no packages found matching " + name));
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(PackageRecord::name))
                .toList();
    }

    /** A table as wide as what stands in it, where nobody looks at it as wide as a terminal. */
    private void list() {
        List<PackageRecord> records = chosen();
        if (records.isEmpty()) {
            return;
        }
        int name = LEAST_NAME;
        int version = LEAST_VERSION;
        int architecture = LEAST_ARCHITECTURE;
        int summary = LEAST_SUMMARY;
        for (PackageRecord record : records) {
            name = Math.max(name, shown(record).length());
            version = Math.max(version, record.version().length());
            architecture = Math.max(architecture, record.architecture().length());
            summary = Math.max(summary, record.summary().length());
        }
        summary = call.writesToTerminal() ? Math.max(1, width() - (name + version + architecture + 7)) : summary;
        String line = "%-3s %-" + name + "." + name + "s %-" + version + "." + version + "s %-" + architecture + "."
                + architecture + "s %s%n";
        call.out().text(HEAD);
        call.out().text(String.format(Locale.ROOT, line, "||/", "Name", "Version", "Architecture", "Description"));
        call.out()
                .text("+++-" + "=".repeat(name) + "-" + "=".repeat(version) + "-" + "=".repeat(architecture) + "-"
                        + "=".repeat(summary) + "\n");
        for (PackageRecord record : records) {
            String told = record.summary();
            call.out()
                    .text(String.format(
                            Locale.ROOT,
                            line,
                            state(record),
                            shown(record),
                            record.version(),
                            record.architecture(),
                            call.writesToTerminal() && told.length() > summary ? told.substring(0, summary) : told));
        }
    }

    private int width() {
        return call.process()
                .terminal()
                .map(terminal -> terminal.windowSize().columns())
                .filter(columns -> columns > 0)
                .orElse(SCREEN);
    }

    private static String shown(PackageRecord record) {
        return record.field("Multi-Arch").equals("same") ? record.name() + ":" + record.architecture() : record.name();
    }

    private void status() {
        for (String name : names) {
            Optional<PackageRecord> record = installed.find(name);
            if (record.isEmpty()) {
                query("package '" + name + "' is not installed and no information is available");
                call.raw("Use dpkg --info (= dpkg-deb --info) to examine archive files.\n");
            } else {
                call.out()
                        .text((name.equals(names.get(0)) ? "" : "\n")
                                + record.get().text());
            }
        }
    }

    private void files() {
        for (String name : names) {
            Optional<PackageRecord> record = installed.find(name);
            if (record.isEmpty()) {
                query("package '" + name + "' is not installed");
                call.raw("Use dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n");
            } else {
                installed.filesOf(record.get()).forEach(call.out()::line);
            }
        }
    }

    private void search() {
        for (String wanted : names) {
            boolean found = false;
            for (PackageRecord record : installed.all()) {
                for (String path : installed.filesOf(record)) {
                    boolean matches = wanted.startsWith("/") ? path.equals(wanted) : path.contains(wanted);
                    if (matches) {
                        call.out().line(shown(record) + ": " + path);
                        found = true;
                    }
                }
            }
            if (!found) {
                query("no path found matching pattern " + (wanted.startsWith("/") ? wanted : "*" + wanted + "*"));
            }
        }
    }

    private void show(String format) {
        for (PackageRecord record : chosen()) {
            StringBuilder text = new StringBuilder();
            Matcher field = FIELD.matcher(format);
            while (field.find()) {
                field.appendReplacement(text, Matcher.quoteReplacement(value(record, field)));
            }
            call.out().text(field.appendTail(text).toString());
        }
    }

    private static String value(PackageRecord record, Matcher field) {
        if (field.group(3) != null) {
            return switch (field.group(3)) {
                case "n" -> "\n";
                case "t" -> "\t";
                default -> field.group(3);
            };
        }
        String value = switch (field.group(1)) {
            case "binary:Package" -> shown(record);
            case "binary:Summary" -> record.summary();
            case "db:Status-Abbrev" -> state(record) + " ";
            case "db:Status-Status" -> "installed";
            default -> record.field(field.group(1));
        };
        if (field.group(2) == null) {
            return value;
        }
        int width = Integer.parseInt(field.group(2));
        String pad = " ".repeat(Math.max(0, Math.abs(width) - value.length()));
        return width < 0 ? value + pad : pad + value;
    }

    private void selections() {
        for (PackageRecord record : chosen()) {
            String name = shown(record);
            call.out().line(name + "\t".repeat(Math.max(1, 6 - name.length() / 8)) + record.wanted());
        }
    }

    private static String state(PackageRecord record) {
        return record.wanted().charAt(0) + "i";
    }

    private void remove() throws IOException {
        for (String name : names) {
            Optional<PackageRecord> record = installed.find(name);
            if (record.isEmpty()) {
                call.raw("dpkg: warning: ignoring request to remove " + name + " which isn't installed\n");
                continue;
            }
            call.out()
                    .line("(Reading database ... " + installed.files()
                            + " files and directories currently installed.)");
            call.out().line("Removing " + name + " (" + record.get().version() + ") ...");
            installed.remove(record.get());
        }
    }

    private void install() {
        for (String archive : names) {
            String why = call.files().exists(archive)
                    ? "dpkg-deb: error: '" + archive + "' is not emulated: archives cannot be unpacked\n"
                    : "dpkg: error: cannot access archive '" + archive + "': No such file or directory\n";
            call.raw(why);
            call.status(2);
            return;
        }
    }
}
