package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to an upstream, and the answer on its way back. No step waits but the connecting, where nobody answers
 * at all.
 */
final class Handover {
    private static final int BUFFER = 16 * 1024;
    private static final String CONNECTING = " while connecting to upstream";
    private static final String READING_HEAD = " while reading response header from upstream";
    private static final String READING = " while reading upstream";
    private static final Set<String> NOT_HANDED_BACK = Set.of(
            "date",
            "server",
            "x-pad",
            "x-accel-expires",
            "x-accel-redirect",
            "x-accel-limit-rate",
            "x-accel-buffering",
            "x-accel-charset",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "content-type",
            "content-length",
            "location",
            "upgrade");

    private final Exchange exchange;
    private final ProxyPass pass;
    private final ProxySettings settings;
    private final RoundRobin turns;
    private final String uri;
    private final byte[] request;
    private final Set<Upstream.Peer> tried = new HashSet<>();
    private State state = State.SENDING;
    private Upstream.@Nullable Peer peer;
    private @Nullable StreamSocket socket;
    private int descriptor;
    private int sent;
    private UpstreamHead head = new UpstreamHead();
    private Body body = Body.empty();
    private Instant end = Instant.MAX;
    private Instant begun = Instant.EPOCH;

    private enum State {
        SENDING,
        HEAD,
        BODY,
        OVER
    }

    Handover(Exchange exchange, ProxyPass pass) {
        this.exchange = exchange;
        this.pass = pass;
        this.settings = exchange.place().proxy;
        this.turns = exchange.worker().turns(pass.upstream());
        ProxyRequest toSend = new ProxyRequest(exchange, pass);
        this.uri = toSend.uri();
        this.request = toSend.bytes(exchange.body().take());
    }

    private ContainerProcess process() {
        return exchange.process();
    }

