package dev.drydock.userland.server.redis;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command while it is carried out. */
final class Call {
    private final EventLoop server;
    private final Session session;
    private final Command command;
    private final List<String> words;
    private final boolean transactional;
    /** What is written down in place of the words, where these mean something else at another time. */
    private @Nullable List<List<String>> journalled;

    Call(EventLoop server, Session session, Command command, List<String> words, boolean transactional) {
        this.server = server;
        this.session = session;
        this.command = command;
        this.words = words;
        this.transactional = transactional;
    }

    EventLoop server() {
        return server;
    }

    Session session() {
        return session;
    }

    Reply reply() {
        return session.reply();
    }

    String name() {
        return command.name();
    }

    List<String> words() {
        return words;
    }

    /** How many words there are, the name among them. */
    int size() {
        return words.size();
    }

    String at(int index) {
        return words.get(index);
    }

    List<String> from(int index) {
        return words.subList(index, words.size());
    }

    /** An option, in capitals. */
    String option(int index) {
        return words.get(index).toUpperCase(Locale.ROOT);
    }

    long whole(int index) throws RedisException {
        OptionalLong number = Numbers.whole(at(index));
        if (number.isEmpty()) {
            throw RedisErrors.notAnInteger();
        }
        return number.getAsLong();
    }

    int index(int index) throws RedisException {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(index)));
    }

    double real(int index) throws RedisException {
        OptionalDouble number = Numbers.real(at(index));
        if (number.isEmpty()) {
            throw RedisErrors.notAFloat();
        }
        return number.getAsDouble();
    }

    // Keys

    Keyspace keys() {
        return server.keyspace(session.database);
    }

    <T extends Value> @Nullable T find(String key, Class<T> kind) throws RedisException {
        Value value = keys().find(key);
        if (value != null && !kind.isInstance(value)) {
            throw RedisErrors.wrongType();
        }
        return kind.cast(value);
    }

    /** What the key holds, or something empty that is put there. */
    <T extends Value> T obtain(String key, Class<T> kind, Supplier<T> empty) throws RedisException {
        T value = find(key, kind);
        if (value == null) {
            value = empty.get();
            keys().put(key, value);
        }
        return value;
    }

    @Nullable
    String text(String key) throws RedisException {
        Value.Text value = find(key, Value.Text.class);
        return value == null ? null : value.text();
    }

    /** Sets a key to something else, which does not expire. */
    void replace(String key, Value value) {
        keys().remove(key);
        if (!value.isEmpty()) {
            keys().put(key, value);
        }
        changed(key);
    }

    /** Something of what the key holds is another; what is empty goes. */
    void changed(String key) {
        Value value = keys().find(key);
        if (value != null && value.isEmpty()) {
            keys().remove(key);
        }
        keys().changed(key);
        server.changed();
    }

    /** What the journal has instead of the words. */
    void journal(List<List<String>> instead) {
        journalled = instead;
    }

    List<List<String>> journalled() {
        return journalled == null ? List.of(words) : journalled;
    }

    // Waiting

    /**
     * Comes again when a key has changed, unless the time is over then; within a transaction nobody waits.
     *
     * @param seconds 0 for ever
     */
    void await(double seconds, boolean many) {
        if (transactional) {
            absent(many);
            return;
        }
        long until = seconds == 0 ? Long.MAX_VALUE : server.milliseconds() + (long) Math.ceil(seconds * 1000);
        session.wait = new Session.Wait(words, until, many);
    }

    void absent(boolean many) {
        if (many) {
            reply().nothingOfMany();
        } else {
            reply().nothing();
        }
    }

    double timeout(int index) throws RedisException {
        OptionalDouble seconds = Numbers.real(at(index));
        if (seconds.isEmpty() || Double.isInfinite(seconds.getAsDouble())) {
            throw RedisErrors.timeout();
        }
        if (seconds.getAsDouble() < 0) {
            throw RedisErrors.negativeTimeout();
        }
        return seconds.getAsDouble();
    }
}
