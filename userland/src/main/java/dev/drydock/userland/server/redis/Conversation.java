package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.utility.network.HostNames;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code redis-cli} says and hears; it keeps the database and whether a transaction is open for the prompt. */
final class Conversation {
    private static final Set<String> LISTENING = Set.of("subscribe", "psubscribe", "ssubscribe", "monitor");
    private static final Set<String> FOR_PEOPLE = Set.of("info", "client list", "client info");

    private final ContainerProcess process;
    private final CliOptions options;
    private final AnswerFormat format;
    private @Nullable Connection connection;
    private int database;
    private boolean transaction;
    /** Whether ^C was typed while messages were read. */
    private boolean interrupted;

    Conversation(ContainerProcess process, CliOptions options) throws IOException {
        this.process = process;
        this.options = options;
        this.database = options.database;
        AnswerFormat told = options.format;
        boolean terminal = process.descriptor(1).isTerminal();
        this.format = told != null ? told : terminal ? AnswerFormat.STANDARD : AnswerFormat.RAW;
    }

    AnswerFormat format() {
        return format;
    }

    String prompt() {
        if (connection == null) {
            return "not connected> ";
        }
        return options.host + ":" + options.port + (database == 0 ? "" : "[" + database + "]")
                + (transaction ? "(TX)" : "") + "> ";
    }

    /** Connects, unless it is; says why it cannot. */
    boolean connect() throws IOException {
        if (connection != null) {
            return true;
        }
        Optional<IpAddress> address = HostNames.of(process).address(options.host);
        if (address.isEmpty()) {
            refuse(
                    process.network().hasNameService()
                            ? "Name or service not known"
                            : "Temporary failure in name resolution");
            return false;
        }
        Connection made;
        try {
            made = new Connection(process, process.connect(new SocketAddress(address.get(), options.port), null));
        } catch (ErrnoException refused) {
            refuse(refused.errno().words());
            return false;
        }
        connection = made;
        transaction = false;
        try {
            introduce(made);
        } catch (EOFException gone) {
            hangUp();
            RedisCli.complain(process, "Error: Server closed the connection");
            return false;
        }
        return true;
    }

    private void refuse(String why) throws IOException {
        RedisCli.complain(process, "Could not connect to Redis at " + options.host + ":" + options.port + ": " + why);
    }

    private void introduce(Connection made) throws IOException {
        String password = options.password;
        if (password != null) {
            String user = options.user;
            made.send(user == null ? List.of("AUTH", password) : List.of("AUTH", user, password));
            if (made.receive() instanceof Answer.Failure failure) {
                RedisCli.complain(process, "AUTH failed: " + failure.words());
            }
        }
        if (database != 0) {
            made.send(List.of("SELECT", Integer.toString(database)));
            if (made.receive() instanceof Answer.Failure failure) {
                RedisCli.complain(process, "SELECT " + database + " failed: " + failure.words());
            }
        }
        if (options.protocol == 3) {
            made.send(List.of("HELLO", "3"));
            if (made.receive() instanceof Answer.Failure failure) {
                RedisCli.complain(process, "HELLO 3 failed: " + failure.words());
            }
        }
    }

    private void hangUp() throws IOException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    Answer ask(List<String> words) throws IOException {
        Connection open = connection;
        if (open == null) {
            throw new IOException("not connected");
        }
        open.send(words);
        return open.receive();
    }

    /** Says a command and shows the answer; false if it failed and that matters. */
    boolean say(List<String> words, int times) throws IOException {
        boolean good = true;
        for (int i = 0; i < times; i++) {
            if (i > 0 && options.intervalSeconds > 0) {
                process.sleep(Duration.ofNanos((long) (options.intervalSeconds * 1e9)));
            }
            good &= say(words);
        }
        return good;
    }

    private boolean say(List<String> words) throws IOException {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        try {
            if (LISTENING.contains(name)) {
                return listen(words);
            }
            Answer answer = ask(words);
            String both = words.size() > 1 ? name + " " + words.get(1).toLowerCase(Locale.ROOT) : name;
            if (answer instanceof Answer.Failure failure && options.failsOnErrors) {
                RedisCli.complain(process, failure.words());
                return false;
            }
            if (answer instanceof Answer.Text value && (FOR_PEOPLE.contains(name) || FOR_PEOPLE.contains(both))) {
                RedisCli.write(process, String.valueOf(value.text()));
            } else {
                RedisCli.write(process, format.text(answer));
            }
            remember(name, words, answer instanceof Answer.Failure);
            return true;
        } catch (EOFException gone) {
            hangUp();
            if (name.equals("shutdown")) {
                return true;
            }
            RedisCli.complain(process, "Error: " + gone.getMessage());
            return false;
        } catch (ErrnoException broken) {
            hangUp();
            RedisCli.complain(process, "Error: " + broken.errno().words());
            return false;
        }
    }

    private void remember(String name, List<String> words, boolean failed) {
        if (failed && !name.equals("exec")) {
            return;
        }
        switch (name) {
            case "select" -> database = words.size() == 2 ? Integer.parseInt(words.get(1)) : database;
            case "multi" -> transaction = true;
            case "exec", "discard" -> transaction = false;
            case "reset" -> {
                transaction = false;
                database = 0;
            }
            default -> {}
        }
    }

    private boolean listen(List<String> words) throws IOException {
        Connection open = connection;
        if (open == null) {
            return false;
        }
        if (format != AnswerFormat.RAW) {
            RedisCli.write(process, "Reading messages... (press Ctrl-C to quit)\n");
        }
        interrupted = false;
        open.send(words);
        for (; ; ) {
            try {
                Answer answer = open.receive();
                RedisCli.write(process, format.text(answer));
                if (answer instanceof Answer.Failure) {
                    return true;
                }
            } catch (ErrnoException broken) {
                hangUp();
                return interrupted && connect();
            }
        }
    }

    /** ^C while messages are read. */
    void interrupt() {
        interrupted = true;
    }
}
