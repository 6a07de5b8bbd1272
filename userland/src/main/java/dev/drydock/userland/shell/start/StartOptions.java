package dev.drydock.userland.shell.start;

import dev.drydock.userland.shell.builtin.SetCommand;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shell was called with. */
final class StartOptions {
    private static final List<String> WITH_VALUE = List.of("--rcfile", "--init-file");

    private boolean command;
    private boolean login;
    private boolean standardInput;
    private boolean interactive;
    private boolean skipRc;
    private boolean skipProfile;
    private @Nullable String rcFile;
    private @Nullable String invalid;
    private boolean version;
    private boolean help;
    private List<String> operands = List.of();

    private StartOptions() {}

    /** Reads the arguments, switching the options of {@code set} as they come. */
    static StartOptions read(Shell shell, List<String> arguments) throws IOException {
        StartOptions options = new StartOptions();
        options.login = arguments.get(0).startsWith("-");
        int next = 1;
        boolean bash = shell.dialect().isBash();
        while (next < arguments.size()) {
            String argument = arguments.get(next);
            if (bash && argument.startsWith("--") && argument.length() > 2) {
                next++;
                if (WITH_VALUE.contains(argument) && next < arguments.size()) {
                    options.rcFile = arguments.get(next++);
                } else {
                    options.longOption(shell, argument);
                }
                continue;
            }
            boolean option = argument.length() > 1 && (argument.startsWith("-") || argument.startsWith("+"));
            if (!option || argument.equals("--")) {
                next += argument.equals("--") || argument.equals("-") ? 1 : 0;
                break;
            }
            next = options.letters(shell, arguments, next);
            if (next < 0) {
                break;
            }
        }
        options.operands = next < 0 ? List.of() : arguments.subList(next, arguments.size());
        return options;
    }

    private void longOption(Shell shell, String option) {
        switch (option) {
            case "--login" -> login = true;
            case "--norc" -> skipRc = true;
            case "--noprofile" -> skipProfile = true;
            case "--posix" -> shell.options().set(SetOption.POSIX, true);
            case "--version" -> version = true;
            case "--help" -> help = true;
            case "--verbose" -> shell.options().set(SetOption.VERBOSE, true);
            case "--noediting", "--debugger", "--dump-strings", "--restricted" -> {
                // They change nothing that a script can see here.
            }
            default -> invalid = option;
        }
    }

    private int letters(Shell shell, List<String> arguments, int at) throws IOException {
        String argument = arguments.get(at);
        int next = at + 1;
        boolean on = argument.startsWith("-");
        for (char letter : argument.substring(1).toCharArray()) {
            switch (letter) {
                case 'c' -> command = true;
                case 'l' -> login = true;
                case 's' -> {
                    standardInput = on;
                    shell.options().set(SetOption.STDIN, on);
                }
                case 'i' -> interactive = on;
                case 'O' -> {
                    if (next < arguments.size() && shell.dialect().isBash()) {
                        shell.options().shopt().put(arguments.get(next++), on);
                    }
                }
                case 'o' -> {
                    List<String> words = new ArrayList<>(List.of("set", on ? "-o" : "+o"));
                    if (next < arguments.size()) {
                        words.add(arguments.get(next++));
                    }
                    if (SetCommand.options(shell, words, 1) < 0) {
                        invalid = "";
                        return -1;
                    }
                }
                default -> {
                    SetOption option = SetOption.byLetter(letter, shell.dialect());
                    if (option == null) {
                        invalid = (on ? "-" : "+") + letter;
                        return -1;
                    }
                    shell.options().set(option, on);
                }
            }
        }
        return next;
    }

    /** Whether the first operand is a script: {@code -c}. */
    boolean isCommand() {
        return command;
    }

    boolean isLogin() {
        return login;
    }

    /** Whether commands come from standard input although there are operands. */
    boolean readsStandardInput() {
        return standardInput;
    }

    boolean isInteractive() {
        return interactive;
    }

    boolean skipsRc() {
        return skipRc;
    }

    boolean skipsProfile() {
        return skipProfile;
    }

    @Nullable
    String rcFile() {
        return rcFile;
    }

    /** An option that does not exist; empty after a complaint; null if all are good. */
    @Nullable
    String invalid() {
        return invalid;
    }

    boolean asksVersion() {
        return version;
    }

    boolean asksHelp() {
        return help;
    }

    List<String> operands() {
        return operands;
    }
}
