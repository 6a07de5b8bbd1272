package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Signal;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Serves all clients, one command after the other. It holds no thread while nobody is connected and nothing is to be saved. */
final class EventLoop {
    private static final Set<String> WITHOUT_PASSWORD = Set.of("auth", "hello", "quit", "reset");
    private static final Set<String> WHILE_SUBSCRIBED =
            Set.of("subscribe", "psubscribe", "unsubscribe", "punsubscribe", "ping", "quit", "reset");
    private static final Set<String> NEVER_QUEUED = Set.of("exec", "discard", "multi", "watch", "quit", "reset");
    private static final String DENIED =
            "DENIED Redis is running in protected mode because protected mode is enabled and no "
                    + "password is set for the default user. In this mode connections are only accepted from the loopback interface. "
                    + "If you want to connect from external computers to Redis you may adopt one of the following solutions: 1) Just "
                    + "disable protected mode sending the command 'CONFIG SET protected-mode no' from the loopback interface by "
                    + "connecting to Redis from the same host the server is running, however MAKE SURE Redis is not publicly "
                    + "accessible from internet if you do so. Use CONFIG REWRITE to make this change permanent. 2) Alternatively you "
                    + "can just disable the protected mode by editing the Redis configuration file, and setting the protected mode "
                    + "option to 'no', and then restarting the server. 3) If you started the server manually just for testing, restart "
                    + "it with the '--protected-mode no' option. 4) Setup a an authentication password for the default user. NOTE: You "
                    + "only need to do one of the above things in order for the server to start accepting connections from the "
                    + "outside.";

    private final ContainerProcess process;
    private final Settings settings;
    private final RedisLog log;
    private final List<ListeningSocket> listening;
    private final List<Keyspace> keyspaces = new ArrayList<>();
    private final CommandTable commands = new CommandTable();
    private final Persistence persistence;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final String runId;
    private final long begun;
    private long connections;
    private long processed;
    private long changes;

