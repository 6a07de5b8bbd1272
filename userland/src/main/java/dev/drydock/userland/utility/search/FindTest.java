package dev.drydock.userland.utility.search;

import java.io.IOException;

/** A predicate or an action of {@code find}, or several of them. */
@FunctionalInterface
interface FindTest {
    FindTest TRUE = file -> true;

    boolean test(FoundFile file) throws IOException;

    default FindTest and(FindTest other) {
        return file -> test(file) && other.test(file);
    }

    default FindTest or(FindTest other) {
        return file -> test(file) || other.test(file);
    }

    default FindTest not() {
        return file -> !test(file);
    }
}
