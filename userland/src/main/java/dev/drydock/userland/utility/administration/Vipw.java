package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code vipw} and {@code vigr} of shadow 4.13: the accounts in an editor. */
final class Vipw {
    static final Command COMMAND = Command.named("vipw", Vipw::run)
            .gnu("g,group h p,passwd q,quiet !R,root= s,shadow")
            .script()
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    private static final Words FAILED = Words.of("%s returned with status %s");

    private Vipw() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (!call.operands().isEmpty()) {
            throw call.usage();
        }
        boolean groups = call.name().equals("vigr") != call.commandLine().has("p")
                ? call.name().equals("vigr") || call.commandLine().has("g")
                : call.commandLine().has("g");
        boolean hidden = call.commandLine().has("s");
        String path = "/etc/" + (hidden ? groups ? "gshadow" : "shadow" : groups ? "group" : "passwd");
        ShadowTool.lock(call, path);
        FileContext files = call.files();
        FileStatus status = files.status(path);
        byte[] before = files.readAll(path);
        String copy = path + ".edit";
        files.writeAll(copy, before);
        files.changeOwner(copy, status.uid(), status.gid(), true);
        files.changeMode(copy, status.mode());
        edit(call, copy);
        if (Arrays.equals(files.readAll(copy), before)) {
            files.unlink(copy);
            unchanged(call, path);
            return Exit.SUCCESS;
        }
        files.writeAll(path + "-", before);
        files.changeMode(path + "-", status.mode());
        files.rename(copy, path);
        String other = hidden ? groups ? "/etc/group" : "/etc/passwd" : groups ? "/etc/gshadow" : "/etc/shadow";
        String command = (groups ? "vigr" : "vipw") + (hidden ? "" : " -s");
        call.out()
                .text("You have modified " + path + ".\nYou may need to modify " + other
                        + " for consistency.\nPlease use the command '" + command + "' to do so.\n");
        return Exit.SUCCESS;
    }

    private static void unchanged(Invocation call, String path) {
        if (!call.commandLine().has("q")) {
            call.out().line(call.name() + ": " + path + " is unchanged");
        }
    }

    private static void edit(Invocation call, String copy) throws IOException {
        String visual = call.variable("VISUAL");
        String editor = visual == null ? call.variable("EDITOR") : visual;
        String command = editor == null ? "vi" : editor;
        ContainerProcess process = call.process();
        call.out().flush();
        int child = process.fork(
                inner -> Exit.exec("/bin/sh", List.of("sh", "-c", command + " " + copy), inner.environment()),
                -1,
                false);
        int status = ChildWait.status(process, child);
        if (status != 0) {
            call.files().unlink(copy);
            call.say(FAILED, command, status);
            unchanged(call, copy.substring(0, copy.length() - ".edit".length()));
            throw new dev.drydock.userland.utility.command.Quit(status);
        }
    }
}
