package dev.drydock.userland.server.nginx;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * One request and what it comes to: where in the site it leads, and the answer that is to be sent. The steps follow each other
 * as the phases of nginx do: rules of the server, the location, its rules, its files to try, its contents.
 */
final class Exchange {
    private static final int MOST_REDIRECTIONS = 10;

    private final Worker worker;
    private final StreamSocket client;
    private final long connection;
    private final int ordinal;
    private final Request request;
    private final ServerBlock server;
    private final Variables variables = new Variables(this);
    private final UpstreamRecord upstreams = new UpstreamRecord();
    private final Replies replies;
    private final Instant start;
    private final Body body;
    private final boolean pipelined;
    private String uri;
    private @Nullable String arguments;
    private Place place;
    private String method;
    private boolean keepsAlive;
    private boolean isInternal;
    private boolean hasFailed;
    private boolean wasRewritten;
    private boolean hasLeftLocation;
    /** Instead of the status that the contents would have; 0 for none. */
    private int statusInstead;

    private int redirections;
    private boolean waitsForBody;
    private String upstream = "";
    private @Nullable Answer answer;

    /** What is known of the connection that a request came by. */
    record Origin(StreamSocket client, long connection, int ordinal, boolean pipelined) {}

    Exchange(Worker worker, Origin origin, Request request, Body body) {
        this.worker = worker;
        this.client = origin.client();
        this.connection = origin.connection();
        this.ordinal = origin.ordinal();
        this.pipelined = origin.pipelined();
        this.request = request;
        this.body = body;
        this.server = worker.site().server(client.local(), request.host());
        this.place = server;
        this.uri = request.path();
        this.arguments = request.arguments();
        this.method = request.method();
        this.start = worker.process().clock().now();
        this.keepsAlive = request.keepsAlive();
        this.replies = new Replies(this);
    }

    // What others ask

    Worker worker() {
        return worker;
    }

    ContainerProcess process() {
        return worker.process();
    }

    StreamSocket client() {
        return client;
    }

    long connection() {
        return connection;
    }

    int ordinal() {
        return ordinal;
    }

    boolean isPipelined() {
        return pipelined;
    }

    Request request() {
        return request;
    }

    ServerBlock server() {
        return server;
    }

    Place place() {
        return place;
    }

    Variables variables() {
        return variables;
    }

    UpstreamRecord upstreams() {
        return upstreams;
    }

    Replies replies() {
        return replies;
    }

    Instant start() {
        return start;
    }

    Body body() {
        return body;
    }

    String uri() {
        return uri;
    }

    @Nullable
    String arguments() {
        return arguments;
    }

    /** GET, where a page for an error takes the place of what was asked for. */
    String method() {
        return method;
    }

    /** Whether the address is not the one that the client gave. */
    boolean isRewritten() {
        return wasRewritten || isInternal;
    }

    /** Whether the path of the location is no part of the address any more. */
    boolean hasLeftLocation() {
        return hasLeftLocation;
    }

    int statusInstead() {
        return statusInstead;
    }

    String host() {
        return request.host().isEmpty() ? server.name() : request.host();
    }

    String localAddress() {
        return client.local().address().toString();
    }

    long received() {
        return request.length() + body.came();
    }

    int status() {
        return answer == null ? 0 : answer.status();
    }

    long sent() {
        return answer == null ? 0 : answer.sent();
    }

    long sentWithHead() {
        return answer == null ? 0 : answer.sentWithHead();
    }

    boolean isComplete() {
        return answer != null;
    }

    @Nullable
    ProxyPass proxied() {
        return place.proxyPass;
    }

    @Nullable
    String sentHeader(String lowerName) {
        return answer == null ? null : replies.header(answer.reply(), lowerName);
    }

    boolean keepsAlive() {
        return keepsAlive;
    }

    void hangUp() {
        keepsAlive = false;
    }

    /** The answer, once it is known. */
    @Nullable
    Answer answer() {
        return answer;
    }

    void answer(Answer known) {
        answer = known;
    }

