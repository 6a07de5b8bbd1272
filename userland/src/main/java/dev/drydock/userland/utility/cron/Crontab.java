package dev.drydock.userland.utility.cron;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** {@code crontab} of BusyBox: shows, replaces, changes or removes a user's table, and tells {@code crond} of it. */
final class Crontab {
    static final Command COMMAND = Command.named("crontab", call -> new Crontab(call).run())
            .busybox("u= c= l !e r d")
            .only(Flavour.BUSYBOX);
    private static final Words NOT_SETUID = Words.of("must be suid to work properly");
    private static final Words NO_USER = Words.of("unknown user %s");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words NO_DIRECTORY = Words.of("can't change directory to '%s': %s");
    private static final Words CANNOT_CREATE = Words.of("can't create %s/%s");
    private static final Words CANNOT_APPEND = Words.of("can't append to %s/%s");

    private final Invocation call;
    private final FileContext files;

    private Crontab(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() throws IOException {
        String wanted = call.commandLine().last("u");
        String directory = call.commandLine().last("c") == null
                ? Crond.DIRECTORY
                : String.valueOf(call.commandLine().last("c"));
        boolean lists = call.commandLine().has("l");
        boolean removes = call.commandLine().has("r") || call.commandLine().has("d");
        if (!files.credentials().isRoot()) {
            throw call.fail(NOT_SETUID);
        }
        if (call.operands().size() > 1) {
            throw call.usage();
        }
        Accounts accounts = Accounts.read(files);
        User user = (wanted == null ? accounts.user(files.credentials().uid()) : accounts.user(wanted))
                .orElseThrow(() -> call.fail(NO_USER, wanted));
        if ((lists && removes) || (!lists && !removes && call.operands().isEmpty())) {
            throw call.usage();
        }
        byte[] replacement =
                lists || removes ? new byte[0] : read(call.operands().get(0), user);
        try {
            files.changeDirectory(directory);
        } catch (IOException error) {
            throw call.fail(NO_DIRECTORY, directory, error);
        }
        if (lists) {
            return list(user.name());
        }
        if (removes) {
            remove(user.name());
        } else {
            replace(user.name(), replacement, directory);
        }
        tell(user.name(), directory);
        return call.exit();
    }

    /** With the user's own rights. */
    private byte[] read(String path, User user) throws IOException {
        Credentials root = files.credentials();
        try (Input input = call.open(path)) {
            files.become(new Credentials(user.uid(), user.gid(), List.of(user.gid()), root.bounds()));
            if (!path.equals("-") && !files.access(path, 4)) {
                throw new ErrnoException(Errno.EACCES, path);
            }
            return input.readAll();
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        } finally {
            files.become(root);
        }
    }

    private Exit list(String name) {
        try (Input input = call.open(name)) {
            input.copyTo(call.out());
            return Exit.SUCCESS;
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, name, error);
        }
    }

    private void remove(String name) {
        try {
            files.unlink(name);
        } catch (IOException none) {
            return;
        }
    }

    private void replace(String name, byte[] contents, String directory) {
        String fresh = name + ".new";
        try {
            write(fresh, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), contents);
            files.rename(fresh, name);
        } catch (IOException error) {
            call.complain(CANNOT_CREATE, directory, fresh);
        }
    }

    private void tell(String name, String directory) {
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            write(Crond.UPDATES, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND), line);
        } catch (IOException error) {
            call.complain(CANNOT_APPEND, directory, Crond.UPDATES);
        }
    }

    private void write(String path, Set<OpenFlag> flags, byte[] contents) throws IOException {
        OpenFile file = files.open(path, flags, 0600);
        try (OutputStream out = new FileOutput(file)) {
            out.write(contents);
        }
    }
}
