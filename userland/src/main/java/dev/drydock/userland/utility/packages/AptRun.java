package dev.drydock.userland.utility.packages;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One run of {@code apt-get} or {@code apt}: its settings, the packages that it knows, and its way of telling. */
final class AptRun {
    private static final String STATES = "/var/lib/apt/extended_states";
    private static final int WIDTH = 77;
    private static final int FAILED = 100;
    private static final String UNITS = " kMGT";

    private final Invocation call;
    private final AptSettings settings;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private List<PackageSource> sources = List.of();

    AptRun(Invocation call, AptSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    Invocation call() {
        return call;
    }

    AptSettings settings() {
        return settings;
    }

    /** The sources, read anew. */
    List<PackageSource> sources() {
        warnings.removeIf(warning -> warning.startsWith("W: Unable to read"));
        sources = PackageSource.read(call.files(), warnings);
        return sources;
    }

    PackageLists lists() {
        return PackageLists.read(call.files(), sources());
    }

    InstalledPackages installed() {
        return InstalledPackages.read(call.files());
    }

    /** What apt says while it makes up its mind. */
    void prepare() {
        step("Reading package lists...");
        step("Building dependency tree...");
        if (call.files().exists(STATES)) {
            step("Reading state information...");
        }
    }

    void step(String words) {
        if (!settings.isSilent()) {
            call.out().line(words + (isTerminal() ? " Done" : ""));
        }
    }

    private boolean isTerminal() {
        try {
            return call.process().descriptor(1).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }

    /** A line that {@code -qq} keeps back. */
    void tell(String line) {
        if (!settings.isSilent()) {
            call.out().line(line);
        }
    }

    /** A heading and names below it, as wide as a terminal. */
    void tell(String heading, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        tell(heading);
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            if (line.length() > 0 && line.length() + name.length() > WIDTH) {
                tell(" " + line);
                line.setLength(0);
            }
            line.append(' ').append(name);
        }
        tell(" " + line);
    }

    void warn(String words) {
        warnings.add("W: " + words);
    }

    void fail(String words) {
        errors.add("E: " + words);
    }

    boolean hasFailed() {
        return !errors.isEmpty();
    }

    /** Says what went wrong, warnings first. */
    int end() {
        warnings.forEach(warning -> call.raw(warning + "\n"));
        errors.forEach(error -> call.raw(error + "\n"));
        return errors.isEmpty() ? 0 : FAILED;
    }

    Quit stop() {
        return new Quit(end());
    }

    /** Asks whether to go on, unless that was answered on the command line; the end of input means no. */
    void confirm() throws IOException {
        if (settings.isAgreed()) {
            return;
        }
        call.out().text("Do you want to continue? [Y/n] ").flush();
        StringBuilder answer = new StringBuilder();
        byte[] one = new byte[1];
        boolean ended = false;
        while (!ended) {
            int count = call.process().descriptor(0).read(one, 0, 1);
            if (count < 1) {
                call.out().line("Abort.");
                throw new Quit(1);
            }
            ended = one[0] == '\n';
            answer.append((char) one[0]);
        }
        String word = answer.toString().strip().toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !word.startsWith("y")) {
            call.out().line("Abort.");
            throw new Quit(1);
        }
    }

    /** What dpkg says, which comes through a terminal of its own. */
    void dpkg(String line) {
        call.out().text(line + "\r\n");
    }

    /** The count that dpkg makes before it works. */
    void database(InstalledPackages installed) {
        StringBuilder text = new StringBuilder("(Reading database ... ");
        for (int percent = 5; percent <= 100; percent += 5) {
            text.append("\r(Reading database ... ").append(percent).append('%');
        }
        call.out().text(text + "\r");
        dpkg("(Reading database ... " + installed.files() + " files and directories currently installed.)");
    }

    /** A number of bytes as apt shows it: {@code 921 B}, {@code 132 kB}, {@code 15.8 MB}. */
    static String size(long bytes) {
        double scaled = bytes;
        for (int unit = 0; unit < UNITS.length(); unit++) {
            String letter = unit == 0 ? " " : " " + UNITS.charAt(unit);
            if (scaled < 100 && unit > 0) {
                return String.format(Locale.ROOT, "%.1f%sB", scaled, letter);
            }
            if (scaled < 10_000) {
                return String.format(Locale.ROOT, "%.0f%sB", scaled, letter);
            }
            scaled /= 1000;
        }
        return bytes + " B";
    }

    // Which packages came for the sake of others

    Set<String> automatic() {
        Set<String> names = new TreeSet<>();
        try {
            String text = new String(call.files().readAll(STATES), StandardCharsets.UTF_8);
            for (PackageRecord record : PackageRecord.parse(text)) {
                if (record.field("Auto-Installed").equals("1")) {
                    names.add(record.name());
                }
            }
        } catch (IOException none) {
            return names;
        }
        return names;
    }

    void automatic(Set<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        names.forEach(
                name -> text.append("Package: ").append(name).append("\nArchitecture: amd64\nAuto-Installed: 1\n\n"));
        call.files().writeAll(STATES, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
