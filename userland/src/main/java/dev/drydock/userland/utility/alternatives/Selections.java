package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;

/** {@code --set-selections}: lines of a name, {@code auto} or {@code manual}, and a path. */
final class Selections {
    private final Invocation call;
    private final Changes changes;
    private final Registry registry;

    Selections(Invocation call, Changes changes, Registry registry) {
        this.call = call;
        this.changes = changes;
        this.registry = registry;
    }

    void set() throws IOException {
        Input input = call.in();
        for (String line = input.line(); line != null; line = input.line()) {
            String[] words = line.strip().split("[ \t]+", 3);
            if (words.length < 3) {
                changes.info("skip invalid selection line: " + words[0]);
                continue;
            }
            LinkGroup group = registry.groups().stream()
                    .filter(each -> each.name().equals(words[0]))
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                changes.info("skip unknown alternative " + words[0]);
            } else {
                set(group, words[1].equals("auto"), words[2]);
            }
        }
    }

    private void set(LinkGroup group, boolean automatic, String path) throws IOException {
        if (automatic) {
            changes.info("selecting alternative " + group.name() + " as auto");
            changes.apply(group, (each, current) -> {
                changes.automatic(each, true);
                return each.best().orElse(null);
            });
        } else if (group.choice(path).isPresent()) {
            changes.info("selecting alternative " + group.name() + " as choice " + path);
            changes.apply(group, (each, current) -> {
                changes.automatic(each, false);
                return each.choice(path).orElse(null);
            });
        } else {
            changes.info("alternative " + group.name() + " unchanged because choice " + path + " is not available");
        }
    }
}
