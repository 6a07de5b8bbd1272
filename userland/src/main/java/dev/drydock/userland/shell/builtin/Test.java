package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;

/** {@code test}, {@code [}, and BusyBox's {@code [[}. */
final class Test implements Builtin {
    private static final int ERROR = 2;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        String name = arguments.get(0);
        int end = arguments.size();
        try {
            if (name.startsWith("[")) {
                String closing = name.replace('[', ']');
                if (!arguments.get(end - 1).equals(closing) || end == 1) {
                    throw new TestExpression.Wrong(shell.dialect().isBash() ? "missing `]'" : "missing " + closing);
                }
                end--;
            }
            List<String> words = arguments.subList(1, end);
            boolean holds = name.equals("[[")
                    ? new BracketExpression(shell, words).evaluate()
                    : new TestExpression(shell, words).evaluate();
            return holds ? 0 : 1;
        } catch (TestExpression.Wrong wrong) {
            String words = String.valueOf(wrong.getMessage());
            if (!words.isEmpty()) {
                shell.messages().named(shell.dialect() == Dialect.ASH ? words : name + ": " + words);
            }
            return ERROR;
        }
    }
}
