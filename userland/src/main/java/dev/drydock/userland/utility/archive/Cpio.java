package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** {@code cpio} of BusyBox: packs the files that are named to it, lists and unpacks archives, and copies ({@code -p}). */
final class Cpio {
    static final Command COMMAND = Command.named("cpio", call -> new Cpio(call).run())
            .busybox("i,extract t,list 0,null u v,verbose d m L F= R,owner= o,create H,format= p,pass-through quiet"
                    + " to-stdout ignore-devno renumber-inodes")
            .only(Flavour.BUSYBOX);
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words CANNOT_ENTER = Words.of("can't change directory to '%s': %s");
    private static final Words NO_DIRECTORY = Words.of("can't create directory '%s': %s");
    private static final Words UNKNOWN = Words.of("unknown %s %s");
    private static final String NUMBER = "\\d{1,9}";

    private final Invocation call;
    private int uid = -1;
    private int gid = -1;

    private Cpio(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        boolean passes = call.commandLine().has("p");
        boolean packs = call.commandLine().has("o") && !passes;
        String owner = call.commandLine().last("R");
        if (owner != null) {
            setOwner(owner);
        }
        if (packs) {
            String format = call.commandLine().last("H");
            if (format == null || !format.startsWith("n")) {
                throw call.usage();
            }
            return pack();
        }
        if (passes && call.operands().isEmpty()) {
            throw call.usage();
        }
        Input input = input();
        if (passes) {
            return pass(input);
        }
        if (!call.commandLine().has("i") && !call.commandLine().has("t")) {
            throw call.usage();
        }
        return read(new BufferedInputStream(new InputBytes(input)), call.operands());
    }

    private void setOwner(String owner) {
        Accounts accounts = Accounts.read(call.files());
        int colon = owner.indexOf(':');
        String user = colon < 0 ? owner : owner.substring(0, colon);
        String group = colon < 0 ? "" : owner.substring(colon + 1);
        if (!user.isEmpty()) {
            uid = user.matches(NUMBER)
                    ? Integer.parseInt(user)
                    : accounts.user(user).map(User::uid).orElseThrow(() -> call.fail(UNKNOWN, "user", user));
        }
        if (colon >= 0 && group.isEmpty()) {
            gid = accounts.user(uid).map(User::gid).orElse(-1);
        } else if (!group.isEmpty()) {
            gid = group.matches(NUMBER)
                    ? Integer.parseInt(group)
                    : accounts.group(group).map(Group::gid).orElseThrow(() -> call.fail(UNKNOWN, "group", group));
        }
    }

    private Input input() throws IOException {
        String path = call.commandLine().last("F");
        if (path == null) {
            return call.in();
        }
        try {
            return call.input(call.files().open(path, Set.of(OpenFlag.READ), 0), true);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }

    private Exit pack() throws IOException {
        String path = call.commandLine().last("F");
        if (path == null) {
            return pack(call.out());
        }
        OutputStream out;
        try {
            out = new BufferedOutputStream(new FileOutput(
                    call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666)));
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
        try (out) {
            return pack(out);
        }
    }

    private Exit pack(OutputStream out) throws IOException {
        CpioWriter writer = new CpioWriter(call, call.files(), call.in(), uid, gid);
        boolean more = true;
        while (more) {
            more = writer.next(out);
        }
        return Exit.SUCCESS;
    }

    /** Packs with one hand and unpacks with the other, which stands in the directory. */
    private Exit pass(Input names) throws IOException {
        String directory = call.operands().get(0);
        FileContext here = call.files().fork();
        if (call.commandLine().has("d")) {
            makeDirectories(directory);
        }
        try {
            call.files().changeDirectory(directory);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_ENTER, directory, error);
        }
        CpioWriter writer = new CpioWriter(call, here, names, uid, gid);
        return read(
                new Packed(writer), call.operands().subList(1, call.operands().size()));
    }

    private void makeDirectories(String directory) {
        for (int end = directory.indexOf('/', 1); ; end = directory.indexOf('/', end + 1)) {
            String parent = end < 0 ? directory : directory.substring(0, end);
            try {
                if (!call.files().exists(parent)) {
                    call.files().makeDirectory(parent, 0777);
                }
            } catch (IOException error) {
                call.complain(NO_DIRECTORY, parent, error);
            }
            if (end < 0) {
                return;
            }
        }
    }

    private Exit read(InputStream bytes, List<String> patterns) throws IOException {
        CpioExtraction extraction = call.commandLine().has("t") ? null : new CpioExtraction(call);
        List<Glob> wanted = patterns.stream().map(Glob::of).toList();
        try (bytes) {
            long blocks = new CpioReader(call, bytes, extraction, wanted, uid, gid).run();
            if (blocks >= 0 && !call.commandLine().has("quiet")) {
                call.raw(blocks + " blocks\n");
            }
        }
        return Exit.SUCCESS;
    }

    /** What a writer packs, as far as it is read. */
    private static final class Packed extends InputStream {
        private final CpioWriter writer;
        private InputStream entry = InputStream.nullInputStream();
        private boolean more = true;

        Packed(CpioWriter writer) {
            this.writer = writer;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = entry.read(target, offset, length);
            while (count < 0 && more) {
                ByteArrayOutputStream fresh = new ByteArrayOutputStream();
                more = writer.next(fresh);
                entry = new ByteArrayInputStream(fresh.toByteArray());
                count = entry.read(target, offset, length);
            }
            return count;
        }
    }
}
