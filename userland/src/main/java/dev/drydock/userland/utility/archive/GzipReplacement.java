package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Set;

/** Puts what a file is packed or unpacked to in its place, with its owner, mode and time. */
final class GzipReplacement {
    private static final Set<OpenFlag> NEW = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
    private static final int OWNER_ONLY = 0600;

    private final Invocation call;
    private final GzipSettings settings;
    private final GzipTold told;

    GzipReplacement(Invocation call, GzipSettings settings, GzipTold told) {
        this.call = call;
        this.settings = settings;
        this.told = told;
    }

    void run(Input input, String path, String target, FileStatus status) throws IOException {
        if (!settings.unpacks()) {
            if (may(target)) {
                GzipTransfer transfer = new GzipTransfer(call, settings, told, path);
                GzipRatio ratio;
                try (OutputStream out = create(target)) {
                    ratio = transfer.pack(input, out, Invocation.baseName(path), status.modified());
                }
                finish(path, target, status, status.modified(), ratio);
            }
            return;
        }
        // The name that is wanted is known only once the header has been read.
        String written = settings.keepsName() ? target + "." + call.process().pid() : target;
        if (!settings.keepsName() && !may(target)) {
            return;
        }
        GzipMembers.Found found;
        try (OutputStream out = create(written)) {
            found = new GzipTransfer(call, settings, told, path).unpack(input, out);
        }
        if (found == null) {
            call.files().unlink(written);
            return;
        }
        String wanted = target;
        Instant time = status.modified();
        if (settings.keepsName()) {
            String name = found.name();
            wanted = name == null ? target : beside(path, Invocation.baseName(name));
            time = found.modified() == 0 ? time : Instant.ofEpochSecond(found.modified());
            if (!may(wanted)) {
                call.files().unlink(written);
                return;
            }
            call.files().rename(written, wanted);
        }
        finish(path, wanted, status, time, GzipTransfer.ratio(found));
    }

    private OutputStream create(String path) throws IOException {
        return new BufferedOutputStream(new FileOutput(call.files().open(path, NEW, OWNER_ONLY)));
    }

    private static String beside(String path, String name) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? name : path.substring(0, slash + 1) + name;
    }

    /** Whether nothing is in the way, or who is at the terminal wants it gone. */
    private boolean may(String target) throws IOException {
        if (settings.forced() || !call.files().exists(target)) {
            return true;
        }
        call.raw("gzip: " + target + " already exists;");
        if (call.process().descriptor(0).isTerminal()) {
            call.raw(" do you wish to overwrite (y or n)? ");
            try (Input typed = call.in()) {
                String answer = typed.line();
                if (answer != null && answer.matches("[yY].*")) {
                    return true;
                }
            }
        }
        call.raw("\tnot overwritten\n");
        told.warned();
        return false;
    }

    private void finish(String path, String target, FileStatus status, Instant time, GzipRatio ratio)
            throws IOException {
        call.files().setTimes(target, status.accessed(), time, true);
        try {
            call.files().changeOwner(target, status.uid(), status.gid(), true);
        } catch (ErrnoException notRoot) {
            // What another owns is then the caller's, as it is when root may not give it away.
        }
        call.files().changeMode(target, status.mode());
        if (!settings.keeps()) {
            call.files().unlink(path);
        }
        String how = settings.keeps() ? "created" : "replaced with";
        told.verbose(path + ":\t" + ratio.text() + " -- " + how + " " + target + "\n");
    }
}
