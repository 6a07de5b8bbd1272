package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.utility.mode.ModeChange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code umask}. */
final class Umask implements Builtin {
    private static final int ALL = 0777;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "pS" : "S");
        if (options == null) {
            return 2;
        }
        int mask = shell.files().umask(0);
        shell.files().umask(mask);
        if (options.operands().isEmpty()) {
            String shown = options.has('S') ? symbolic(~mask) : String.format("%04o", mask);
            shell.print((options.has('p') ? "umask " + (options.has('S') ? "-S " : "") : "") + shown + "\n");
            return 0;
        }
        String wanted = options.operands().get(0);
        if (wanted.matches("[0-7]{1,4}")) {
            shell.files().umask(Integer.parseInt(wanted, 8) & ALL);
            return 0;
        }
        Optional<ModeChange> change = Character.isDigit(wanted.charAt(0)) ? Optional.empty() : ModeChange.parse(wanted);
        if (change.isEmpty()) {
            return refused(shell, wanted);
        }
        shell.files().umask(~change.get().apply(~mask & ALL, false, 0) & ALL);
        return 0;
    }

    private static int refused(Shell shell, String wanted) throws IOException {
        boolean octal = Character.isDigit(wanted.charAt(0));
        return switch (shell.dialect()) {
            case BASH ->
                shell.messages()
                        .builtinError(
                                "umask",
                                octal
                                        ? wanted + ": octal number out of range"
                                        : "`" + wanted.charAt(0) + "': invalid symbolic mode operator",
                                1);
            case DASH -> throw new Failure("umask: Illegal " + (octal ? "number: " : "mode: ") + wanted, 2);
            case ASH -> throw new Failure(shell.messages().ofBuiltin("umask", "illegal mode: " + wanted), 2);
        };
    }

    private static String symbolic(int mode) {
        return "u=" + letters(mode >> 6) + ",g=" + letters(mode >> 3) + ",o=" + letters(mode);
    }

    private static String letters(int bits) {
        return ((bits & 4) != 0 ? "r" : "") + ((bits & 2) != 0 ? "w" : "") + ((bits & 1) != 0 ? "x" : "");
    }
}
