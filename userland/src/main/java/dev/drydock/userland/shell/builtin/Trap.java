package dev.drydock.userland.shell.builtin;

import dev.drydock.process.Signal;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code trap}. */
final class Trap implements Builtin {
    private static final Set<String> CONDITIONS = Set.of("ERR", "DEBUG", "RETURN");

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        boolean bash = shell.dialect().isBash();
        int first = 1;
        boolean optional = bash && arguments.size() > 1 && arguments.get(1).matches("-[^-].*");
        if (optional && !arguments.get(1).matches("-[lp]+")) {
            String wrong = arguments.get(1).replaceAll("[-lp]", "").substring(0, 1);
            shell.messages().builtinError("trap", "-" + wrong + ": invalid option", 2);
            OptionLetters.usage(shell, "trap");
            return OptionLetters.USAGE;
        }
        if (optional && arguments.get(1).contains("l")) {
            Kill.list(shell, List.of());
            return 0;
        }
        boolean show = bash && arguments.size() > 1 && arguments.get(1).equals("-p");
        first += show || (arguments.size() > 1 && arguments.get(1).equals("--")) ? 1 : 0;
        if (arguments.size() <= first) {
            show(shell, List.of());
            return 0;
        }
        if (show) {
            return show(shell, arguments.subList(first, arguments.size()));
        }
        String action = arguments.get(first);
        boolean resets = arguments.size() == first + 1 || Names.isNumber(action);
        List<String> conditions = arguments.subList(resets ? first : first + 1, arguments.size());
        @Nullable String set = resets || action.equals("-") ? null : action;
        if (resets && action.equals("-")) {
            return 0;
        }
        int status = 0;
        for (String condition : conditions) {
            status = Math.max(status, set(shell, condition, set));
        }
        return status;
    }

    private static int set(Shell shell, String condition, @Nullable String action) throws IOException {
        String upper = condition.toUpperCase(Locale.ROOT);
        if (upper.equals("EXIT") || condition.equals("0") || upper.equals("SIGEXIT")) {
            shell.traps().set("EXIT", null, action);
            return 0;
        }
        if (shell.dialect().isBash() && CONDITIONS.contains(upper)) {
            shell.traps().set(upper, null, action);
            return 0;
        }
        Optional<Signal> signal = Signal.parse(condition);
        boolean prefixed = upper.startsWith("SIG") && shell.dialect() == Dialect.DASH;
        if (signal.isEmpty() || prefixed) {
            return switch (shell.dialect()) {
                case BASH -> shell.messages().builtinError("trap", condition + ": invalid signal specification", 1);
                case DASH -> {
                    shell.messages().raw("trap: " + condition + ": bad trap\n");
                    yield 1;
                }
                case ASH -> shell.messages().builtinError("trap", condition + ": invalid signal specification", 1);
            };
        }
        shell.traps().set(signal.get().shortName(), signal.get(), action);
        return 0;
    }

    /** In order of the signals' numbers, EXIT first. */
    private static int show(Shell shell, List<String> wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        append(shell, "EXIT", wanted, text);
        for (Signal signal : Signal.values()) {
            append(shell, signal.shortName(), wanted, text);
        }
        for (String condition : List.of("DEBUG", "ERR", "RETURN")) {
            append(shell, condition, wanted, text);
        }
        shell.print(text.toString());
        return 0;
    }

    private static void append(Shell shell, String condition, List<String> wanted, StringBuilder text) {
        String action = shell.traps().actions().get(condition);
        if (action == null) {
            return;
        }
        boolean asked = wanted.isEmpty()
                || wanted.stream()
                        .map(each -> each.toUpperCase(Locale.ROOT))
                        .anyMatch(each -> each.equals(condition) || each.equals("SIG" + condition));
        if (asked) {
            boolean signal = Signal.parse(condition).isPresent();
            String shown = shell.dialect().isBash() && signal ? "SIG" + condition : condition;
            text.append("trap -- ")
                    .append(Quotation.single(action))
                    .append(' ')
                    .append(shown)
                    .append('\n');
        }
    }
}
