package dev.drydock.userland.utility.editor;

import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code vi}, and {@code vim} where it was installed: the same editor, which speaks as the one or the other. */
final class Vi {
    static final Command BUSYBOX =
            Command.named("vi", Vi::run).busybox("c= R H").only(Flavour.BUSYBOX);
    static final Command VIM =
            Command.named("vim", Vi::run).gnu("c= R n N e y i= u= h").only(Flavour.GNU);
    private static final Words NO_USER = Words.of("Vim: Error reading input, exiting...", "can't read user input");

    private Vi() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.isGnu() && call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        Optional<Terminal> terminal = call.process().terminal();
        if (terminal.isEmpty() || !call.process().descriptor(0).isTerminal()) {
            throw call.fail(NO_USER);
        }
        List<String> names = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Option option : call.options()) {
            if (option.key().equals("c")) {
                commands.add(option.argument());
            }
        }
        for (String operand : call.operands()) {
            (operand.startsWith("+") ? commands : names).add(operand.startsWith("+") ? operand.substring(1) : operand);
        }
        for (String name : names.isEmpty() ? List.of("") : names) {
            edit(call, terminal.get(), name, commands);
        }
        return Exit.SUCCESS;
    }

    private static void edit(Invocation call, Terminal terminal, String name, List<String> commands)
            throws IOException {
        TerminalSettings before = terminal.settings();
        EditedText text = new EditedText();
        EditorScreen screen = new EditorScreen(terminal, call.out(), text);
        ViFile file = new ViFile(call, name);
        terminal.configure(TerminalSettings.RAW);
        screen.open();
        try {
            String message = file.load(text);
            boolean ended = false;
            ViCommandLine first = new ViCommandLine(call, text, screen, file);
            for (String command : commands) {
                ended |= first.run(command.isEmpty() ? "$" : command);
                message = first.message();
            }
            if (!ended) {
                new ViSession(call, text, screen, new EditorKeys(call.process(), terminal), file).run(message);
            }
        } finally {
            screen.close();
            terminal.configure(before);
        }
    }
}
