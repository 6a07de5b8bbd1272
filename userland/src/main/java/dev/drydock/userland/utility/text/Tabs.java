package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code expand} and {@code unexpand}: tabs to blanks and back. */
final class Tabs {
    static final Command EXPAND = Command.named("expand", call -> new Tabs(call).expand())
            .gnu("i,initial t,tabs= 0? 1? 2? 3? 4? 5? 6? 7? 8? 9?")
            .busybox("i,initial t,tabs=");
    static final Command UNEXPAND = Command.named(
                    "unexpand", call -> call.isGnu() ? new Tabs(call).unexpand() : new Tabs(call).unexpandInBusyBox())
            .gnu("a,all first-only t,tabs= , 0 1 2 3 4 5 6 7 8 9")
            .busybox("a,all f,first-only t,tabs=");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of(Invocation.CANNOT_READ.gnu(), "%s: Input/output error");

    private final Invocation call;
    private boolean all;
    private boolean firstOnly;

    private Tabs(Invocation call) {
        this.call = call;
    }

    /** What is done with each byte; lines go on from one file to the next. */
    @FunctionalInterface
    private interface Filter {
        String next(char c);
    }

    private Exit expand() {
        boolean onlyInitial = false;
        List<String> lists = new ArrayList<>();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "i" -> onlyInitial = true;
                case "t" -> lists.add(option.argument());
                default -> lists.add(option.key() + (option.value() == null ? "" : option.argument()));
            }
        }
        filter(new Expansion(TabStops.parse(call, lists), onlyInitial)::next);
        return call.exit();
    }

    private Exit unexpand() {
        List<String> lists = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "a" -> all = true;
                case "first-only" -> firstOnly = true;
                case "t" -> {
                    all = true;
                    lists.add(option.argument());
                }
                case "," -> digits.append(',');
                default -> digits.append(option.key());
            }
        }
        if (!digits.isEmpty()) {
            lists.add(digits.toString());
        }
        Unexpansion unexpansion = new Unexpansion(TabStops.parse(call, lists), all && !firstOnly);
        filter(unexpansion::next);
        call.out().data(unexpansion.ended());
        return call.exit();
    }

    private Exit unexpandInBusyBox() {
        String given = call.commandLine().last("t");
        TabStops stops = TabStops.parse(call, given == null ? List.of() : List.of(given));
        boolean whole = (call.commandLine().has("a") || given != null)
                && !call.commandLine().has("f");
        BusyBoxUnexpand unexpand = new BusyBoxUnexpand(stops.after(0), whole, call.isUnicode());
        eachLine(line -> call.out().data(unexpand.of(line)));
        return call.exit();
    }

    private void filter(Filter filter) {
        eachLine(line -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.length(); i++) {
                text.append(filter.next(line.charAt(i)));
            }
            call.out().data(text.toString());
        });
    }

    /** With its newline, if it has one. */
    private void eachLine(Consumer<String> action) {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, CANNOT_OPEN)) {
                if (input == null) {
                    continue;
                }
                for (String line = input.line(); line != null; line = input.line()) {
                    action.accept(input.terminated() ? line + "\n" : line);
                }
            } catch (IOException error) {
                call.complain(CANNOT_READ, operand, error);
            }
        }
    }
}