    private Instant in(long milliseconds) {
        return process().clock().now().plusMillis(milliseconds);
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /** What it waits for; null if it waits for nothing. */
    @Nullable
    StreamSocket socket() {
        return state == State.OVER ? null : socket;
    }

    boolean waitsToWrite() {
        return state == State.SENDING;
    }

    Instant end() {
        return state == State.OVER ? Instant.MAX : end;
    }

    /** Takes the next upstream. */
    void begin() throws IOException {
        Instant now = process().clock().now();
        Upstream.Peer next = turns.next(tried, now);
        while (next != null) {
            tried.add(next);
            peer = next;
            begun = process().clock().now();
            exchange.upstreams().begin(next.address().toString());
            if (connect(next)) {
                return;
            }
            next = turns.next(tried, process().clock().now());
        }
        peer = null;
        exchange.upstreams().begin(pass.upstream().name());
        complain(ErrorLevel.ERROR, "no live upstreams" + CONNECTING);
        fail(502);
    }

    /** @return false if that failed, and another may be tried; if none is there, the failure is the answer */
    private boolean connect(Upstream.Peer next) throws IOException {
        try {
            StreamSocket connected = process().connect(next.address(), Duration.ofMillis(settings.connectTimeout));
            descriptor = process().allocate(3, connected);
            socket = connected;
            state = State.SENDING;
            sent = 0;
            head = new UpstreamHead();
            end = in(settings.sendTimeout);
            step();
            return true;
        } catch (ErrnoException refused) {
            boolean late = refused.errno() == Errno.ETIMEDOUT;
            String told =
                    " (" + refused.errno().number() + ": " + refused.errno().words() + ")";
            complain(ErrorLevel.ERROR, (late ? "upstream timed out" : "connect() failed") + told + CONNECTING);
            failed(late ? 504 : 502, CONNECTING);
            if (hasAnother()) {
                return false;
            }
            fail(late ? 504 : 502);
            return true;
        }
    }

    private boolean hasAnother() {
        return !turns.isSingle() && tried.size() < pass.upstream().peers().size();
    }

    private void failed(int status, String when) throws IOException {
        Upstream.Peer current = peer;
        Instant now = process().clock().now();
        exchange.upstreams().status(status);
        exchange.upstreams().end(Duration.between(begun, now).toMillis(), body.came());
        if (current != null && turns.failed(current, now)) {
            complain(ErrorLevel.WARN, "upstream server temporarily disabled" + when);
        }
    }

    private void complain(ErrorLevel level, String words) throws IOException {
        Upstream.Peer current = peer;
        String place =
                current == null ? pass.upstream().name() : current.address().toString();
        exchange.handedTo("http://" + place + uri);
        exchange.complain(level, words);
    }

    private void fail(int status) throws IOException {
        close();
        exchange.upstreams().status(status);
        exchange.fail(status);
    }

    /** Another upstream is asked, unless the request may have done something already. */
    private void failOrGoOn(int status, String when) throws IOException {
        failed(status, when);
        release();
        boolean repeatable = !Set.of("POST", "LOCK", "PATCH").contains(exchange.method());
        if (repeatable && hasAnother()) {
            begin();
        } else {
            fail(status);
        }
    }

    /** Does what can be done now. */
    void step() throws IOException {
        StreamSocket upstream = socket;
        if (upstream == null || state == State.OVER) {
            return;
        }
        try {
            if (state == State.SENDING) {
                send(upstream);
            }
            while (state != State.SENDING && state != State.OVER && upstream == socket && upstream.readable()) {
                Answer answer = exchange.answer();
                if (answer != null && answer.isBehind()) {
                    return;
                }
                receive(upstream);
            }
            if (state != State.OVER && !end.isAfter(process().clock().now())) {
                timeOut();
            }
        } catch (ErrnoException broken) {
            if (broken.errno() == Errno.EINTR) {
                throw broken;
            }
            String told = " (" + broken.errno().number() + ": " + broken.errno().words() + ")";
            breakOff((state == State.SENDING ? "send()" : "recv()") + " failed" + told);
        }
    }

    private void send(StreamSocket upstream) throws IOException {
        while (sent < request.length) {
            int count = upstream.offer(request, sent, request.length - sent);
            if (count == 0) {
                return;
            }
            sent += count;
        }
        state = State.HEAD;
        end = in(settings.readTimeout);
    }

    private void receive(StreamSocket upstream) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int count = upstream.read(bytes, 0, BUFFER);
        if (count < 0) {
            if (state == State.BODY && body.endsWithConnection()) {
                finish();
            } else {
                breakOff("upstream prematurely closed connection");
            }
            return;
        }
        end = in(settings.readTimeout);
        if (state == State.HEAD) {
            readHead(bytes, count);
        } else {
            pass(bytes, count);
        }
    }

    private void readHead(byte[] bytes, int count) throws IOException {
        switch (head.add(bytes, count)) {
            case MORE -> {
                // It goes on when more has come.
            }
            case NO_STATUS -> refuse("upstream sent no valid HTTP/1.0 header");
            case WRONG_HEADER -> refuse("upstream sent invalid header");
            case TOO_LARGE -> refuse("upstream sent too big header");
            case WHOLE -> answer();
        }
    }

    private void refuse(String words) throws IOException {
        complain(ErrorLevel.ERROR, words + READING_HEAD);
        failOrGoOn(502, READING_HEAD);
    }

    private void breakOff(String words) throws IOException {
        if (state == State.BODY) {
            complain(ErrorLevel.ERROR, words + READING);
            cutOff();
        } else {
            refuse(words);
        }
    }

    private void timeOut() throws IOException {
        String words = "upstream timed out (110: Connection timed out)";
        if (state == State.BODY) {
            complain(ErrorLevel.ERROR, words + READING);
            cutOff();
        } else {
            String when = state == State.SENDING ? " while sending request to upstream" : READING_HEAD;
            complain(ErrorLevel.ERROR, words + when);
            failOrGoOn(504, when);
        }
    }

    /** The client has a part of the answer already: it learns by the end of the connection. */
    private void cutOff() throws IOException {
        exchange.hangUp();
        Answer answer = exchange.answer();
        if (answer != null) {
            answer.end();
        }
        record();
        close();
    }

