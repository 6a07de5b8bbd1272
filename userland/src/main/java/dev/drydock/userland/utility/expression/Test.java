package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code test}, also called {@code [}: the binaries, not the shell's built-ins. */
final class Test {
    static final Command TEST = Command.named("test", Test::run).trouble(2);
    static final Command BRACKET =
            Command.named("[", call -> bracket(call, "]")).gnu("").trouble(2);
    static final Command DOUBLE_BRACKET =
            Command.named("[[", call -> bracket(call, "]]")).gnu("").trouble(2);
    private static final int ERROR = 2;
    private static final Words MISSING_BRACKET = Words.of("missing %l", "missing %s");

    private Test() {}

    private static Exit bracket(Invocation call, String closing) {
        List<String> words = call.arguments();
        if (call.isGnu()
                && words.size() == 1
                && (words.get(0).equals("--help") || words.get(0).equals("--version"))) {
            call.parse(words);
        }
        if (words.isEmpty() || !words.get(words.size() - 1).equals(closing)) {
            throw call.fail(ERROR, MISSING_BRACKET, closing);
        }
        return evaluate(call, words.subList(0, words.size() - 1));
    }

    private static Exit run(Invocation call) {
        return evaluate(call, call.arguments());
    }

    private static Exit evaluate(Invocation call, List<String> words) {
        FileTests files = new FileTests(call.process());
        try {
            boolean value = call.isGnu()
                    ? new TestExpression(words, files).value()
                    : new BusyBoxTestExpression(words, files).value();
            return value ? Exit.SUCCESS : Exit.FAILURE;
        } catch (TestSyntaxException wrong) {
            throw call.fail(ERROR, Words.of(wrong.template()), wrong.values());
        }
    }
}
