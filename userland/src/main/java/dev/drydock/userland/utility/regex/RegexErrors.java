package dev.drydock.userland.utility.regex;

/** glibc's texts of regular expression errors. */
final class RegexErrors {
    static final String UNMATCHED_OPEN = "Unmatched ( or \\(";
    static final String UNMATCHED_CLOSE = "Unmatched ) or \\)";

    private RegexErrors() {}

    static RegexException badPattern() {
        return new RegexException("Invalid regular expression");
    }

    static RegexException unmatchedBracket() {
        return new RegexException("Unmatched [, [^, [:, [., or [=");
    }

    static RegexException unmatchedOpen() {
        return new RegexException(UNMATCHED_OPEN);
    }

    static RegexException unmatchedClose() {
        return new RegexException(UNMATCHED_CLOSE);
    }

    static RegexException unmatchedBrace() {
        return new RegexException("Unmatched \\{");
    }

    static RegexException badBrace() {
        return new RegexException("Invalid content of \\{\\}");
    }

    static RegexException nothingToRepeat() {
        return new RegexException("Invalid preceding regular expression");
    }

    static RegexException badBackReference() {
        return new RegexException("Invalid back reference");
    }

    static RegexException badRange() {
        return new RegexException("Invalid range end");
    }

    static RegexException badClass() {
        return new RegexException("Invalid character class name");
    }

    static RegexException badCollation() {
        return new RegexException("Invalid collation character");
    }

    static RegexException trailingBackslash() {
        return new RegexException("Trailing backslash");
    }

    static RegexException tooBig() {
        return new RegexException("Regular expression too big");
    }

    static RegexException exhausted() {
        return new RegexException("Memory exhausted");
    }
}
