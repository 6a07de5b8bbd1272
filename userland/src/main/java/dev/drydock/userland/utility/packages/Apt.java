package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code apt-get}, {@code apt} and {@code apt-cache}. */
final class Apt {
    private static final String OPTIONS = "y,yes assume-yes force-yes q,quiet? no-install-recommends install-recommends"
            + " f,fix-broken m,fix-missing purge auto-remove autoremove o,option= u,show-upgraded V,verbose-versions"
            + " no-upgrade allow-unauthenticated allow-downgrades allow-remove-essential allow-change-held-packages"
            + " allow-releaseinfo-change no-install-suggests installed h v,version !s,simulate !d,download-only"
            + " !t,target-release= !reinstall !print-uris !c,config-file= !install-suggests !only-upgrade";
    static final Command GET = command("apt-get");
    static final Command FRIENDLY = command("apt");
    static final Command CACHE = command("apt-cache");
    private static final String UNSTABLE =
            "\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n";

    private Apt() {}

    private static Command command(String name) {
        return Command.named(name, Apt::run).gnu(OPTIONS).trouble(100).only(Flavour.GNU);
    }

    private static Exit run(Invocation call) throws IOException {
        String name = Invocation.baseName(call.name());
        for (String word : call.arguments()) {
            if (word.startsWith("--") && !isKnown(word.substring(2).replaceAll("=.*", ""))) {
                call.raw("E: Command line option " + word
                        + " is not understood in combination with the other options\n");
                return Exit.of(100);
            }
        }
        AptSettings settings = AptSettings.of(call);
        if (call.commandLine().has("h") || settings.command().isEmpty()) {
            boolean asked = call.commandLine().has("h") || call.commandLine().has("v");
            call.out().text(call.commandLine().has("v") ? call.version() : call.help());
            return Exit.of(asked ? 0 : 1);
        }
        AptRun run = new AptRun(call, settings);
        if (name.equals("apt")) {
            call.raw(call.writesToTerminal() ? "" : UNSTABLE);
        }
        if (!(name.equals("apt-cache") ? told(run) : done(run, name))) {
            run.fail("Invalid operation " + settings.command());
        }
        return Exit.of(run.end());
    }

    private static boolean isKnown(String option) {
        return (OPTIONS + " help ").matches(".*[ ,!]" + Pattern.quote(option) + "[=? ].*");
    }

    /** Whether the command is known. */
    private static boolean done(AptRun run, String name) throws IOException {
        switch (run.settings().command()) {
            case "update" -> update(run, name.equals("apt"));
            case "install" -> changes(run, () -> new AptInstall(run).install());
            case "remove" ->
                changes(run, () -> new AptRemove(run, run.settings().purges()).remove());
            case "purge" -> changes(run, () -> new AptRemove(run, true).remove());
            case "autoremove", "autopurge" ->
                changes(run, () -> new AptRemove(run, run.settings().purges()).removeIdle());
            case "upgrade", "dist-upgrade", "full-upgrade" -> {
                run.sources();
                run.prepare();
                run.step("Calculating upgrade...");
                run.tell("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.");
            }
            case "clean", "autoclean", "auto-clean" -> clean(run.call().files());
            case "check" -> {
                run.sources();
                run.prepare();
            }
            default -> {
                return name.equals("apt") && told(run);
            }
        }
        return true;
    }

    private static boolean told(AptRun run) {
        AptQuery query = new AptQuery(run);
        switch (run.settings().command()) {
            case "list" -> query.list(run.call().commandLine().has("installed"));
            case "search" -> query.search();
            case "show" -> query.show();
            case "policy" -> query.policy();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void update(AptRun run, boolean friendly) throws IOException {
        changes(run, () -> new AptUpdate(run).update());
        if (friendly) {
            run.step("Building dependency tree...");
            run.tell("All packages are up to date.");
        }
    }

    /** Something that changes files. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    /** Only root may lock what is to be changed. */
    private static void changes(AptRun run, Change change) throws IOException {
        if (!run.call().files().credentials().isRoot()) {
            boolean updates = run.settings().command().equals("update");
            if (updates) {
                run.step("Reading package lists...");
                lists(run);
            } else {
                run.fail("Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)");
                run.fail("Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?");
            }
            throw new Quit(run.end());
        }
        change.make();
    }

    private static void lists(AptRun run) {
        if (run.call().files().exists(PackageLists.DIRECTORY + "partial")) {
            run.fail("Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)");
            run.fail("Unable to lock directory /var/lib/apt/lists/");
        } else {
            run.fail("List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied)");
        }
    }

    private static void clean(FileContext files) throws IOException {
        String archives = "/var/cache/apt/archives/";
        List<DirectoryEntry> entries = files.exists(archives) ? files.list(archives) : List.of();
        for (DirectoryEntry entry : entries) {
            if (entry.name().endsWith(".deb")) {
                files.unlink(archives + entry.name());
            }
        }
    }
}
