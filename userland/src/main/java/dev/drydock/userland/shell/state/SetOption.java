package dev.drydock.userland.shell.state;

import dev.drydock.userland.shell.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An option of {@code set}, with its letter (0 for none). */
public enum SetOption {
    ALLEXPORT('a'),
    BRACEEXPAND('B'),
    EMACS('E'),
    ERREXIT('e'),
    ERRTRACE('E'),
    FUNCTRACE('T'),
    HASHALL('h'),
    HISTEXPAND('H'),
    HISTORY('\0'),
    IGNOREEOF('I'),
    INTERACTIVE('i'),
    INTERACTIVE_COMMENTS('\0'),
    KEYWORD('k'),
    MONITOR('m'),
    NOCLOBBER('C'),
    NOEXEC('n'),
    NOGLOB('f'),
    NOLOG('\0'),
    DEBUG('\0'),
    NOTIFY('b'),
    NOUNSET('u'),
    ONECMD('t'),
    PHYSICAL('P'),
    PIPEFAIL('\0'),
    POSIX('\0'),
    PRIVILEGED('p'),
    STDIN('s'),
    VERBOSE('v'),
    VI('V'),
    XTRACE('x');

    private static final List<SetOption> BASH = List.of(
            ALLEXPORT,
            BRACEEXPAND,
            EMACS,
            ERREXIT,
            ERRTRACE,
            FUNCTRACE,
            HASHALL,
            HISTEXPAND,
            HISTORY,
            IGNOREEOF,
            INTERACTIVE_COMMENTS,
            KEYWORD,
            MONITOR,
            NOCLOBBER,
            NOEXEC,
            NOGLOB,
            NOLOG,
            NOTIFY,
            NOUNSET,
            ONECMD,
            PHYSICAL,
            PIPEFAIL,
            POSIX,
            PRIVILEGED,
            VERBOSE,
            VI,
            XTRACE);
    private static final List<SetOption> DASH = List.of(
            ERREXIT,
            NOGLOB,
            IGNOREEOF,
            INTERACTIVE,
            MONITOR,
            NOEXEC,
            STDIN,
            XTRACE,
            VERBOSE,
            VI,
            EMACS,
            NOCLOBBER,
            ALLEXPORT,
            NOTIFY,
            NOUNSET,
            PRIVILEGED,
            NOLOG,
            DEBUG);
    private static final List<SetOption> ASH = List.of(
            ERREXIT, NOGLOB, IGNOREEOF, MONITOR, NOEXEC, XTRACE, VERBOSE, NOCLOBBER, ALLEXPORT, NOTIFY, NOUNSET,
            ERRTRACE, VI, PIPEFAIL);

    private final char letter;

    SetOption(char letter) {
        this.letter = letter;
    }

    /** The options that a dialect has, in the order in which it lists them. */
    public static List<SetOption> of(Dialect dialect) {
        return switch (dialect) {
            case BASH -> BASH;
            case DASH -> DASH;
            case ASH -> ASH;
        };
    }

    /** The letter for {@code set -x}; 0 if it has none in this dialect. */
    public char letter(Dialect dialect) {
        boolean none = switch (this) {
            case IGNOREEOF, VI, EMACS -> dialect.isBash() || (dialect == Dialect.ASH && this != IGNOREEOF);
            default -> false;
        };
        return none ? '\0' : letter;
    }

    /** As in {@code set -o NAME}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static @Nullable SetOption byName(String name, Dialect dialect) {
        for (SetOption option : of(dialect)) {
            if (option.spelling().equals(name)) {
                return option;
            }
        }
        return null;
    }

    public static @Nullable SetOption byLetter(char letter, Dialect dialect) {
        List<SetOption> known = new ArrayList<>(of(dialect));
        known.add(INTERACTIVE);
        known.add(STDIN);
        for (SetOption option : known) {
            if (option.letter(dialect) == letter) {
                return option;
            }
        }
        return null;
    }
}
