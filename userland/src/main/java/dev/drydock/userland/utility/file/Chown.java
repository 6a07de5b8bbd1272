package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code chown} and {@code chgrp}: change who owns a file. */
final class Chown {
    static final Command CHOWN = command("chown", false);
    static final Command CHGRP = command("chgrp", true);
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words MISSING_AFTER = Words.of("missing operand after %l", "");
    private static final Words INVALID_USER = Words.of("invalid user: %l", "unknown %s");
    private static final Words INVALID_GROUP = Words.of("invalid group: %l", "unknown %s");
    private static final Words NO_REFERENCE = Words.of("failed to get attributes of %q: %s");
    private static final Words CANNOT = Words.of("changing ownership of %q: %s", "%s: %s");
    private static final Words CANNOT_GROUP = Words.of("changing group of %q: %s", "%s: %s");
    private static final Words CANNOT_DEREFERENCE = Words.of("cannot dereference %q: %s", "%s: %s");

    private final Invocation call;
    private final FileContext files;
    private final Accounts accounts;
    private final boolean onlyGroup;
    private boolean tellsChanges;
    private boolean tellsAll;
    private boolean quiet;
    private boolean recursive;
    private boolean ofLink;
    private boolean throughOperands;
    private boolean throughAll;
    private @Nullable String reference;
    private @Nullable Owner from;

    private Chown(Invocation call, boolean onlyGroup) {
        this.call = call;
        this.files = call.files();
        this.accounts = Accounts.read(files);
        this.onlyGroup = onlyGroup;
    }

    private static Command command(String name, boolean onlyGroup) {
        return Command.named(name, call -> new Chown(call, onlyGroup).run())
                .gnu("c,changes f,silent quiet v,verbose dereference h,no-dereference no-preserve-root preserve-root"
                        + " reference= R,recursive H L P" + (onlyGroup ? "" : " from="))
                .busybox("R h L H P c v f");
    }

    /** Whom a file is to belong to; -1 leaves one as it is. */
    private record Owner(int uid, int gid) {}

    private Exit run() {
        call.options().forEach(this::apply);
        List<String> operands = call.operands();
        String model = reference;
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        if (operands.size() == 1 && model == null) {
            throw call.usage(MISSING_AFTER, operands.get(0));
        }
        Owner owner = model != null ? referenced(model) : parsed(operands.get(0));
        TreeWalk walk = new TreeWalk(
                call,
                new TreeWalk.Manner(recursive, throughOperands, throughAll, quiet),
                (path, status, operand) -> change(path, status, owner));
        for (String operand : model == null ? operands.subList(1, operands.size()) : operands) {
            walk.operand(operand);
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "c" -> tellsChanges = true;
            case "v" -> tellsAll = true;
            case "f", "quiet" -> quiet = true;
            case "h" -> ofLink = true;
            case "dereference" -> ofLink = false;
            case "R" -> recursive = true;
            case "H" -> throughOperands = true;
            case "L" -> throughAll = true;
            case "P" -> {
                throughAll = false;
                throughOperands = false;
            }
            case "reference" -> reference = option.argument();
            case "from" -> from = parsed(option.argument());
            default -> {}
        }
    }

    private Owner referenced(String path) {
        try {
            FileStatus status = files.status(path);
            return new Owner(onlyGroup ? -1 : status.uid(), status.gid());
        } catch (IOException error) {
            throw call.fail(NO_REFERENCE, path, error);
        }
    }

    private Owner parsed(String text) {
        if (onlyGroup) {
            return new Owner(-1, text.isEmpty() ? -1 : group(text, text));
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Owner(text.isEmpty() ? -1 : user(text, text), -1);
        }
        String name = text.substring(0, colon);
        String group = text.substring(colon + 1);
        int uid = name.isEmpty() ? -1 : user(name, text);
        if (!group.isEmpty()) {
            return new Owner(uid, group(group, text));
        }
        return new Owner(uid, name.isEmpty() ? -1 : loginGroup(name, text));
    }

    private int user(String name, String whole) {
        Optional<User> user = accounts.user(name);
        if (user.isPresent()) {
            return user.get().uid();
        }
        if (name.matches("\\+?\\d{1,9}")) {
            return Integer.parseInt(name);
        }
        throw call.fail(INVALID_USER, blamed("user ", name, whole));
    }

    private int group(String name, String whole) {
        Optional<Group> group = accounts.group(name);
        if (group.isPresent()) {
            return group.get().gid();
        }
        if (name.matches("\\+?\\d{1,9}")) {
            return Integer.parseInt(name);
        }
        throw call.fail(INVALID_GROUP, blamed("group ", name, whole));
    }

    /** BusyBox says which of both is unknown only if one is given. */
    private String blamed(String kind, String name, String whole) {
        if (call.isGnu()) {
            return whole;
        }
        return whole.contains(":") ? "user/group " + whole : kind + name;
    }

    private int loginGroup(String name, String whole) {
        return accounts.user(name).map(User::gid).orElseThrow(() -> call.fail(INVALID_USER, whole));
    }

    private void change(String path, FileStatus linkStatus, Owner owner) {
        boolean follows = !ofLink && !(recursive && !throughAll && linkStatus.isSymlink() && call.isGnu());
        FileStatus before = linkStatus;
        if (linkStatus.isSymlink() && !ofLink) {
            if (!follows) {
                return;
            }
            try {
                before = files.status(path);
            } catch (IOException dangling) {
                complain(CANNOT_DEREFERENCE, path, dangling);
                return;
            }
        }
        Owner required = from;
        if (required != null
                && ((required.uid() >= 0 && required.uid() != before.uid())
                        || (required.gid() >= 0 && required.gid() != before.gid()))) {
            return;
        }
        try {
            files.changeOwner(path, owner.uid(), owner.gid(), follows);
        } catch (IOException error) {
            complain(owner.uid() < 0 ? CANNOT_GROUP : CANNOT, path, error);
            return;
        }
        tell(path, before, owner);
    }

    private void complain(Words words, String path, IOException error) {
        if (!quiet) {
            call.complain(words, path, error);
        }
        call.status(1);
    }

    private void tell(String path, FileStatus before, Owner owner) {
        int uid = owner.uid() < 0 ? before.uid() : owner.uid();
        int gid = owner.gid() < 0 ? before.gid() : owner.gid();
        boolean changed = uid != before.uid() || gid != before.gid();
        if (!tellsAll && !(tellsChanges && changed)) {
            return;
        }
        if (call.isBusyBox()) {
            call.out().line("changed ownership of '" + path + "' to " + uid + ":" + gid);
            return;
        }
        String what = onlyGroup ? "group" : "ownership";
        String was = named(before.uid(), before.gid(), owner);
        String now = named(uid, gid, owner);
        call.out()
                .line(
                        changed
                                ? call.format("changed " + what + " of %q from %s to %s", path, was, now)
                                : call.format(what + " of %q retained as %s", path, now));
    }

    /** The user, the group or both, as far as they were asked for. */
    private String named(int uid, int gid, Owner asked) {
        if (asked.gid() < 0) {
            return accounts.userName(uid);
        }
        return asked.uid() < 0
                ? (onlyGroup ? "" : ":") + accounts.groupName(gid)
                : accounts.userName(uid) + ":" + accounts.groupName(gid);
    }
}
