package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that keeps a group: its state, its link, names and links of its slaves up to an empty line, and then each choice
 * with its priority and a line for each slave, again up to an empty line.
 */
final class GroupFile {
    private static final Words GONE = Words.of(
            "warning: alternative %s (part of link group %s) doesn't exist; removing from list of alternatives");
    private static final Words CORRUPT = Words.of("error: %s corrupt: %s");
    private static final Words NOT_WRITTEN = Words.of("error: unable to create file '%s': %s");

    private final Invocation call;
    private final String directory;

    GroupFile(Invocation call, String directory) {
        this.call = call;
        this.directory = directory;
    }

    String path(String name) {
        return directory + "/" + name;
    }

    /**
     * The group of that name; null if there is none.
     *
     * @param tells whether choices whose files are gone are told
     */
    @Nullable
    LinkGroup read(String name, boolean tells) {
        byte[] bytes;
        try {
            bytes = call.files().readAll(path(name));
        } catch (IOException missing) {
            return null;
        }
        Iterator<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .iterator();
        String state = next(lines, name, "status");
        if (!state.equals("auto") && !state.equals("manual")) {
            throw call.fail(2, CORRUPT, path(name), "invalid status");
        }
        LinkGroup group = new LinkGroup(name, next(lines, name, "master link"), state.equals("auto"));
        for (String slave = next(lines, name, "slave name");
                !slave.isEmpty();
                slave = next(lines, name, "slave name")) {
            group.slaves().put(slave, next(lines, name, "slave link"));
        }
        List<String> slaves = List.copyOf(group.slaves().keySet());
        for (String path = next(lines, name, "master file"); !path.isEmpty(); path = next(lines, name, "master file")) {
            String priority = next(lines, name, "priority");
            if (!priority.matches("-?\\d{1,9}")) {
                throw call.fail(2, CORRUPT, path(name), "priority of " + path + ": " + priority);
            }
            Map<String, String> files = new HashMap<>();
            for (String slave : slaves) {
                String file = next(lines, name, "slave file");
                if (!file.isEmpty()) {
                    files.put(slave, file);
                }
            }
            if (call.files().exists(path)) {
                group.read(new Choice(path, Integer.parseInt(priority), files));
            } else if (tells) {
                call.say(GONE, path, name);
            }
        }
        return group;
    }

    private String next(Iterator<String> lines, String name, String what) {
        if (!lines.hasNext()) {
            throw call.fail(2, CORRUPT, path(name), "unexpected end of file while trying to read " + what);
        }
        return lines.next();
    }

    void write(LinkGroup group) {
        StringBuilder text = new StringBuilder(group.automatic() ? "auto\n" : "manual\n");
        text.append(group.link()).append('\n');
        group.slaves()
                .forEach((slave, link) ->
                        text.append(slave).append('\n').append(link).append('\n'));
        text.append('\n');
        for (Choice choice : group.choices()) {
            text.append(choice.path()).append('\n').append(choice.priority()).append('\n');
            group.slaves()
                    .keySet()
                    .forEach(slave ->
                            text.append(choice.slaves().getOrDefault(slave, "")).append('\n'));
        }
        text.append('\n');
        String fresh = path(group.name()) + Links.FRESH;
        Links.makeDirectory(call, directory);
        try {
            call.files().writeAll(fresh, Latin.bytes(Latin.of(text.toString())));
            call.files().rename(fresh, path(group.name()));
        } catch (IOException error) {
            throw call.fail(2, NOT_WRITTEN, fresh, error);
        }
    }
}
