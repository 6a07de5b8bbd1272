package dev.drydock.userland.utility.terminal;

import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code tput} of ncurses 6.4: shows what a terminal can do. */
final class Tput {
    static final Command COMMAND = Command.named("tput", call -> new Tput(call).run())
            .gnu("+ S T= V x")
            .only(Flavour.GNU)
            .script()
            .trouble(2);
    private static final int NOT_CLEARED = 2;
    private static final int NO_TERMINAL = 3;
    private static final int NO_CAPABILITY = 4;
    private static final int USUAL_LINES = 24;
    private static final int USUAL_COLUMNS = 80;
    private static final Words NO_LONG_NAMES = Words.of("invalid option -- '-'");
    private static final Words NO_TYPE = Words.of("No value for $TERM and no -T specified");
    private static final Words UNKNOWN_TYPE = Words.of("unknown terminal \"%s\"");
    private static final Words UNKNOWN = Words.of("unknown terminfo capability '%s'");
    private static final Words NOT_EMULATED = Words.of("the command '%s' is not emulated");

    private final Invocation call;
    private final CapabilityNames.Names names = CapabilityNames.read();

    private Tput(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        if (!call.arguments().isEmpty() && call.arguments().get(0).startsWith("--")) {
            throw call.usage(NO_LONG_NAMES);
        }
        if (call.commandLine().has("V")) {
            call.out().line("ncurses 6.4.20221231");
            return Exit.SUCCESS;
        }
        String given = call.commandLine().last("T");
        String type = given == null ? call.variable("TERM") : given;
        if (type == null || type.isEmpty()) {
            throw call.fail(2, NO_TYPE);
        }
        List<String> words = call.operands();
        boolean fromInput = call.commandLine().has("S");
        if (words.isEmpty() && !fromInput) {
            throw call.usage();
        }
        TerminalDescription terminal =
                TerminalDatabase.find(call, type).orElseThrow(() -> call.fail(NO_TERMINAL, UNKNOWN_TYPE, type));
        if (!fromInput) {
            return Exit.of(show(terminal, words));
        }
        int failures = 0;
        Input input = call.in();
        for (String line = input.line(); line != null; line = input.line()) {
            List<String> each = List.of(line.strip().split("\\s+"));
            if (!each.get(0).isEmpty() && show(terminal, each) != 0) {
                failures++;
            }
        }
        return Exit.of(failures == 0 ? 0 : NO_CAPABILITY + failures);
    }

    /** Shows one capability after the other, each with as many parameters behind it as it asks for. */
    private int show(TerminalDescription terminal, List<String> words) throws IOException {
        int status = 0;
        int next = 0;
        while (next < words.size()) {
            String name = words.get(next++);
            String text = terminal.string(name);
            if (text != null) {
                int end = Math.min(words.size(), next + CapabilityText.parameters(text));
                string(terminal, name, text, words.subList(next, end));
                next = end;
                status = 0;
            } else if (names.strings().contains(name)) {
                return name.equals("clear") ? NOT_CLEARED : 1;
            } else if (names.flags().contains(name)) {
                status = terminal.hasFlag(name) ? 0 : 1;
            } else if (names.numbers().contains(name)) {
                call.out().line(Integer.toString(number(terminal, name)));
                status = 0;
            } else {
                status = other(terminal, name);
            }
        }
        return status;
    }

    private void string(TerminalDescription terminal, String name, String text, List<String> parameters) {
        List<Long> numbers = new ArrayList<>();
        for (String each : parameters) {
            numbers.add(each.matches("-?\\d{1,9}") ? Long.parseLong(each) : 0);
        }
        // Without any parameter the string is shown as it stands.
        String filled =
                numbers.isEmpty() && CapabilityText.parameters(text) > 0 ? text : CapabilityText.filled(text, numbers);
        call.out().data(CapabilityText.withoutDelays(filled));
        String scrollback = terminal.string("E3");
        if (name.equals("clear") && scrollback != null && !call.commandLine().has("x")) {
            call.out().data(scrollback);
        }
    }

    private int other(TerminalDescription terminal, String name) {
        switch (name) {
            case "longname" -> call.out().data(terminal.title());
            case "init", "reset" -> throw call.fail(NO_CAPABILITY, NOT_EMULATED, name);
            default -> throw call.fail(NO_CAPABILITY, UNKNOWN, name);
        }
        return 0;
    }

    /** The size is that of the terminal at hand, if there is one; variables count for the terminal that TERM names. */
    private int number(TerminalDescription terminal, String name) {
        boolean lines = name.equals("lines");
        if (!lines && !name.equals("cols")) {
            return terminal.number(name);
        }
        String set = call.commandLine().has("T") ? null : call.variable(lines ? "LINES" : "COLUMNS");
        if (set != null && set.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(set);
        }
        Optional<Terminal> at = call.process().terminal().filter(each -> isAtHand());
        if (at.isPresent()) {
            Terminal.WindowSize size = at.get().windowSize();
            int found = lines ? size.rows() : size.columns();
            if (found > 0) {
                return found;
            }
        }
        int usual = lines ? USUAL_LINES : USUAL_COLUMNS;
        return terminal.number(name) > 0 ? terminal.number(name) : usual;
    }

    private boolean isAtHand() {
        return IntStream.rangeClosed(0, 2).anyMatch(this::isTerminal);
    }

    private boolean isTerminal(int number) {
        try {
            return call.process().descriptor(number).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }
}
