package dev.drydock.userland.utility.archive;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who is to own what is put into an archive: GNU tar's {@code --owner} and {@code --group}.
 *
 * @param name empty for a number that no account has
 * @param id null for that of each file, as for a name that no account has
 */
record GivenOwner(String name, @Nullable Integer id) {
    private static final String NUMBER = "\\d{1,9}";

    /**
     * @param text {@code NAME}, {@code NAME:ID} or {@code ID}
     * @param ids of accounts by their names
     * @param names of accounts by their ids
     */
    static GivenOwner of(String text, Function<String, Optional<Integer>> ids, IntFunction<Optional<String>> names) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String number = colon < 0 ? text : text.substring(colon + 1);
        if (!number.matches(NUMBER)) {
            return new GivenOwner(name, ids.apply(name).orElse(null));
        }
        int id = Integer.parseInt(number);
        return new GivenOwner(colon < 0 ? names.apply(id).orElse("") : name, id);
    }
}
