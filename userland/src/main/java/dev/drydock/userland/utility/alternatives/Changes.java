package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a group: decides what it leads to, tells of it, and lets links, file and log follow. */
final class Changes {
    private static final Words DANGLING = Words.of("warning: %s is dangling; it will be updated with best choice");
    private static final Words CHANGED =
            Words.of("warning: %s has been changed (manually or by a script); switching to manual updates only");
    private static final Words NOT_REGISTERED = Words.of("error: alternative %s for %s not registered; not setting");
    private static final Words BROKEN =
            Words.of("warning: forcing reinstallation of alternative %s because link group %s is broken");
    private static final Words UNKNOWN =
            Words.of("warning: current alternative %s is unknown, switching to %s for link group %s");

    private final Invocation call;
    private final Request request;
    private final GroupFile file;
    private final Links links;
    private final ActionLog log;

    Changes(Invocation call, Request request, String administration) {
        this.call = call;
        this.request = request;
        this.file = new GroupFile(call, administration);
        this.links = new Links(call, request.setting("--altdir", "/etc/alternatives"), request.has("--force"));
        this.log = new ActionLog(call, request.setting("--log", "/var/log/alternatives.log"));
    }

    /** What a group shall lead to, after it has been changed; null if that stays. */
    interface Wish {
        @Nullable
        Choice choice(LinkGroup group, Optional<String> current) throws IOException;
    }

    Links links() {
        return links;
    }

    void begin() {
        log.tell("run with " + String.join(" ", call.arguments()));
    }

    void info(String words) {
        if (!request.has("--quiet")) {
            call.out().line(call.name() + ": " + words);
        }
    }

    void verbose(String words) {
        if (request.has("--verbose")) {
            info(words);
        }
    }

    void apply(LinkGroup group, Wish wish) throws IOException {
        Optional<String> current = links.current(group.name());
        noteOwnChanges(group, current);
        Choice wanted = wish.choice(group, current);
        if (group.choices().isEmpty()) {
            log.tell("link group " + group.name() + " fully removed");
            removeFiles(group);
            return;
        }
        if (wanted != null && !current.equals(Optional.of(wanted.path()))) {
            log.tell("link group " + group.name() + " updated to point to " + wanted.path());
            info("using " + wanted.path() + " to provide " + group.link() + " (" + group.name() + ") in "
                    + (group.automatic() ? "auto" : "manual") + " mode");
            links.prepare(group, wanted);
        } else if (links.areBroken(group)) {
            repair(group, current.orElse(""));
        }
        group.takeUnusedSlaves().forEach((slave, link) -> {
            verbose("discarding obsolete slave link " + slave + " (" + link + ")");
            links.remove(slave, link);
        });
        if (group.modified()) {
            file.write(group);
        }
        links.commit();
    }

    /** A link that somebody else has changed is left alone from now on; one that leads nowhere is not. */
    private void noteOwnChanges(LinkGroup group, Optional<String> current) {
        if (current.isEmpty()) {
            if (!group.link().isEmpty()) {
                verbose("setting up automatic selection of " + group.name());
            }
            automatic(group, true);
        } else if (group.choice(current.get()).isEmpty()) {
            if (!call.files().exists(current.get())) {
                call.say(DANGLING, links.inDirectory(group.name()));
                automatic(group, true);
            } else if (group.automatic()) {
                call.say(CHANGED, links.inDirectory(group.name()));
                automatic(group, false);
            }
        }
    }

    private void repair(LinkGroup group, String current) {
        log.tell("auto-repair link group " + group.name());
        call.say(BROKEN, current, group.name());
        Choice choice = group.choice(current).orElse(null);
        if (choice == null) {
            choice = group.best().orElseThrow();
            call.say(UNKNOWN, current, choice.path(), group.name());
            automatic(group, true);
        }
        links.prepare(group, choice);
    }

    private void removeFiles(LinkGroup group) {
        links.remove(group.name(), group.link());
        group.slaves().forEach(links::remove);
        links.remove(file.path(group.name()));
    }

    void automatic(LinkGroup group, boolean automatic) {
        if (group.automatic(automatic)) {
            log.tell("status of link group " + group.link() + " set to " + (automatic ? "auto" : "manual"));
        }
    }

    Choice set(LinkGroup group, String path) {
        Choice choice = group.choice(path).orElseThrow(() -> call.fail(2, NOT_REGISTERED, path, group.name()));
        automatic(group, false);
        return choice;
    }

    @Nullable
    Choice automatic(LinkGroup group) {
        automatic(group, true);
        if (group.choices().isEmpty()) {
            info("there is no program which provides " + group.name());
        }
        return group.best().orElse(null);
    }

    @Nullable
    Choice remove(LinkGroup group, Optional<String> current, String path) {
        if (!group.remove(path)) {
            verbose("alternative " + path + " for " + group.name() + " not registered; not removing");
        }
        if (!current.equals(Optional.of(path))) {
            return null;
        }
        if (!group.automatic()) {
            info("removing manually selected alternative - switching " + group.name() + " to auto mode");
            automatic(group, true);
        }
        return group.best().orElse(null);
    }

    @Nullable
    Choice removeAll(LinkGroup group) {
        group.removeAll();
        return null;
    }
}