    EventLoop(ContainerProcess process, Settings settings, RedisLog log, List<ListeningSocket> listening) {
        this.process = process;
        this.settings = settings;
        this.log = log;
        this.listening = listening;
        for (int i = 0; i < settings.number("databases"); i++) {
            keyspaces.add(new Keyspace(this::milliseconds));
        }
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            id.append(String.format(Locale.ROOT, "%08x", process.random().nextInt()));
        }
        runId = id.toString();
        begun = milliseconds();
        persistence = new Persistence(process, settings, log, keyspaces);
    }

    // What commands ask for

    ContainerProcess process() {
        return process;
    }

    Settings settings() {
        return settings;
    }

    CommandTable commands() {
        return commands;
    }

    Persistence persistence() {
        return persistence;
    }

    Set<Session> sessions() {
        return sessions;
    }

    List<Keyspace> keyspaces() {
        return keyspaces;
    }

    Keyspace keyspace(int number) {
        return keyspaces.get(number);
    }

    int databaseNumber(String text) throws RedisException {
        long number = Numbers.whole(text).orElseThrow(RedisErrors::notAnInteger);
        if (number < 0 || number >= keyspaces.size()) {
            throw RedisErrors.database();
        }
        return (int) number;
    }

    RandomGenerator random() {
        return process.random();
    }

    String runId() {
        return runId;
    }

    long milliseconds() {
        return process.clock().now().toEpochMilli();
    }

    long uptimeSeconds() {
        return (milliseconds() - begun) / 1000;
    }

    long connectionsReceived() {
        return connections;
    }

    long commandsProcessed() {
        return processed;
    }

    boolean isAuthenticated(Session session) {
        return session.authenticated || settings.text("requirepass").isEmpty();
    }

    /** Something was written. */
    void changed() {
        changes++;
        persistence.changed();
    }

    /** Who is connected stays authenticated when a password is set. */
    void settingsChanged() {
        if (settings.text("requirepass").isEmpty()) {
            sessions.forEach(each -> each.authenticated = true);
        }
    }

    // Its life

    Exit begin() throws IOException {
        process.handle(Signal.TERM, this::end);
        process.handle(Signal.INT, this::end);
        process.handle(Signal.CHLD, signal -> persistence.reap());
        process.handle(Signal.PIPE, signal -> {});
        Session replayed = Session.ofJournal();
        persistence.load(words -> {
            handle(replayed, words);
            replayed.reply().take();
        });
        log.notice(process, 'M', "Ready to accept connections");
        return serve(process);
    }

    private void end(Signal signal) {
        log.line(
                process,
                process.pid() + ":signal-handler (" + milliseconds() / 1000 + ") Received " + signal.fullName()
                        + " scheduling shutdown...");
        shutDown("");
    }

    /**
     * Ends the process, unless what it holds cannot be saved.
     *
     * @param how {@code SAVE}, {@code NOSAVE}, or nothing for what the settings say
     */
    void shutDown(String how) {
        log.warning(process, 'M', "User requested shutdown...");
        if (persistence.isJournalling()) {
            log.notice(process, 'M', "Calling fsync() on the AOF file.");
        }
        boolean saves = how.equals("SAVE") || (how.isEmpty() && persistence.savesByItself());
        if (saves) {
            log.notice(process, 'M', "Saving the final RDB snapshot before exiting.");
            if (!persistence.save()) {
                log.warning(process, 'M', "Error trying to save the DB, can't exit.");
                return;
            }
        }
        log.warning(process, 'M', "Redis is now ready to exit, bye bye...");
        process.exit(0);
    }

    private Exit serve(ContainerProcess own) throws IOException {
        for (; ; ) {
            persistence.saveIfDue();
            Duration patience = patience();
            if (sessions.isEmpty()
                    && patience == null
                    && listening.size() == 1
                    && !listening.get(0).readable()) {
                return Exit.whenReadable(listening.get(0), this::serve);
            }
            List<OpenFile> toRead = new ArrayList<>(listening);
            List<OpenFile> toWrite = new ArrayList<>();
            for (Session session : sessions) {
                toRead.add(session.socket());
                if (session.isSending()) {
                    toWrite.add(session.socket());
                }
            }
            try {
                own.awaitReady(toRead, toWrite, patience);
            } catch (ErrnoException interrupted) {
                continue;
            }
            for (ListeningSocket socket : listening) {
                accept(socket);
            }
            for (Session session : List.copyOf(sessions)) {
                if (session.socket().readable()) {
                    session.receive();
                }
                handleAll(session);
            }
            endWaits();
            for (Session session : List.copyOf(sessions)) {
                session.send();
                if (session.isOver()) {
                    sessions.remove(session);
                    own.close(session.descriptor());
                }
            }
        }
    }

    private @Nullable Duration patience() {
        long next = persistence.nextSave();
        for (Session session : sessions) {
            Session.Wait wait = session.wait;
            next = wait == null ? next : Math.min(next, wait.until());
        }
        return next == Long.MAX_VALUE ? null : Duration.ofMillis(Math.max(1, next - milliseconds()));
    }

    private void accept(ListeningSocket socket) throws IOException {
        for (StreamSocket client = socket.accept(false); client != null; client = socket.accept(false)) {
            Session session = new Session(client, process.allocate(3, client), ++connections);
            sessions.add(session);
            session.authenticated = settings.text("requirepass").isEmpty();
            if (sessions.size() > settings.number("maxclients")) {
                session.reply().error("ERR max number of clients reached");
                session.hangUp();
            } else if (settings.isOn("protected-mode")
                    && settings.text("requirepass").isEmpty()
                    && !client.remote().address().isLoopback()) {
                session.reply().error(DENIED);
                session.hangUp();
            }
        }
    }

    // Commands

    private void handleAll(Session session) {
        try {
            while (session.wait == null && !session.isHungUp()) {
                List<String> words = session.request();
                if (words == null) {
                    return;
                }
                if (!words.isEmpty()) {
                    handle(session, words);
                }
            }
        } catch (ProtocolException wrong) {
            session.reply().error("ERR Protocol error: " + wrong.getMessage());
            session.hangUp();
        }
    }

    private void handle(Session session, List<String> words) {
        Session.Transaction transaction = session.transaction;
        try {
            Command command = checked(session, words);
            if (transaction != null && !NEVER_QUEUED.contains(command.name())) {
                transaction.queue.add(List.copyOf(words));
                session.reply().simple("QUEUED");
                return;
            }
            run(session, command, words, false);
            wakeWaiting();
        } catch (RedisException refused) {
            if (transaction != null) {
                transaction.broken = true;
            }
            session.reply().error(refused.words());
        }
    }

    private Command checked(Session session, List<String> words) throws RedisException {
        Command command = commands.find(words.get(0));
        if (command == null) {
            throw RedisErrors.unknownCommand(words);
        }
        if (!command.takes(words.size())) {
            throw RedisErrors.wrongArity(command.name());
        }
        if (!isAuthenticated(session) && !WITHOUT_PASSWORD.contains(command.name())) {
            throw RedisErrors.noAuthentication();
        }
        if (session.isSubscribed() && session.reply().protocol() == 2 && !WHILE_SUBSCRIBED.contains(command.name())) {
            throw RedisErrors.subscribed(command.name());
        }
        return command;
    }

    private void run(Session session, Command command, List<String> words, boolean transactional) {
        processed++;
        long before = changes;
        Call call = new Call(this, session, command, words, transactional);
        try {
            command.action().run(call);
        } catch (RedisException refused) {
            session.reply().error(refused.words());
        }
        if (changes > before) {
            persistence.journal(session.database, call.journalled());
        }
    }

    /** One of the commands of a transaction. */
    void runQueued(Session session, List<String> words) {
        run(session, Objects.requireNonNull(commands.find(words.get(0))), words, true);
    }

    /** Those that wait try again, the one that has waited longest first. */
    private void wakeWaiting() {
        long before;
        do {
            before = changes;
            for (Session session : List.copyOf(sessions)) {
                Session.Wait wait = session.wait;
                if (wait != null) {
                    session.wait = null;
                    runQueuedAgain(session, wait);
                }
            }
        } while (changes > before);
    }

    private void runQueuedAgain(Session session, Session.Wait wait) {
        run(session, Objects.requireNonNull(commands.find(wait.command().get(0))), wait.command(), false);
        if (session.wait != null) {
            session.wait = wait;
        }
    }

    private void endWaits() {
        for (Session session : List.copyOf(sessions)) {
            Session.Wait wait = session.wait;
            if (wait != null && wait.until() <= milliseconds()) {
                session.wait = null;
                if (wait.many()) {
                    session.reply().nothingOfMany();
                } else {
                    session.reply().nothing();
                }
                handleAll(session);
            }
        }
    }
}
