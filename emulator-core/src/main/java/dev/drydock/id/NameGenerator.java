package dev.drydock.id;

import java.util.List;
import java.util.function.Predicate;

/**
 * Makes up the two-word names of containers that were given none, such as {@code focused_turing}. Not thread-safe: it
 * is used under the engine's lock.
 */
public final class NameGenerator {
    /** The engine tries this often before it falls back on the short id; from the second time on with a digit. */
    private static final int ATTEMPTS = 6;

    private static final String ADJECTIVE_NOT_FOR_WOZNIAK = "boring";
    private static final String WOZNIAK = "wozniak";

    private final IdStream random;

    /** @param random a stream of its own, see {@link IdSource#stream} */
    public NameGenerator(IdStream random) {
        this.random = random;
    }

    /** A generator that goes on as this one would. */
    public NameGenerator copy() {
        return new NameGenerator(random.copy());
    }

    /**
     * A name that is free.
     *
     * @param taken whether a name (without a leading slash) is already used
     * @param id whose short form is the name when all attempts were taken
     */
    public String generate(Predicate<String> taken, ContainerId id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String name = attempt == 0 ? twoWords() : twoWords() + random.nextInt(10);
            if (!taken.test(name)) {
                return name;
            }
        }
        return id.shortForm();
    }

    private String twoWords() {
        while (true) {
            String adjective = oneOf(NameWords.ADJECTIVES);
            String surname = oneOf(NameWords.SURNAMES);
            // Steve Wozniak is not boring: the engine draws again.
            if (!(adjective.equals(ADJECTIVE_NOT_FOR_WOZNIAK) && surname.equals(WOZNIAK))) {
                return adjective + "_" + surname;
            }
        }
    }

    private String oneOf(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
