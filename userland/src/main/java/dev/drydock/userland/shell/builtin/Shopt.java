package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code shopt}. */
final class Shopt implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "opqsu");
        if (options == null) {
            return 2;
        }
        Map<String, Boolean> known =
                options.has('o') ? setOptions(shell) : shell.options().shopt();
        boolean changes = options.has('s') || options.has('u');
        if (options.operands().isEmpty()) {
            StringBuilder text = new StringBuilder();
            known.forEach((name, on) -> {
                if (!changes || on == options.has('s')) {
                    text.append(line(name, on, options));
                }
            });
            shell.print(text.toString());
            return 0;
        }
        int status = 0;
        for (String name : options.operands()) {
            Boolean on = known.get(name);
            if (on == null) {
                String kind = options.has('o') ? ": invalid option name" : ": invalid shell option name";
                status = shell.messages().builtinError("shopt", name + kind, 1);
            } else if (changes) {
                change(shell, name, options);
            } else {
                status = on ? status : 1;
                if (!options.has('q')) {
                    shell.print(line(name, on, options));
                }
            }
        }
        return status;
    }

    private static void change(Shell shell, String name, OptionLetters options) {
        SetOption option = options.has('o') ? SetOption.byName(name, shell.dialect()) : null;
        if (option != null) {
            shell.options().set(option, options.has('s'));
        } else {
            shell.options().shopt().put(name, options.has('s'));
        }
    }

    private static String line(String name, boolean on, OptionLetters options) {
        if (options.has('p')) {
            String command = options.has('o') ? "set " + (on ? "-o " : "+o ") : "shopt " + (on ? "-s " : "-u ");
            return command + name + "\n";
        }
        return String.format("%-15s\t%s\n", name, on ? "on" : "off");
    }

    private static Map<String, Boolean> setOptions(Shell shell) {
        Map<String, Boolean> all = new TreeMap<>();
        SetOption.of(shell.dialect())
                .forEach(option -> all.put(option.spelling(), shell.options().has(option)));
        return all;
    }
}
