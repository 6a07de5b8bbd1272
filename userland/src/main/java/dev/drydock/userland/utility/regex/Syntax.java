package dev.drydock.userland.utility.regex;

/**
 * A way to write regular expressions.
 *
 * @param extended {@code ( ) { } | + ?} are special without a backslash
 * @param looseOperators a {@code *} or {@code {}} with nothing before it is an ordinary character or repeats nothing, rather
 *     than an error; only asked in extended syntax
 * @param strictRepeats nothing repeats what is repeated with a {@code *} or an interval already, and an interval needs
 *     something before it; only asked in basic syntax
 * @param looseParenthesis a {@code )} without its partner is an ordinary character
 * @param backReferences {@code \1} to {@code \9} exist
 * @param bracketEscapes a backslash in brackets escapes, as in awk
 */
public record Syntax(
        boolean extended,
        boolean looseOperators,
        boolean strictRepeats,
        boolean looseParenthesis,
        boolean backReferences,
        boolean bracketEscapes) {

    /** {@code sed} and everything that calls {@code regcomp}. */
    public static final Syntax BASIC = new Syntax(false, true, true, false, true, false);

    /** {@code grep} and {@code expr}. */
    public static final Syntax GREP = new Syntax(false, true, false, false, true, false);

    /** {@code sed -E}. */
    public static final Syntax EXTENDED = new Syntax(true, false, false, false, true, false);

    /** Everything that calls {@code regcomp} with REG_EXTENDED. */
    public static final Syntax REGCOMP_EXTENDED = new Syntax(true, false, false, true, true, false);

    /** {@code grep -E}. */
    public static final Syntax EGREP = new Syntax(true, true, false, true, true, false);

    /** {@code awk}. */
    public static final Syntax AWK = new Syntax(true, true, false, false, false, true);
}
