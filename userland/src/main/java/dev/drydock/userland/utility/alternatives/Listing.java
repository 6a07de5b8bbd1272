package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Output;
import java.util.Optional;

/** A group as {@code --display} and {@code --query} show it. */
final class Listing {
    private final Output out;
    private final LinkGroup group;
    private final Optional<String> current;

    /** @param current what the group's link leads to now */
    Listing(Output out, LinkGroup group, Optional<String> current) {
        this.out = out;
        this.group = group;
        this.current = current;
    }

    /** For people. */
    void display() {
        out.line(group.name() + (group.automatic() ? " - auto mode" : " - manual mode"));
        out.line(group.best()
                .map(best -> "  link best version is " + best.path())
                .orElse("  link best version not available"));
        out.line(current.map(path -> "  link currently points to " + path).orElse("  link currently absent"));
        out.line("  link " + group.name() + " is " + group.link());
        group.slaves().forEach((slave, link) -> out.line("  slave " + slave + " is " + link));
        for (Choice choice : group.choices()) {
            out.line(choice.path() + " - priority " + choice.priority());
            for (String slave : group.slaves().keySet()) {
                if (choice.slaves().containsKey(slave)) {
                    out.line("  slave " + slave + ": " + choice.slaves().get(slave));
                }
            }
        }
    }

    /** For programs. */
    void query() {
        out.line("Name: " + group.name());
        out.line("Link: " + group.link());
        if (!group.slaves().isEmpty()) {
            out.line("Slaves:");
            group.slaves().forEach((slave, link) -> out.line(" " + slave + " " + link));
        }
        out.line("Status: " + (group.automatic() ? "auto" : "manual"));
        group.best().ifPresent(best -> out.line("Best: " + best.path()));
        out.line("Value: " + current.orElse("none"));
        for (Choice choice : group.choices()) {
            out.line("");
            out.line("Alternative: " + choice.path());
            out.line("Priority: " + choice.priority());
            if (!group.slaves().isEmpty()) {
                out.line("Slaves:");
            }
            for (String slave : group.slaves().keySet()) {
                if (choice.slaves().containsKey(slave)) {
                    out.line(" " + slave + " " + choice.slaves().get(slave));
                }
            }
        }
    }
}
