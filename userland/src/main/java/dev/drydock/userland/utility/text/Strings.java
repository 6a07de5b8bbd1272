package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code strings}: what can be read in a file that is no text. No Debian image has it. */
final class Strings {
    static final Command COMMAND = Command.named("strings", call -> new Strings(call).run())
            .busybox("a f o n= t=")
            .only(Flavour.BUSYBOX);
    private static final int USUAL_LENGTH = 4;
    private static final Words BAD_NUMBER = Words.of("", "invalid number '%s'");
    private static final Words TOO_SMALL = Words.of("", "number %s is not in 1..2147483647 range");

    private final Invocation call;
    private int least = USUAL_LENGTH;
    private boolean named;
    private String position = "";

    private Strings(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "f" -> named = true;
                case "o" -> position = "%7o ";
                case "n" -> {
                    if (!option.argument().matches("\\d{1,9}")) {
                        throw call.fail(BAD_NUMBER, option.argument());
                    }
                    if (option.argument().matches("0+")) {
                        throw call.fail(TOO_SMALL, option.argument());
                    }
                    least = Integer.parseInt(option.argument());
                }
                case "t" -> {
                    if (!option.argument().matches("[dox]")) {
                        throw call.usage();
                    }
                    position = "%7" + option.argument() + " ";
                }
                default -> {}
            }
        }
        List<String> operands = call.operands().isEmpty() ? List.of("-") : new ArrayList<>(call.operands());
        for (String operand : operands) {
            try (Input input = call.openOrComplain(operand, Invocation.NOT_OPENED)) {
                if (input != null) {
                    read(operand.equals("-") ? "{standard input}" : operand, input);
                }
            } catch (IOException error) {
                call.complain(Invocation.NOT_OPENED, operand, error);
            }
        }
        return call.exit();
    }

    private void read(String name, Input input) throws IOException {
        StringBuilder run = new StringBuilder();
        long at = 0;
        for (int c = input.read(); ; c = input.read()) {
            if (c >= ' ' && c < 0x7f || c == '\t') {
                run.append((char) c);
            } else {
                tell(name, at - run.length(), run);
                if (c < 0) {
                    return;
                }
            }
            at++;
        }
    }

    private void tell(String name, long start, StringBuilder run) {
        if (run.length() >= least) {
            String head = (named ? name + ": " : "") + (position.isEmpty() ? "" : String.format(position, start));
            call.out().text(head).dataLine(run.toString());
        }
        run.setLength(0);
    }
}
