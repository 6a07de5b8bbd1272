package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code pwconv}, {@code pwunconv}, {@code grpconv} and {@code grpunconv} of shadow 4.13: move passwords of users and groups into
 * the files that only root reads, and back.
 */
final class PasswordConversion {
    static final Command PWCONV = command("pwconv", conversion -> conversion.conceal("passwd", "shadow"));
    static final Command PWUNCONV = command("pwunconv", conversion -> conversion.reveal("passwd", "shadow"));
    static final Command GRPCONV = command("grpconv", conversion -> conversion.conceal("group", "gshadow"));
    static final Command GRPUNCONV = command("grpunconv", conversion -> conversion.reveal("group", "gshadow"));
    private static final int NO_LOCK = 5;
    private static final int NOT_CHANGED = 3;
    private static final int FRESH_MODE = 0440;
    private static final int SHADOW_GROUP = 42;
    private static final int MEMBERS = 3;
    private static final Words DENIED = Words.of("Permission denied.");
    private static final Words LOCKED = Words.of("cannot lock /etc/%s; try again later.");
    private static final Words FAILED = Words.of("failure while writing changes to /etc/%s: %s");

    private final Invocation call;
    private final FileContext files;

    /** What one of the four does. */
    @FunctionalInterface
    private interface Direction {
        void run(PasswordConversion conversion) throws IOException;
    }

    private PasswordConversion(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private static Command command(String name, Direction direction) {
        return Command.named(name, call -> run(call, direction))
                .gnu("h !R,root=")
                .script()
                .only(Flavour.GNU)
                .trouble(ShadowTool.BAD_USAGE);
    }

    private static Exit run(Invocation call, Direction direction) {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (!call.operands().isEmpty()) {
            throw call.usage();
        }
        String open = call.name().startsWith("pw") ? "passwd" : "group";
        if (!call.files().credentials().isRoot()) {
            call.say(DENIED);
            throw call.fail(NO_LOCK, LOCKED, open);
        }
        try {
            direction.run(new PasswordConversion(call));
        } catch (IOException error) {
            throw call.fail(NOT_CHANGED, FAILED, open, error);
        }
        return Exit.SUCCESS;
    }

    private List<List<String>> read(String name) {
        List<List<String>> lines = new ArrayList<>();
        try {
            new String(files.readAll("/etc/" + name), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> lines.add(new ArrayList<>(List.of(line.split(":", -1)))));
        } catch (IOException absent) {
            return lines;
        }
        return lines;
    }

    private void write(String name, List<List<String>> lines) throws IOException {
        String path = "/etc/" + name;
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.join(":", line)).append('\n'));
        boolean there = files.exists(path);
        FileStatus status = files.status(there ? path : "/etc/passwd");
        files.writeAll(path + "+", text.toString().getBytes(StandardCharsets.UTF_8));
        files.changeOwner(path + "+", status.uid(), there ? status.gid() : SHADOW_GROUP, true);
        files.changeMode(path + "+", there ? status.mode() : FRESH_MODE);
        files.rename(path + "+", path);
    }

    private static Optional<List<String>> find(List<List<String>> lines, String name) {
        return lines.stream().filter(line -> line.get(0).equals(name)).findFirst();
    }

    private void conceal(String open, String hidden) throws IOException {
        List<List<String>> entries = read(open);
        List<List<String>> shadow = read(hidden);
        shadow.removeIf(line -> find(entries, line.get(0)).isEmpty());
        boolean users = open.equals("passwd");
        String today = Days.today(call);
        for (List<String> entry : entries) {
            if (entry.size() <= MEMBERS) {
                continue;
            }
            String password = entry.get(1);
            List<String> members = users ? List.of() : List.of(entry.get(MEMBERS));
            Optional<List<String>> known = find(shadow, entry.get(0));
            if (known.isEmpty()) {
                shadow.add(
                        users
                                ? List.of(entry.get(0), password, today, "0", "99999", "7", "", "", "")
                                : List.of(entry.get(0), password, "", members.get(0)));
            } else {
                if (!password.equals("x")) {
                    known.get().set(1, password);
                }
                if (!users) {
                    known.get().set(MEMBERS, members.get(0));
                }
            }
            entry.set(1, "x");
        }
        write(hidden, shadow);
        write(open, entries);
    }

    private void reveal(String open, String hidden) throws IOException {
        if (!files.exists("/etc/" + hidden)) {
            return;
        }
        List<List<String>> entries = read(open);
        List<List<String>> shadow = read(hidden);
        for (List<String> entry : entries) {
            find(shadow, entry.get(0)).filter(line -> line.size() > 1).ifPresent(line -> entry.set(1, line.get(1)));
        }
        write(open, entries);
        files.unlink("/etc/" + hidden);
    }
}
