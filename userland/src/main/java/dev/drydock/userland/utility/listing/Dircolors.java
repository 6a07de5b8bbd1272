package dev.drydock.userland.utility.listing;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code dircolors} of coreutils 9.1: the variable that {@code ls} knows its colours from. */
final class Dircolors {
    static final Command COMMAND = Command.named("dircolors", call -> new Dircolors(call).run())
            .gnu("b,sh bourne-shell c,csh c-shell p,print-database print-ls-colors")
            .only(Flavour.GNU);
    private static final Words NO_SYNTAX =
            Words.of("the options to output non shell syntax,\nand to select a shell syntax are mutually exclusive");
    private static final Words BOTH_PRINTS =
            Words.of("options --print-database and --print-ls-colors are mutually exclusive");
    private static final Words EXTRA = Words.of("extra operand %l");
    private static final Words NO_SHELL = Words.of("no SHELL environment variable, and no shell type option given");
    private static final Words NOT_OPENED = Words.of("%n: %s");
    private static final Words FAULT = Words.of("%s");

    private final Invocation call;

    private Dircolors(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        CommandLine line = call.commandLine();
        boolean database = line.has("p");
        boolean colours = line.has("print-ls-colors");
        boolean csh = line.has("c") || line.has("c-shell");
        boolean bourne = line.has("b") || line.has("bourne-shell");
        if ((database || colours) && (csh || bourne)) {
            throw call.usage(NO_SYNTAX);
        }
        if (database && colours) {
            throw call.usage(BOTH_PRINTS);
        }
        List<String> operands = line.operands();
        if (operands.size() > (database ? 0 : 1)) {
            call.say(EXTRA, operands.get(database ? 0 : 1));
            if (database) {
                call.raw("file operands cannot be combined with --print-database (-p)\n");
            }
            throw call.usage();
        }
        if (database) {
            call.out().text(database());
            return Exit.SUCCESS;
        }
        if (!csh && !bourne && !colours) {
            csh = isCsh();
        } else if (csh && bourne) {
            csh = lastIsCsh();
        }
        return show(read(operands), csh, colours);
    }

    private boolean lastIsCsh() {
        String last = "";
        for (var option : call.options()) {
            last = option.key();
        }
        return last.startsWith("c");
    }

    private boolean isCsh() {
        String shell = call.variable("SHELL");
        if (shell == null || shell.isEmpty()) {
            throw call.fail(NO_SHELL);
        }
        return shell.matches("(.*/)?t?csh");
    }

    private ColourFile read(List<String> operands) {
        String terminal = call.variable("TERM");
        String colorTerminal = call.variable("COLORTERM");
        ColourFile file = new ColourFile(
                terminal == null || terminal.isEmpty() ? "none" : terminal, colorTerminal == null ? "" : colorTerminal);
        if (operands.isEmpty()) {
            file.read("<internal>", database().lines().toList());
            return file;
        }
        String name = operands.get(0);
        List<String> lines = new ArrayList<>();
        try (Input input = call.open(name)) {
            for (String each = input.line(); each != null; each = input.line()) {
                lines.add(Latin.text(each));
            }
        } catch (IOException error) {
            throw call.fail(NOT_OPENED, name, error);
        }
        file.read(name, lines);
        return file;
    }

    private Exit show(ColourFile file, boolean csh, boolean colours) {
        file.faults().forEach(fault -> call.complain(FAULT, fault));
        if (call.status() != 0) {
            return call.exit();
        }
        StringBuilder text = new StringBuilder();
        for (ColourFile.Colour each : file.colours()) {
            if (colours) {
                text.append("\u001b[")
                        .append(each.value())
                        .append('m')
                        .append(each.key())
                        .append('\t');
                text.append(each.value()).append("\u001b[0m\n");
            } else {
                text.append(quoted(each.key()))
                        .append('=')
                        .append(quoted(each.value()))
                        .append(':');
            }
        }
        if (colours) {
            call.out().text(text.toString());
        } else if (csh) {
            call.out().line("setenv LS_COLORS '" + text + "'");
        } else {
            call.out().line("LS_COLORS='" + text + "';\nexport LS_COLORS");
        }
        return Exit.SUCCESS;
    }

    /** For both: what stands between single quotes, and for {@code ls}, to which colons and equals signs mean something. */
    private static String quoted(String text) {
        StringBuilder result = new StringBuilder();
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                result.append("'\\'");
                plain = true;
            } else if (c == '\\' || c == '^') {
                plain = !plain;
            } else {
                if ((c == ':' || c == '=') && plain) {
                    result.append('\\');
                }
                plain = true;
            }
            result.append(c);
        }
        return result.toString();
    }

    private static String database() {
        try (InputStream stream = Dircolors.class.getResourceAsStream("dircolors")) {
            if (stream == null) {
                throw new IllegalStateException("no database of colours");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
