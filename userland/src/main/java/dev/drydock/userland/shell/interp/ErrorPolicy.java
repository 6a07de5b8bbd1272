package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;

/** What becomes of a shell in which something failed that is more than a command with a bad status. */
final class ErrorPolicy {
    static final int FATAL = 2;
    private static final int UNBOUND = 127;

    private final Shell shell;

    ErrorPolicy(Shell shell) {
        this.shell = shell;
    }

    /** An expansion failed. */
    Unwinding expansion(ExpansionError error) throws IOException {
        shell.messages().error(error.words());
        if (!shell.dialect().isBash()) {
            return fatal(FATAL);
        }
        boolean ends = error.gravity() == ExpansionError.Gravity.SHELL && !shell.isInteractive();
        if (ends && !shell.traps().isEnding()) {
            return ended();
        }
        boolean text =
                error.outlivesExpression() && error.gravity() != ExpansionError.Gravity.SHELL && !shell.isInteractive();
        return text && !shell.session().readsFile() ? new Unwinding.End(1) : new Unwinding.Discard(1);
    }

    /** The redirections of a program or a subshell failed to expand, which bash's child does: what it ends with. */
    int inChild(ExpansionError error) throws IOException {
        shell.messages().error(error.words());
        boolean any = shell.session().readsFile() || shell.options().has(SetOption.ERREXIT);
        return error.gravity() == ExpansionError.Gravity.SHELL && !any ? UNBOUND : 1;
    }

    /** The end of bash by an error that is no command's. */
    Unwinding ended() {
        return new Unwinding.End(endsAsAnyFailure() ? 1 : UNBOUND);
    }

    /** Only a shell that was given its commands by {@code -c}, and has no {@code set -e}, says by its status what failed. */
    private boolean endsAsAnyFailure() {
        return shell.session().readsFile()
                || shell.session().subshell()
                || shell.options().has(SetOption.ERREXIT);
    }

    /** A variable that is read-only was assigned to: bash with {@code set -e} ends, even where a failure is only an answer. */
    Unwinding readOnly(ReadOnlyException error) throws IOException {
        shell.messages().error(error.name() + readOnlyWords());
        if (!shell.dialect().isBash()) {
            return fatal(FATAL);
        }
        boolean ends = shell.options().has(SetOption.ERREXIT) && !shell.isInteractive();
        return ends ? new Unwinding.End(1) : new Unwinding.Discard(1);
    }

    /** A command of the shell assigned to such a variable: that is a failure as any other. */
    int readOnlyIn(String builtin, ReadOnlyException error) throws IOException {
        if (shell.dialect().isBash()) {
            shell.messages().error(error.name() + readOnlyWords());
            return 1;
        }
        return failure(
                new Failure(error.name() + readOnlyWords(), FATAL),
                shell.builtins().isSpecial(builtin));
    }

    String readOnlyWords() {
        return shell.dialect().isBash() ? ": readonly variable" : ": is read only";
    }

    /** A redirection failed, or a function cannot be called. */
    int failure(Failure failure, boolean special) throws IOException {
        shell.messages().error(failure.words());
        return ended(failure, special);
    }

    /** A command of the shell gave up; its words name it. */
    int builtinFailure(Failure failure, boolean special) throws IOException {
        shell.messages().named(failure.words());
        return ended(failure, special);
    }

    private int ended(Failure failure, boolean special) {
        if (special && shell.isPosix()) {
            shell.status(failure.status());
            throw fatal(failure.status());
        }
        return failure.status();
    }

    /** What POSIX calls "shall exit"; an interactive shell only gives up the line. */
    private Unwinding fatal(int status) {
        return shell.isInteractive() ? new Unwinding.Discard(status) : new Unwinding.End(status);
    }
}
