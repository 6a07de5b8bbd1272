package dev.drydock.userland.utility.alternatives;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All groups that there are: a name and a link are managed by one of them. */
final class Registry {
    private static final Words SLAVE_ELSEWHERE = Words.of("error: alternative %s can't be master: it is a slave of %s");
    private static final Words MANAGED = Words.of("error: alternative link %s is already managed by %s");
    private static final Words IS_MASTER =
            Words.of("error: alternative %s can't be slave of %s: it is a master alternative");
    private static final Words IS_SLAVE = Words.of("error: alternative %s can't be slave of %s: it is a slave of %s");
    private static final Words MANAGED_SLAVE =
            Words.of("error: alternative link %s is already managed by %s (slave of %s)");
    private static final Words NO_FILE = Words.of("error: alternative path %s doesn't exist");

    private final Invocation call;
    private final List<LinkGroup> groups = new ArrayList<>();

    private Registry(Invocation call) {
        this.call = call;
    }

    static Registry read(Invocation call, String directory) {
        Registry registry = new Registry(call);
        GroupFile file = new GroupFile(call, directory);
        try {
            for (DirectoryEntry entry : call.files().list(directory)) {
                LinkGroup group = entry.name().endsWith(Links.FRESH) ? null : file.read(entry.name(), false);
                if (group != null) {
                    registry.groups.add(group);
                }
            }
        } catch (IOException none) {
            return registry;
        }
        return registry;
    }

    List<LinkGroup> groups() {
        return groups;
    }

    private Optional<LinkGroup> first(Predicate<LinkGroup> wanted) {
        return groups.stream().filter(wanted).findFirst();
    }

    private Optional<LinkGroup> withLink(String link) {
        return first(each -> each.link().equals(link) || each.slaves().containsValue(link));
    }

    private Optional<LinkGroup> withName(String name) {
        return first(each -> each.name().equals(name) || each.slaves().containsKey(name));
    }

    /** Ends the run if what is to be installed is in another group's way. */
    void requireFree(Request request) {
        String name = request.name();
        String link = request.word(0);
        withName(name).filter(each -> !each.name().equals(name)).ifPresent(other -> {
            throw call.fail(2, SLAVE_ELSEWHERE, name, other.name());
        });
        withLink(link).filter(each -> !each.name().equals(name)).ifPresent(other -> {
            throw call.fail(2, MANAGED, link, other.name());
        });
        if (!call.files().exists(request.word(2))) {
            throw call.fail(2, NO_FILE, request.word(2));
        }
        request.slaves().forEach(slave -> requireFree(name, slave));
    }

    private void requireFree(String name, Request.Slave slave) {
        withName(slave.name()).filter(each -> !each.name().equals(name)).ifPresent(other -> {
            throw other.name().equals(slave.name())
                    ? call.fail(2, IS_MASTER, slave.name(), name)
                    : call.fail(2, IS_SLAVE, slave.name(), name, other.name());
        });
        withLink(slave.link()).ifPresent(other -> {
            if (!other.name().equals(name)) {
                throw call.fail(2, MANAGED, slave.link(), other.name());
            }
            other.slaves().forEach((otherSlave, link) -> {
                if (link.equals(slave.link()) && !otherSlave.equals(slave.name())) {
                    throw call.fail(2, MANAGED_SLAVE, slave.link(), otherSlave, name);
                }
            });
        });
    }
}