    private void answer() throws IOException {
        Upstream.Peer current = peer;
        if (current != null) {
            turns.succeeded(current);
        }
        exchange.upstreams().status(head.status());
        exchange.upstreams().headers(head.fields());
        if (head.status() == 101) {
            refuse("upstream changed its protocol, which is not emulated by Drydock,");
            return;
        }
        String elsewhere = head.header("x-accel-redirect");
        if (elsewhere != null) {
            close();
            exchange.redirect(elsewhere);
            return;
        }
        Reply reply = reply();
        boolean empty = exchange.request().isHead() || head.status() == 204 || head.status() == 304;
        boolean chunked = head.header("transfer-encoding") != null;
        body = empty ? Body.empty() : chunked ? Body.chunked() : Body.sized(reply.length);
        body.keep();
        state = State.BODY;
        Answer answer = exchange.replies().begin(reply);
        exchange.answer(answer.open());
        byte[] rest = head.rest();
        pass(rest, rest.length);
    }

    private Reply reply() {
        Reply reply = exchange.replies().reply(head.status());
        reply.reason = reply.status() == head.status() ? head.reason() : "";
        for (Request.Field each : head.fields()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            switch (name) {
                case "content-type" -> reply.type(each.value());
                case "content-length" -> {
                    if (each.value().matches("\\d{1,18}")) {
                        reply.length(Long.parseLong(each.value()));
                    }
                }
                case "location" -> {
                    String address = location(each.value());
                    if (address == null) {
                        reply.early("Location", each.value());
                    } else {
                        exchange.replies().located(reply, address);
                    }
                }
                default -> {
                    if (!NOT_HANDED_BACK.contains(name) && !settings.hidden.contains(name)) {
                        reply.early(each.name(), each.value());
                    }
                }
            }
        }
        if (head.header("transfer-encoding") != null) {
            reply.length(-1);
        }
        return reply;
    }

    /** An address of the upstream's as the client has to know it; null if it stays as it is. */
    private @Nullable String location(String address) {
        for (ProxySettings.Redirect each : settings.redirects) {
            if (address.startsWith(each.from())) {
                return each.to().in(exchange.variables())
                        + address.substring(each.from().length());
            }
        }
        if (!settings.rewritesLocations || pass.location().startsWith("@")) {
            return null;
        }
        String own = pass.uri();
        String from = "http://" + pass.authority() + (own == null ? "/" : own);
        String to = own == null ? "/" : pass.location();
        return address.startsWith(from) ? to + address.substring(from.length()) : null;
    }

    private void pass(byte[] bytes, int count) throws IOException {
        body.accept(bytes, count);
        byte[] came = body.take();
        Answer answer = exchange.answer();
        if (answer == null) {
            throw new IllegalStateException("the answer has no head");
        }
        if (came.length > 0) {
            if (answer.reply().isChunked) {
                answer.text(Integer.toHexString(came.length) + "\r\n")
                        .bytes(came)
                        .text("\r\n");
            } else {
                answer.bytes(came);
            }
        }
        if (body.isBroken()) {
            complain(ErrorLevel.ERROR, "upstream sent invalid chunked response" + READING);
            cutOff();
        } else if (body.isOver()) {
            finish();
        }
    }

    private void finish() throws IOException {
        Answer answer = exchange.answer();
        if (answer != null) {
            if (answer.reply().isChunked) {
                answer.text("0\r\n\r\n");
            }
            answer.end();
        }
        record();
        close();
    }

    private void record() {
        Instant now = process().clock().now();
        exchange.upstreams().end(Duration.between(begun, now).toMillis(), body.came());
    }

    /** The client has gone. */
    void giveUp() throws IOException {
        if (state != State.OVER) {
            record();
            close();
        }
    }

    private void release() throws IOException {
        if (socket != null) {
            socket = null;
            process().close(descriptor);
        }
    }

    private void close() throws IOException {
        state = State.OVER;
        release();
    }
}
