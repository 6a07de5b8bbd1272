package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the files of a cpio archive. Links that lead out of where they stand are made when everything else is there. */
final class CpioExtraction {
    private static final Words NOT_CREATED = Words.of("%s not created: newer or same age file exists");
    private static final Words CANNOT_LOOK = Words.of("can't stat old file: %s");
    private static final Words CANNOT_REMOVE = Words.of("can't remove old file %s: %s");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words NO_DIRECTORY = Words.of("can't make dir %s: %s");
    private static final Words NO_PARENT = Words.of("can't create directory '%s': %s");
    private static final Words NO_NODE = Words.of("can't create node %s: %s");
    private static final Words NO_SYMLINK = Words.of("can't create symlink '%s' to '%s': %s");
    private static final Words NO_LINK = Words.of("can't create %s '%s' to '%s'");
    private static final Words UNKNOWN_KIND = Words.of("unrecognized file type");

    private final Invocation call;
    private final FileContext files;
    private final boolean makesParents;
    private final boolean replaces;
    private final boolean keepsTimes;
    private final List<Link> links = new ArrayList<>();

    private record Link(boolean hard, String name, String target) {}

    CpioExtraction(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.makesParents = call.commandLine().has("d");
        this.replaces = call.commandLine().has("u");
        this.keepsTimes = call.commandLine().has("m");
    }

    /** @param target of a symbolic link, or of a hard one where a regular file has no contents */
    void extract(CpioEntry entry, @Nullable String target, InputStream contents) throws IOException {
        if (call.commandLine().has("to-stdout")) {
            contents.transferTo(call.out());
            return;
        }
        String name = entry.name();
        if (makesParents && name.indexOf('/') > 0) {
            makeParents(name);
        }
        if (replaces ? !entry.isDirectory() && !removed(name) : isKept(entry)) {
            return;
        }
        if (entry.isRegular() && target != null) {
            links.add(new Link(true, name, target));
            return;
        }
        make(entry, target == null ? "" : target, contents);
        if (!entry.isSymlink()) {
            finish(entry);
        }
    }

    private void makeParents(String name) {
        for (int slash = name.indexOf('/', 1); slash > 0; slash = name.indexOf('/', slash + 1)) {
            String parent = name.substring(0, slash);
            try {
                if (!files.exists(parent)) {
                    files.makeDirectory(parent, 0777);
                }
            } catch (IOException error) {
                call.complain(NO_PARENT, parent, error);
            }
        }
    }

    private boolean removed(String name) {
        try {
            files.unlink(name);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                throw call.fail(CANNOT_REMOVE, name, error);
            }
        } catch (IOException error) {
            throw call.fail(CANNOT_REMOVE, name, error);
        }
        return true;
    }

    /** Whether what is there stays: it is not older, which is said of everything but directories. */
    private boolean isKept(CpioEntry entry) throws IOException {
        FileStatus there;
        try {
            there = files.linkStatus(entry.name());
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                throw call.fail(CANNOT_LOOK, error);
            }
            return false;
        }
        if (there.modified().getEpochSecond() >= entry.modified()) {
            if (!entry.isDirectory()) {
                call.say(NOT_CREATED, entry.name());
            }
            return true;
        }
        try {
            files.unlink(entry.name());
        } catch (ErrnoException error) {
            if (error.errno() != Errno.EISDIR) {
                throw call.fail(CANNOT_REMOVE, entry.name(), error);
            }
        }
        return false;
    }

    private void make(CpioEntry entry, String target, InputStream contents) throws IOException {
        FileKind kind = entry.kind();
        if (kind == null) {
            throw call.fail(UNKNOWN_KIND);
        }
        switch (kind) {
            case REGULAR -> write(entry, contents);
            case DIRECTORY -> makeDirectory(entry);
            case SYMLINK -> link(entry.name(), target);
            default -> {
                try {
                    files.makeNode(entry.name(), kind, entry.mode() & 07777, entry.deviceNumber());
                } catch (ErrnoException error) {
                    call.say(NO_NODE, entry.name(), error);
                }
            }
        }
    }

    private void write(CpioEntry entry, InputStream contents) throws IOException {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);
        OutputStream out;
        try {
            out = new BufferedOutputStream(new FileOutput(files.open(entry.name(), flags, entry.mode() & 07777)));
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, entry.name(), error);
        }
        try (out) {
            contents.transferTo(out);
        }
    }

    private void makeDirectory(CpioEntry entry) throws IOException {
        try {
            files.makeDirectory(entry.name(), entry.mode() & 07777);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.EEXIST) {
                call.say(NO_DIRECTORY, entry.name(), error);
            }
        }
    }

    private void link(String name, String target) throws IOException {
        if (target.startsWith("/") || target.contains("..")) {
            links.add(new Link(false, name, target));
            return;
        }
        try {
            files.symlink(target, name);
        } catch (ErrnoException error) {
            throw call.fail(NO_SYMLINK, name, target, error);
        }
    }

    /** Nobody is told where an owner or a mode could not be given. */
    private void finish(CpioEntry entry) throws IOException {
        try {
            files.changeOwner(entry.name(), entry.uid(), entry.gid(), true);
            files.changeMode(entry.name(), entry.mode() & 07777);
            if (keepsTimes) {
                Instant time = Instant.ofEpochSecond(entry.modified());
                files.setTimes(entry.name(), time, time, true);
            }
        } catch (ErrnoException notAllowed) {
            call.process().checkpoint();
        }
    }

    void makeLinks() throws IOException {
        for (Link link : links) {
            try {
                if (link.hard()) {
                    files.link(link.target(), link.name());
                } else {
                    files.symlink(link.target(), link.name());
                }
            } catch (ErrnoException error) {
                throw call.fail(NO_LINK, link.hard() ? "hardlink" : "symlink", link.name(), link.target());
            }
        }
    }
}
