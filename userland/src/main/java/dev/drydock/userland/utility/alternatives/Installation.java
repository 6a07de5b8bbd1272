package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Invocation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --install}: a choice more for a group; a group and its slaves may get other links by it. */
final class Installation {
    private final Invocation call;
    private final Request request;
    private final Changes changes;

    Installation(Invocation call, Request request, Changes changes) {
        this.call = call;
        this.request = request;
        this.changes = changes;
    }

    /** What the group shall lead to from now on; null if that stays. */
    @Nullable
    Choice install(LinkGroup group) {
        String link = request.word(0);
        if (!group.link().equals(link)) {
            move(group.link(), link, "renaming " + group.name() + " link");
            group.link(link);
        }
        Map<String, String> files = new HashMap<>();
        for (Request.Slave slave : request.slaves()) {
            files.put(slave.name(), slave.path());
            String old = group.slaves().get(slave.name());
            if (!slave.link().equals(old)) {
                if (old != null) {
                    move(old, slave.link(), "renaming " + slave.name() + " slave link");
                }
                group.slave(slave.name(), slave.link());
            }
        }
        group.add(new Choice(request.word(2), Integer.parseInt(request.word(3)), files));
        if (group.automatic()) {
            return group.best().orElse(null);
        }
        changes.verbose("automatic updates of " + changes.links().inDirectory(group.name())
                + " are disabled; leaving it alone");
        changes.verbose("to return to automatic updates use '" + call.name() + " --auto " + group.name() + "'");
        return null;
    }

    private void move(String from, String to, String words) {
        if (!from.isEmpty() && changes.links().isLink(from)) {
            changes.info(words + " from " + from + " to " + to);
            changes.links().move(from, to);
        }
    }
}
