package dev.drydock.userland.shell.syntax;

import dev.drydock.userland.shell.text.CharacterSet;
import org.jspecify.annotations.Nullable;

/** What the state of the shell changes about its grammar. Asked anew at each token, as the shell asks. */
public interface SyntaxOptions {

    Dialect dialect();

    /** Whether {@code @(a|b)} and the like are patterns outside {@code [[ ]]}, too ({@code shopt -s extglob}). */
    boolean extendedPatterns();

    /** What an alias stands for; null if there is none, or if aliases are not expanded. */
    @Nullable
    String alias(String name);

    /** What the numbers behind a backslash name characters of. */
    CharacterSet numbered();

    /** Something that bash warns of while it reads; other dialects say nothing. */
    void warn(int line, String words);

    /**
     * A line of the script was begun to be read.
     *
     * @param line with its newline if it has one
     * @param inside whether it began in the middle of a command substitution
     */
    void read(String line, boolean inside);

    /** The grammar of a dialect without aliases. */
    static SyntaxOptions of(Dialect dialect) {
        return new SyntaxOptions() {
            @Override
            public Dialect dialect() {
                return dialect;
            }

            @Override
            public boolean extendedPatterns() {
                return false;
            }

            @Override
            public @Nullable String alias(String name) {
                return null;
            }

            @Override
            public CharacterSet numbered() {
                return CharacterSet.BYTES;
            }

            @Override
            public void warn(int line, String words) {
                // Nobody listens.
            }

            @Override
            public void read(String line, boolean inside) {
                // Nobody listens.
            }
        };
    }
}
