package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.MawkToken.Kind;
import org.jspecify.annotations.Nullable;

/** The token that mawk's parser looks at, read no earlier than that, and its complaints. */
final class MawkTokens {
    /** So many tokens must be right after a fault before another one is told of. */
    private static final int QUIET = 3;

    private final MawkScanner scanner;
    private final MawkFaults faults;
    private @Nullable MawkToken current;
    private int quiet;

    MawkTokens(MawkScanner scanner, MawkFaults faults) {
        this.scanner = scanner;
        this.faults = faults;
    }

    MawkToken current() throws AwkSyntaxException {
        MawkToken known = current;
        if (known == null) {
            known = scanner.next();
            current = known;
        }
        return known;
    }

    MawkToken take() throws AwkSyntaxException {
        MawkToken taken = current();
        current = null;
        quiet = Math.max(quiet - 1, 0);
        return taken;
    }

    boolean accept(String spelling) throws AwkSyntaxException {
        if (!current().is(spelling)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String spelling) throws AwkSyntaxException, UnexpectedToken {
        if (!accept(spelling)) {
            throw unexpected();
        }
    }

    MawkToken expect(Kind kind) throws AwkSyntaxException, UnexpectedToken {
        if (!current().is(kind)) {
            throw unexpected();
        }
        return take();
    }

    /** Tells that the current token cannot be where it is, unless a fault was told of just before. */
    UnexpectedToken unexpected() throws AwkSyntaxException {
        if (quiet == 0) {
            scanner.unexpected(current());
        }
        quiet = QUIET;
        return new UnexpectedToken();
    }

    /** In a statement one goes on behind its end. */
    void skipStatement() throws AwkSyntaxException {
        while (!current().is(Kind.SEPARATOR)) {
            skip();
        }
        take();
        scanner.settle();
        quiet = 0;
    }

    /** Outside of blocks one goes on at the next one. */
    void skipToBlock() throws AwkSyntaxException {
        while (!current().is("{")) {
            skip();
        }
    }

    private void skip() throws AwkSyntaxException {
        if (current().is(Kind.END)) {
            throw faults.giveUp();
        }
        current = null;
    }

    /** Goes on to the next token, over the ends of lines. */
    void skipLines() throws AwkSyntaxException {
        scanner.skipLines();
    }

    void printing(boolean now) {
        scanner.printing(now);
    }

    void getting(boolean now) {
        scanner.getting(now);
    }

    void fault(String words) throws AwkSyntaxException {
        scanner.fault(words);
    }

    void checkExpression(String source) throws AwkSyntaxException {
        scanner.checkExpression(source);
    }

    String place() {
        return scanner.place();
    }

    int line() {
        return scanner.line();
    }
}
