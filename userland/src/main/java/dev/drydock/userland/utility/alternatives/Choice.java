package dev.drydock.userland.utility.alternatives;

import java.util.Map;

/**
 * One of the files that a group's link can lead to.
 *
 * @param path the file
 * @param slaves the files that the slave links lead to when this is chosen, by the slaves' names
 */
record Choice(String path, int priority, Map<String, String> slaves) {
    Choice {
        slaves = Map.copyOf(slaves);
    }
}
