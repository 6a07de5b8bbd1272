package dev.drydock.userland.utility.calculator;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code bc} of BusyBox: does what stands in files, and then in standard input. */
final class Bc {
    static final Command COMMAND =
            Command.named("bc", call -> new Bc(call).run()).busybox("q l !s !w").only(Flavour.BUSYBOX);
    static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    static final Words PLAIN = Words.of("%s");
    private static final String GREETING = """
            bc 1.35.0
            Adapted from https://github.com/gavinhoward/bc
            Original code (c) 2018 Gavin D. Howard and contributors
            """;

    private final Invocation call;

    private Bc(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        boolean library = call.commandLine().has("l");
        boolean typed = call.process().descriptor(0).isTerminal()
                && call.process().descriptor(1).isTerminal();
        if (typed && !call.commandLine().has("q")) {
            call.out().text(GREETING);
        }
        try (Input standard = call.in()) {
            BcMachine machine = new BcMachine(call, () -> line(standard), library);
            for (String operand : call.operands()) {
                try (Input file = call.open(operand)) {
                    read(machine, file, false);
                } catch (IOException error) {
                    throw call.fail(CANNOT_OPEN, operand, error);
                }
            }
            read(machine, standard, typed);
        } catch (BcParser.QuitException quit) {
            return call.exit();
        }
        return call.exit();
    }

    /** Whoever types may make a mistake; in a file it is the end. */
    private void read(BcMachine machine, Input input, boolean typed) {
        BcParser parser = new BcParser(new BcLexer(() -> line(input)));
        while (true) {
            try {
                Statement statement = parser.next();
                if (statement == null) {
                    return;
                }
                machine.run(statement);
                if (typed) {
                    call.out().flush();
                }
            } catch (CalculatorException | ArithmeticException wrong) {
                call.say(PLAIN, wrong.getMessage());
                if (!typed) {
                    throw new Quit(1);
                }
                parser.recover();
            }
        }
    }

    static @Nullable String line(Input input) throws IOException {
        String line = input.line();
        return line == null ? null : line + (input.terminated() ? "\n" : "");
    }
}
