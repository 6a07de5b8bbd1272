package dev.drydock.userland.server.redis;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One command a line, until the input ends or somebody quits. */
final class CliLoop {
    private static final String HELP = """
            redis-cli %s
            To get help about Redis commands type:
                  "help @<group>" to get a list of commands in <group>
                  "help <command>" for help on <command>
                  "help <tab>" to get a list of possible help topics
                  "quit" to exit

            To set redis-cli preferences:
                  ":set hints" enable online hints
                  ":set nohints" disable online hints
            Set your preferences in ~/.redisclirc
            """.formatted(RedisServer.VERSION);
    private static final Duration SLOW = Duration.ofMillis(500);

    private final ContainerProcess process;
    private final Conversation conversation;

    CliLoop(ContainerProcess process, Conversation conversation) {
        this.process = process;
        this.conversation = conversation;
    }

    Exit run() throws IOException {
        Terminal terminal =
                process.descriptor(0).isTerminal() ? process.terminal().orElse(null) : null;
        conversation.connect();
        if (terminal == null) {
            return piped();
        }
        process.handle(Signal.INT, signal -> conversation.interrupt());
        LineInput input = new LineInput(process, terminal);
        for (; ; ) {
            String line = input.read(conversation.prompt());
            RedisCli.write(process, "\n");
            if (line == null || isOver(line)) {
                return Exit.SUCCESS;
            }
        }
    }

    private Exit piped() throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (isOver(line)) {
                return Exit.SUCCESS;
            }
        }
        return Exit.SUCCESS;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        byte[] one = new byte[1];
        while (process.in().read(one) > 0) {
            if (one[0] == '\n') {
                return line.toString();
            }
            line.append(new String(one, StandardCharsets.ISO_8859_1));
        }
        return line.isEmpty() ? null : line.toString();
    }

    /** Carries a line out; whether it was the last. */
    private boolean isOver(String line) throws IOException {
        List<String> words = Words.split(line);
        if (words == null) {
            RedisCli.write(process, "Invalid argument(s)\n");
            return false;
        }
        if (words.isEmpty()) {
            return false;
        }
        switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "quit", "exit" -> {
                return true;
            }
            case "clear" -> RedisCli.write(process, "\u001b[H\u001b[2J");
            case "help", "?" ->
                RedisCli.write(process, words.size() == 1 ? HELP : "redis-cli: help of commands is not emulated\n");
            default -> say(words);
        }
        return false;
    }

    private void say(List<String> words) throws IOException {
        Instant begun = process.clock().now();
        boolean repeated = words.size() > 1 && words.get(0).matches("[1-9]\\d{0,8}");
        if (conversation.connect()) {
            conversation.say(
                    repeated ? words.subList(1, words.size()) : words, repeated ? Integer.parseInt(words.get(0)) : 1);
        }
        Duration taken = Duration.between(begun, process.clock().now());
        if (conversation.format() == AnswerFormat.STANDARD && taken.compareTo(SLOW) >= 0) {
            RedisCli.write(process, String.format(Locale.ROOT, "(%.2fs)%n", taken.toMillis() / 1000.0));
        }
    }
}
