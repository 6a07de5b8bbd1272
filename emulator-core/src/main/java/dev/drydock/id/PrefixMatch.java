package dev.drydock.id;

/** What a prefix of an id led to. */
public sealed interface PrefixMatch<V> {

    /** Exactly one id begins with it, or is it. */
    record Found<V>(V value) implements PrefixMatch<V> {}

    /** No id begins with it. */
    record Missing<V>() implements PrefixMatch<V> {}

    /**
     * Several ids begin with it.
     *
     * @param count how many, 2 or more
     */
    record Ambiguous<V>(int count) implements PrefixMatch<V> {}
}
