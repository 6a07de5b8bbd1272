package dev.drydock.userland.utility.archive;

import java.util.List;

/**
 * A name that {@code tar} is given.
 *
 * @param directories where it is to be looked for: each within the one before ({@code -C})
 * @param excluded the patterns that were given before it
 */
record TarMember(String name, List<String> directories, List<String> excluded) {
    TarMember {
        directories = List.copyOf(directories);
        excluded = List.copyOf(excluded);
    }
}
