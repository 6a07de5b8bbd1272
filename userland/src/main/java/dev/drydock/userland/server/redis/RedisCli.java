package dev.drydock.userland.server.redis;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code redis-cli}: sends the command that it is given, or those that are typed or piped to it, one a line. */
public final class RedisCli implements Program {

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        CliOptions options;
        try {
            List<String> arguments = process.arguments();
            options = CliOptions.of(arguments.subList(1, arguments.size()), process.environment());
        } catch (CliOptions.Wrong wrong) {
            complain(process, wrong.words());
            return Exit.FAILURE;
        }
        if (options.usage) {
            write(process, String.join("\n", CommandTable.lines("cli-usage")) + "\n");
            return Exit.SUCCESS;
        }
        if (options.version) {
            write(process, "redis-cli " + RedisServer.VERSION + "\n");
            return Exit.SUCCESS;
        }
        if (options.passwordShown && options.warns) {
            complain(
                    process,
                    "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.");
        }
        Conversation conversation = new Conversation(process, options);
        if (options.scan) {
            return scan(process, options, conversation);
        }
        if (options.command.isEmpty() && !options.lastFromInput) {
            return new CliLoop(process, conversation).run();
        }
        return once(process, options, conversation);
    }

    private static Exit once(ContainerProcess process, CliOptions options, Conversation conversation)
            throws IOException {
        List<String> words = new ArrayList<>(options.command);
        if (options.lastFromInput) {
            words.add(new String(process.in().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        if (!conversation.connect()) {
            return Exit.FAILURE;
        }
        return conversation.say(words, options.repeat) ? Exit.SUCCESS : Exit.FAILURE;
    }

    private static Exit scan(ContainerProcess process, CliOptions options, Conversation conversation)
            throws IOException {
        if (!conversation.connect()) {
            return Exit.FAILURE;
        }
        String cursor = "0";
        do {
            Answer answer = conversation.ask(List.of("SCAN", cursor, "MATCH", options.pattern));
            if (!(answer instanceof Answer.Many many)
                    || many.elements().size() != 2
                    || !(many.elements().get(0) instanceof Answer.Text next)
                    || !(many.elements().get(1) instanceof Answer.Many keys)) {
                complain(process, "ERROR: " + AnswerFormat.RAW.text(answer).strip());
                return Exit.FAILURE;
            }
            cursor = String.valueOf(next.text());
            for (Answer key : keys.elements()) {
                write(process, conversation.format().text(key));
            }
        } while (!cursor.equals("0"));
        return Exit.SUCCESS;
    }

    static void write(ContainerProcess process, String text) throws IOException {
        process.out().write(text.getBytes(StandardCharsets.ISO_8859_1));
        process.out().flush();
    }

    static void complain(ContainerProcess process, String line) throws IOException {
        process.err().write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
