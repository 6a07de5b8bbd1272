package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.CallStack;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code caller}: where the function or file that runs was called. */
final class Caller {

    private Caller() {}

    static int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "");
        if (options == null) {
            return 2;
        }
        List<CallStack.Call> calls = shell.calls().all();
        if (calls.isEmpty() && !shell.session().readsFile()) {
            return 1;
        }
        if (options.operands().isEmpty()) {
            String place = calls.isEmpty() ? "0 NULL" : calls.get(0).line() + " " + nullOr(source(shell, calls, 1));
            shell.print(place + "\n");
            return 0;
        }
        String wanted = options.operands().get(0);
        OptionalLong number = Numbers.parse(wanted);
        if (number.isEmpty()) {
            shell.messages().builtinError("caller", wanted + ": invalid number", 2);
            OptionLetters.usage(shell, "caller");
            return 2;
        }
        if (number.getAsLong() < 0 || number.getAsLong() >= calls.size()) {
            return 1;
        }
        int at = (int) number.getAsLong();
        String source = source(shell, calls, at + 1);
        if (source == null) {
            return 1;
        }
        String function = at + 1 < calls.size() ? function(calls.get(at + 1)) : "main";
        shell.print(calls.get(at).line() + " " + function + " " + source + "\n");
        return 0;
    }

    private static String function(CallStack.Call call) {
        String name = call.function();
        return name == null ? "source" : name;
    }

    private static String nullOr(@Nullable String source) {
        return source == null ? "NULL" : source;
    }

    /** The file that a call stands in; null for a text given with {@code -c}. */
    private static @Nullable String source(Shell shell, List<CallStack.Call> calls, int at) {
        if (at < calls.size()) {
            return calls.get(at).source();
        }
        return shell.session().readsFile() ? shell.parameters().name() : null;
    }
}
