package dev.drydock.userland.utility.packages;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code apt-mark}, whose old names for two of its commands say nothing: which packages nobody asked for by name, and which are to stay as they are. */
final class AptMark {
    static final Command COMMAND = Command.named("apt-mark", AptMark::run)
            .gnu("h v q,quiet? y,yes o,option= !s,simulate !f,file= !c,config-file=")
            .trouble(100)
            .only(Flavour.GNU);
    private static final String HOLD = "hold";
    private static final String INSTALL = "install";
    private static final Map<String, String> OLD_NAMES =
            Map.of("markauto", "auto", "unmarkauto", "manual", "showheld", "showhold", "showholds", "showhold");

    private final AptRun run;
    private final InstalledPackages installed;

    private AptMark(AptRun run) {
        this.run = run;
        this.installed = run.installed();
    }

    private static Exit run(Invocation call) throws IOException {
        AptSettings settings = AptSettings.of(call);
        if (call.commandLine().has("v")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        if (call.commandLine().has("h") || settings.command().isEmpty()) {
            call.out().text(call.help());
            return call.commandLine().has("h") ? Exit.SUCCESS : Exit.FAILURE;
        }
        AptRun run = new AptRun(call, settings);
        run.sources();
        new AptMark(run).obey(OLD_NAMES.getOrDefault(settings.command(), settings.command()));
        return Exit.of(run.end());
    }

    private void obey(String command) throws IOException {
        Set<String> automatic = run.automatic();
        switch (command) {
            case "showauto" -> show(record -> automatic.contains(record.name()));
            case "showmanual" -> show(record -> !automatic.contains(record.name()));
            case "showhold" -> show(AptMark::isHeld);
            case "auto", "manual" -> mark(command.equals("auto"), automatic);
            case HOLD, "unhold" -> hold(command.equals(HOLD));
            case "minimize-manual",
                    "showinstall",
                    "showinstalls",
                    "showremove",
                    "showremoves",
                    "showdeinstall",
                    "showdeinstalls",
                    "showpurge",
                    "showpurges",
                    INSTALL,
                    "remove",
                    "deinstall",
                    "purge",
                    "unmark" -> run.fail("Operation " + command + " is not emulated");
            default -> run.fail("Invalid operation " + command);
        }
    }

    static boolean isHeld(PackageRecord record) {
        return record.field("Status").startsWith(HOLD + " ");
    }

    private void show(Predicate<PackageRecord> wanted) {
        List<String> names = run.settings().names();
        for (PackageRecord record : installed.all()) {
            if (wanted.test(record) && (names.isEmpty() || names.contains(record.name()))) {
                run.call().out().line(record.name());
            }
        }
    }

    private List<PackageRecord> chosen() {
        List<PackageRecord> found = new ArrayList<>();
        for (String name : run.settings().names()) {
            Optional<PackageRecord> record = installed.find(name);
            if (record.isPresent()) {
                found.add(record.get());
            } else if (run.lists().find(name).isEmpty()) {
                run.fail("Unable to locate package " + name);
            } else {
                run.call().out().line(name + " can not be marked as it is not installed.");
            }
        }
        if (found.isEmpty()) {
            run.fail("No packages found");
        }
        return found;
    }

    private void mark(boolean auto, Set<String> automatic) throws IOException {
        String kind = auto ? "automatically installed." : "manually installed.";
        boolean changed = false;
        for (PackageRecord record : chosen()) {
            String name = record.name();
            boolean fresh = auto ? automatic.add(name) : automatic.remove(name);
            if (!run.settings().command().endsWith("markauto")) {
                run.call().out().line(name + (fresh ? " set to " : " was already set to ") + kind);
            }
            changed |= fresh;
        }
        if (changed) {
            run.automatic(automatic);
        }
    }

    private void hold(boolean hold) throws IOException {
        List<PackageRecord> fresh = new ArrayList<>();
        for (PackageRecord record : chosen()) {
            if (isHeld(record) == hold) {
                run.call()
                        .out()
                        .line(record.name() + (hold ? " was already set on hold." : " was already not on hold."));
            } else {
                fresh.add(record);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        if (!run.call().files().credentials().isRoot()) {
            run.call().raw("dpkg: error: required read/write access to the dpkg database directory /var/lib/dpkg\n");
            run.fail("Sub-process dpkg --set-selections returned an error code (2)");
            run.fail("Executing dpkg failed. Are you root?");
            return;
        }
        for (PackageRecord record : fresh) {
            installed.select(record, hold ? HOLD : INSTALL);
            run.call().out().line(hold ? record.name() + " set on hold." : "Canceled hold on " + record.name() + ".");
        }
    }
}