    /** Whether it goes on when the body has come, and is then handed on. */
    boolean waitsForBody() {
        return waitsForBody;
    }

    // The phases

    void begin() throws IOException {
        if (request.refusal() != 0) {
            keepsAlive = false;
            fail(request.refusal());
            return;
        }
        serve();
    }

    private void serve() throws IOException {
        if (follow(server) != Rules.ANSWERED) {
            route();
        }
    }

    private void route() throws IOException {
        for (; ; ) {
            place = server.place(uri);
            Location expression = place instanceof Location here && here.pattern != null ? here : null;
            if (expression != null && expression.pattern != null) {
                Matcher groups = expression.pattern.matcher(uri);
                if (groups.find()) {
                    variables.capture(groups.toMatchResult());
                }
            }
            if (place.isInternal && !isInternal) {
                fail(404);
                return;
            }
            if (isTooLarge()) {
                return;
            }
            Location slashed = server.withSlash(uri);
            if (slashed != null && place != slashed && !isExact()) {
                answer = replies.redirect(301, slashed.path + question());
                return;
            }
            switch (follow(place)) {
                case ANSWERED -> {
                    return;
                }
                case DONE -> {
                    content();
                    return;
                }
                case MOVED -> {
                    if (isInCycle()) {
                        return;
                    }
                }
            }
        }
    }

    private boolean isExact() {
        return place instanceof Location here && here.kind == Location.Kind.EXACT;
    }

    private boolean isTooLarge() throws IOException {
        if (!hasFailed && place.largestBody > 0 && body.announced() > place.largestBody) {
            complain(ErrorLevel.ERROR, "client intended to send too large body: " + body.announced() + " bytes");
            fail(413);
            return true;
        }
        return false;
    }

    private boolean isInCycle() throws IOException {
        if (++redirections <= MOST_REDIRECTIONS) {
            return false;
        }
        complain(ErrorLevel.ERROR, "rewrite or internal redirection cycle while processing \"" + uri + "\"");
        answer = replies.page(500);
        return true;
    }

    private enum Rules {
        ANSWERED,
        /** Another location may be meant now. */
        MOVED,
        DONE
    }

    private Rules follow(Place of) throws IOException {
        boolean moved = false;
        for (Rewrite rule : of.rewrites) {
            if (rule instanceof Rewrite.Return returned) {
                give(returned);
                return Rules.ANSWERED;
            }
            if (rule instanceof Rewrite.Assign set) {
                variables.assign(set.variable(), set.value().in(variables));
            } else if (rule instanceof Rewrite.Stop) {
                return Rules.DONE;
            } else if (rule instanceof Rewrite.Replace replace) {
                Matcher groups = replace.pattern().matcher(uri);
                if (!groups.find()) {
                    continue;
                }
                variables.capture(groups.toMatchResult());
                String replacement = replace.replacement().in(variables);
                int code = replace.then() == Rewrite.Then.PERMANENT ? 301 : 302;
                if (replace.then() == Rewrite.Then.REDIRECT || code == 301) {
                    answer = replies.redirect(code, withArguments(replacement));
                    return Rules.ANSWERED;
                }
                move(replacement);
                moved = true;
                if (replace.then() == Rewrite.Then.BREAK) {
                    hasLeftLocation = true;
                    return Rules.DONE;
                }
                if (replace.then() == Rewrite.Then.LAST) {
                    return Rules.MOVED;
                }
            }
        }
        return moved && of != server ? Rules.MOVED : Rules.DONE;
    }

    /** A question mark at the end drops what the client has asked. */
    private String withArguments(String replacement) {
        if (replacement.endsWith("?")) {
            return replacement.substring(0, replacement.length() - 1);
        }
        if (arguments == null || arguments.isEmpty()) {
            return replacement;
        }
        return replacement + (replacement.indexOf('?') < 0 ? "?" : "&") + arguments;
    }

    private void move(String to) {
        String whole = withArguments(to);
        int question = whole.indexOf('?');
        uri = question < 0 ? whole : whole.substring(0, question);
        arguments = question < 0 ? (to.endsWith("?") ? null : arguments) : whole.substring(question + 1);
        wasRewritten = true;
    }

