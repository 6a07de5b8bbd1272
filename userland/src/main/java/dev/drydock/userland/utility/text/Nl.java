package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code nl}: numbers lines. */
final class Nl {
    static final Command COMMAND = Command.named("nl", call -> new Nl(call).run())
            .gnu("b,body-numbering= !d,section-delimiter= !f,footer-numbering= !h,header-numbering= i,line-increment="
                    + " !l,join-blank-lines= n,number-format= p,no-renumber s,number-separator= v,starting-line-number="
                    + " w,number-width=")
            .busybox("p b= i= l= s= v= w=");
    private static final Words BAD_STYLE = Words.of("invalid body numbering style: %l", "invalid numbering style '%s'");
    private static final Words BAD_FORMAT = Words.of("invalid line numbering format: %l", "");
    private static final Words BAD_NUMBER = Words.of("invalid line number increment: %l", "invalid number '%s'");

    private final Invocation call;
    private String style = "t";
    private String format = "rn";
    private String separator = "\t";
    private long increment = 1;
    private long number = 1;
    private int width = 6;

    private Nl(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> style = style(option.argument());
                case "i" -> increment = parse(option.argument());
                case "n" -> format = format(option.argument());
                case "s" -> separator = Latin.of(option.argument());
                case "v" -> number = parse(option.argument());
                case "w" -> width = (int) parse(option.argument());
                default -> {}
            }
        }
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand)) {
                if (input != null) {
                    number(input);
                }
            } catch (IOException error) {
                call.complain(Invocation.CANNOT_READ, operand, error);
            }
        }
        return call.exit();
    }

    private String style(String text) {
        if (!text.equals("a") && !text.equals("t") && !text.equals("n")) {
            throw call.isGnu() ? call.usage(BAD_STYLE, text) : call.fail(BAD_STYLE, text);
        }
        return text;
    }

    private String format(String text) {
        if (!List.of("ln", "rn", "rz").contains(text)) {
            throw call.usage(BAD_FORMAT, text);
        }
        return text;
    }

    private long parse(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        return Long.parseLong(text);
    }

    private void number(Input input) throws IOException {
        for (String line = input.line(); line != null; line = input.line()) {
            boolean numbered = style.equals("a") || (style.equals("t") && !line.isEmpty());
            if (numbered) {
                call.out().data(shown() + separator + line + "\n");
                number += increment;
            } else {
                call.out().data(" ".repeat(width + separator.length()) + line + "\n");
            }
        }
    }

    private String shown() {
        String digits = Long.toString(number);
        String pad = " ".repeat(Math.max(0, width - digits.length()));
        return switch (format) {
            case "ln" -> digits + pad;
            case "rz" -> "0".repeat(pad.length()) + digits;
            default -> pad + digits;
        };
    }
}
