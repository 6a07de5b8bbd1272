package dev.drydock.userland.server.nginx;

import java.util.regex.Pattern;

/** What is done to a request before its file is looked for. */
sealed interface Rewrite {

    /** {@code return}: the answer, whatever was asked for. */
    record Return(int code, Template text) implements Rewrite {}

    /** {@code set}. */
    record Assign(String variable, Template value) implements Rewrite {}

    /** {@code rewrite}: another address in place of one that matches. */
    record Replace(Pattern pattern, Template replacement, Then then) implements Rewrite {}

    /** What comes after a replacement. */
    enum Then {
        /** The next rule. */
        NEXT,
        /** The location of the new address. */
        LAST,
        /** The file of the new address, in the same location. */
        BREAK,
        /** 302. */
        REDIRECT,
        /** 301. */
        PERMANENT
    }

    /** {@code break}. */
    record Stop() implements Rewrite {}
}
