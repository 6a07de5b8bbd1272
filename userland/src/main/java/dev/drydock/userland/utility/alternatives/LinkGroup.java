package dev.drydock.userland.utility.alternatives;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A name, the link that it stands for, its slaves and its choices; slaves and choices are kept in order of their names. */
final class LinkGroup {
    private final String name;
    private final SortedMap<String, String> slaves = new TreeMap<>();
    private final SortedMap<String, Choice> choices = new TreeMap<>();
    private String link;
    private boolean automatic;
    private boolean modified;

    LinkGroup(String name, String link, boolean automatic) {
        this.name = name;
        this.link = link;
        this.automatic = automatic;
    }

    String name() {
        return name;
    }

    /** Where programs look for it. */
    String link() {
        return link;
    }

    void link(String other) {
        link = other;
        modified = true;
    }

    boolean automatic() {
        return automatic;
    }

    /** Whether that changes anything. */
    boolean automatic(boolean wanted) {
        boolean changes = automatic != wanted;
        automatic = wanted;
        modified |= changes;
        return changes;
    }

    boolean modified() {
        return modified;
    }

    /** Links by the slaves' names. */
    SortedMap<String, String> slaves() {
        return slaves;
    }

    void slave(String slave, String slaveLink) {
        slaves.put(slave, slaveLink);
        modified = true;
    }

    void read(Choice choice) {
        choices.put(choice.path(), choice);
    }

    void add(Choice choice) {
        if (!choice.equals(choices.put(choice.path(), choice))) {
            modified = true;
        }
    }

    /** Whether there was such a choice. */
    boolean remove(String path) {
        boolean was = choices.remove(path) != null;
        modified |= was;
        return was;
    }

    void removeAll() {
        choices.clear();
        modified = true;
    }

    Collection<Choice> choices() {
        return choices.values();
    }

    Optional<Choice> choice(@Nullable String path) {
        return path == null ? Optional.empty() : Optional.ofNullable(choices.get(path));
    }

    /** The first of those with the highest priority. */
    Optional<Choice> best() {
        Choice best = null;
        for (Choice each : choices.values()) {
            if (best == null || each.priority() > best.priority()) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Slaves that no choice has any more are given up. */
    SortedMap<String, String> takeUnusedSlaves() {
        SortedMap<String, String> unused = new TreeMap<>(slaves);
        choices.values().forEach(each -> unused.keySet().removeAll(each.slaves().keySet()));
        slaves.keySet().removeAll(unused.keySet());
        return unused;
    }
}
