package dev.drydock.userland.utility.alternatives;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links of a group: each leads to one of the same name in the directory of alternatives, and that one to the file. New
 * ones are made beside the old ones, and take their places when all are there.
 */
final class Links {
    static final String FRESH = ".dpkg-tmp";
    private static final Words NOT_REPLACED = Words.of("warning: not replacing %s with a link");
    private static final Words NOT_REMOVED = Words.of("warning: not removing %s since it's not a symlink");
    private static final Words FILE_MISSING =
            Words.of("warning: skip creation of %s because associated file %s (of link group %s) doesn't exist");
    private static final Words NOT_LINKED = Words.of("error: error creating symbolic link '%s': %s");
    private static final Words NOT_UNLINKED = Words.of("error: unable to remove '%s': %s");
    private static final Words NOT_RENAMED = Words.of("error: unable to install '%s' as '%s': %s");

    private final Invocation call;
    private final String directory;
    private final boolean force;
    private final List<Step> steps = new ArrayList<>();

    /** @param force whether files that are no links give way, too */
    Links(Invocation call, String directory, boolean force) {
        this.call = call;
        this.directory = directory;
        this.force = force;
    }

    /** @param to null to remove */
    private record Step(String from, @Nullable String to) {}

    String inDirectory(String name) {
        return directory + "/" + name;
    }

    /** What a group's link leads to now. */
    Optional<String> current(String name) {
        return target(inDirectory(name));
    }

    private Optional<String> target(String path) {
        try {
            return Optional.of(call.files().readLink(path));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private boolean isMissing(String path) {
        try {
            call.files().linkStatus(path);
            return false;
        } catch (IOException missing) {
            return true;
        }
    }

    boolean isLink(String path) {
        return target(path).isPresent();
    }

    private boolean needsUpdate(String link, String wanted) {
        if (force || isMissing(link)) {
            return true;
        }
        Optional<String> target = target(link);
        if (target.isEmpty()) {
            call.say(NOT_REPLACED, link);
            return false;
        }
        return !target.get().equals(wanted);
    }

    private boolean canInstall(Choice choice, String slave) {
        String file = choice.slaves().get(slave);
        return file != null && call.files().exists(file);
    }

    /** Whether what is there is not what the current choice asks for. */
    boolean areBroken(LinkGroup group) {
        if (needsUpdate(group.link(), inDirectory(group.name()))) {
            return true;
        }
        Choice choice = group.choice(current(group.name()).orElse(null)).orElse(null);
        return choice == null || group.slaves().keySet().stream().anyMatch(slave -> isBroken(group, choice, slave));
    }

    private boolean isBroken(LinkGroup group, Choice choice, String slave) {
        String link = String.valueOf(group.slaves().get(slave));
        String middle = inDirectory(slave);
        if (!canInstall(choice, slave)) {
            return !isMissing(link) || !isMissing(middle);
        }
        return needsUpdate(link, middle)
                || needsUpdate(middle, String.valueOf(choice.slaves().get(slave)));
    }

    /** Makes the links of a choice, beside those that are there. */
    void prepare(LinkGroup group, Choice choice) {
        prepare(group.name(), group.link(), choice.path());
        group.slaves().forEach((slave, link) -> {
            String file = choice.slaves().get(slave);
            if (file != null && canInstall(choice, slave)) {
                prepare(slave, link, file);
                return;
            }
            if (file != null) {
                call.say(FILE_MISSING, link, file, group.name());
            }
            if (canRemove(link)) {
                steps.add(new Step(link, null));
            }
            steps.add(new Step(inDirectory(slave), null));
        });
    }

    private boolean canRemove(String link) {
        if (force || isLink(link) || isMissing(link)) {
            return true;
        }
        call.say(NOT_REMOVED, link);
        return false;
    }

    private void prepare(String name, String link, String file) {
        String middle = inDirectory(name);
        makeDirectory(call, directory);
        symlink(file, middle);
        if (needsUpdate(link, middle)) {
            symlink(middle, link);
        }
    }

    /** With those above it; what is wrong with it shows when it is used. */
    static void makeDirectory(Invocation call, String path) {
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            makeOne(call, path.substring(0, slash));
        }
        makeOne(call, path);
    }

    private static void makeOne(Invocation call, String path) {
        try {
            call.files().makeDirectory(path, 0755);
        } catch (IOException thereOrImpossible) {
            return;
        }
    }

    private void symlink(String target, String place) {
        String fresh = place + FRESH;
        try {
            remove(fresh);
            call.files().symlink(target, fresh);
        } catch (IOException error) {
            throw call.fail(2, NOT_LINKED, fresh, error);
        }
        steps.add(new Step(fresh, place));
    }

    /** Lets what was prepared take its place. */
    void commit() {
        for (Step step : steps) {
            if (step.to() == null) {
                remove(step.from());
                continue;
            }
            try {
                call.files().rename(step.from(), step.to());
            } catch (IOException error) {
                throw call.fail(2, NOT_RENAMED, step.from(), step.to(), error);
            }
        }
    }

    /** Removes what leads to a name. */
    void remove(String name, String link) {
        remove(link + FRESH);
        if (canRemove(link)) {
            remove(link);
        }
        remove(inDirectory(name) + FRESH);
        remove(inDirectory(name));
    }

    void remove(String path) {
        try {
            call.files().unlink(path);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                throw call.fail(2, NOT_UNLINKED, path, error);
            }
        } catch (IOException error) {
            throw call.fail(2, NOT_UNLINKED, path, error);
        }
    }

    /** Lets a link have another name. */
    void move(String from, String to) {
        try {
            call.files().rename(from, to);
        } catch (IOException error) {
            throw call.fail(2, NOT_RENAMED, from, to, error);
        }
    }
}
