package dev.drydock.process.kernel;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How processes get children: by the parent's own thread, without locks. */
final class Births {
    private static final int OWN_GROUP = 0;
    private static final int PARENTS_GROUP = -1;

    private Births() {}

    static int spawn(Task parent, SpawnRequest request) throws IOException {
        FileContext files = parent.files;
        Executables.Found found = parent.namespace
                .kernel()
                .executables()
                .find(files, request.path(), request.arguments(), files.credentials());
        Image image = image(found, request.path(), entries(request.environment()));
        Descriptors descriptors = Descriptors.retaining(request.descriptors());
        Task child = make(parent, image, descriptors);
        child.files.become(found.credentials());
        synchronized (parent.namespace) {
            request.dispositions().forEach(child.signals::handle);
        }
        return run(child, request.processGroup(), request.foreground());
    }

    static int fork(Task parent, Program code, List<String> environment, int processGroup, boolean foreground)
            throws IOException {
        Image image = parent.image.forked(code, environment);
        Task child = make(parent, image, Descriptors.retaining(parent.descriptors.all()));
        return run(child, processGroup, foreground);
    }

    /** The child exists afterwards, but does not run yet. */
    private static Task make(Task parent, Image image, Descriptors descriptors) throws ErrnoException {
        Namespace namespace = parent.namespace;
        synchronized (namespace) {
            if (namespace.mayGrow() && namespace.kernel().threads().mayGrow() && mayFork(parent)) {
                int pid = namespace.table().nextPid();
                Task child = new Task(namespace, new Task.Birth(pid, parent, image, parent.files, descriptors, null));
                child.session = parent.session;
                child.group = parent.group;
                child.terminal = parent.terminal;
                child.signals.inherit(parent.signals);
                namespace.add(child);
                return child;
            }
        }
        descriptors.closeAll();
        throw new ErrnoException(Errno.EAGAIN);
    }

    /** Whether the limit of the user's processes, which counts those of the container, lets one more be made. */
    private static boolean mayFork(Task parent) {
        ResourceLimits.Range limit = parent.limits.of(ResourceLimit.NPROC);
        Credentials who = parent.files.credentials();
        if (limit.soft() == ResourceLimits.UNLIMITED || who.isRoot()) {
            return true;
        }
        long same = parent.namespace.table().snapshot().stream()
                .filter(each -> each.files.credentials().uid() == who.uid())
                .count();
        return !limit.isExceededBy(same + 1);
    }

    private static int run(Task child, int processGroup, boolean foreground) {
        Namespace namespace = child.namespace;
        int group;
        synchronized (namespace) {
            if (processGroup == OWN_GROUP) {
                child.group = child.pid;
            } else if (processGroup != PARENTS_GROUP && Groups.exists(namespace, processGroup, child.session)) {
                child.group = processGroup;
            }
            group = child.group;
        }
        Terminal terminal = child.terminal;
        if (foreground && terminal != null) {
            bringForward(terminal, group);
        }
        synchronized (namespace) {
            Execution.begin(child, LentThread.NONE);
        }
        return child.pid;
    }

    static void bringForward(Terminal terminal, int group) {
        if (terminal instanceof TerminalSlave slave) {
            slave.bringForward(group);
        }
    }

    static Image image(Executables.Found found, String path, List<String> environment) {
        return new Image(found.program(), found.path(), Image.nameOf(path), found.arguments(), environment);
    }

    /** The variables that such entries make; what has no name is none. */
    static Map<String, String> variables(List<String> entries) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=', Math.min(1, entry.length()));
            if (equals > 0) {
                variables.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return variables;
    }

    /** {@code NAME=value}, in order. */
    static List<String> entries(Map<String, @Nullable String> environment) {
        List<String> entries = new ArrayList<>(environment.size());
        environment.forEach((name, value) -> entries.add(name + "=" + value));
        return entries;
    }
}