    private void give(Rewrite.Return returned) throws IOException {
        int code = returned.code();
        String text = returned.text().in(variables);
        if (Reply.REDIRECTIONS.contains(code)) {
            answer = replies.redirect(code, text);
        } else if (code == 444) {
            keepsAlive = false;
            answer = new Answer(new Reply(444).hangingUp(), "");
        } else if (text.isEmpty() && code >= 400) {
            fail(code);
        } else {
            answer = replies.text(code, replies.type(uri), text);
        }
    }

    private void content() throws IOException {
        Place.TryFiles names = place.tryFiles;
        if (names != null && !hasFound(names)) {
            if (names.status() != 0) {
                fail(names.status());
            } else {
                String last = names.last().in(variables);
                if (last.indexOf('?') < 0 && !last.startsWith("@")) {
                    arguments = "";
                }
                redirect(last);
            }
            return;
        }
        if (place.proxyPass != null) {
            waitsForBody = true;
            return;
        }
        new FileHandler(this).serve(uri);
    }

    private boolean hasFound(Place.TryFiles names) {
        for (Template each : names.names()) {
            String name = each.in(variables);
            boolean directory = name.endsWith("/");
            String path = file(directory ? name.substring(0, name.length() - 1) : name);
            if (process().files().exists(path) && isDirectory(path) == directory) {
                uri = name;
                return true;
            }
        }
        return false;
    }

    private boolean isDirectory(String path) {
        try {
            return process().files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    /** Goes on at another address within the site. */
    void redirect(String to) throws IOException {
        isInternal = true;
        if (to.startsWith("@")) {
            Location named = server.named(to);
            if (named == null) {
                complain(ErrorLevel.ERROR, "could not find named location \"" + to + "\"");
                answer = replies.page(500);
            } else if (!isInCycle()) {
                place = named;
                if (follow(named) != Rules.ANSWERED) {
                    content();
                }
            }
            return;
        }
        int question = to.indexOf('?');
        uri = question < 0 ? to : to.substring(0, question);
        if (question >= 0) {
            arguments = to.substring(question + 1);
        }
        if (!isInCycle()) {
            serve();
        }
    }

    /** The page that the configuration has for an error, else nginx's own. */
    void fail(int code) throws IOException {
        Place.ErrorPage page = hasFailed ? null : place.errorPages.get(code);
        if (Reply.HANGING_UP.contains(code)) {
            keepsAlive = false;
        }
        if (page == null) {
            answer = replies.page(code);
            return;
        }
        hasFailed = true;
        waitsForBody = false;
        String address = page.address().in(variables);
        if (!address.startsWith("/") && !address.startsWith("@")) {
            int redirection = Reply.REDIRECTIONS.contains(page.status()) ? page.status() : 302;
            answer = replies.redirect(redirection, address);
            return;
        }
        statusInstead = page.status() < 0 ? code : page.status();
        if (address.startsWith("/")) {
            method = request.isHead() ? "HEAD" : "GET";
        }
        redirect(address);
    }

    // Files and words

    /** Where the file of an address within the site stands. */
    String file(String of) {
        String root = place.root.in(variables);
        if (!place.isAlias || !(place instanceof Location location)) {
            return root + of;
        }
        if (location.pattern != null) {
            return root;
        }
        return root + of.substring(Math.min(of.length(), location.path.length()));
    }

    String question() {
        return arguments == null || arguments.isEmpty() ? "" : "?" + arguments;
    }

    /** What is said of the request from now on names the upstream that it was handed on to. */
    void handedTo(String address) {
        upstream = address;
    }

    void complain(ErrorLevel level, String words) throws IOException {
        String about = Complaint.about(this, words, upstream);
        worker.logs().write(place, process(), level, about);
    }

    /** Notes it in the logs of accesses. */
    void log() throws IOException {
        for (Place.AccessLog each : place.accessLogs) {
            if (!each.path().equals("off")) {
                worker.logs().access(each.path(), variables.line(each.format()));
            }
        }
    }
}
