package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.server.web.WebAnswer;
import dev.drydock.userland.server.web.WebDates;
import dev.drydock.userland.server.web.WebHead;
import dev.drydock.userland.server.web.WebService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** What a child of httpd answers. */
final class HttpdService implements WebService {
    private static final Set<String> READ = Set.of("GET", "HEAD", "POST");
    private static final Set<String> KNOWN = Set.of(
            "PUT", "DELETE", "CONNECT", "PATCH", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK");
    private static final String ALLOWED = "HEAD,GET,POST,OPTIONS,TRACE";
    private static final int MOST_REQUESTS = 100;

    private final ContainerProcess process;
    private final HttpdConfig config;
    private final HttpdLogs logs;
    private final Map<StreamSocket, Integer> requests = new WeakHashMap<>();

    HttpdService(ContainerProcess process, HttpdConfig config, HttpdLogs logs) {
        this.process = process;
        this.config = config;
        this.logs = logs;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(config.keepAliveSeconds);
    }

    @Override
    public WebAnswer answer(WebHead head, StreamSocket client) throws IOException {
        Reply reply = new Reply(head, client, requests.merge(client, 1, Integer::sum));
        String method = head.word(0);
        int refusal = refusal(head);
        if (refusal != 0) {
            return reply.closing().page(refusal, head.fields().isEmpty() || refusal == 414 ? "" : tooLarge(head));
        }
        if (method.equals("TRACE")) {
            return reply.trace();
        }
        if (!READ.contains(method) && !method.equals("OPTIONS") && !KNOWN.contains(method)) {
            complain(client, "core:error", "AH00135: Invalid method in request " + head.line());
            return reply.with("Allow", ALLOWED).closing().page(501, method);
        }
        String target = head.word(1).replaceFirst("^[a-zA-Z]+://[^/?]*", "");
        String uri = Paths.decoded(target.replaceFirst("\\?.*", ""));
        if (uri.isEmpty()) {
            return reply.closing().page(400, "");
        }
        if (uri.indexOf('\0') >= 0) {
            return reply.page(404, "");
        }
        if (method.equals("OPTIONS")) {
            return reply.with("Allow", ALLOWED).text(200, "text/plain", "");
        }
        if (!READ.contains(method)) {
            return reply.with("Allow", ALLOWED).page(405, method);
        }
        return serve(reply, target, uri);
    }

    private static String tooLarge(WebHead head) {
        return head.isTooLong() ? "Size of a request header field exceeds server limit." : "";
    }

    private static int refusal(WebHead head) {
        String[] words = head.line().split(" ");
        if (head.isTooLong()) {
            return head.fields().isEmpty() && words.length < 3 ? 414 : 400;
        }
        if (words.length < 2 || words.length > 3 || (words.length == 3 && !words[2].matches("HTTP/\\d\\.\\d"))) {
            return 400;
        }
        boolean bad = head.fields().stream()
                .anyMatch(each -> each.name().isEmpty() || each.name().matches(".*\\s.*"));
        boolean newer = words.length == 3 && !words[2].equals("HTTP/1.0");
        String host = head.field("Host");
        boolean badHost = newer && (!head.has("Host") || !host.matches("[^\\s/]*"));
        String length = head.field("Content-Length");
        boolean badLength = head.has("Content-Length") && !length.matches("\\d{1,18}");
        String coding = head.field("Transfer-Encoding");
        boolean badCoding = head.has("Transfer-Encoding") && !coding.equalsIgnoreCase("chunked");
        return bad || badHost || badLength || badCoding ? 400 : 0;
    }

    private void complain(StreamSocket client, String module, String words) throws IOException {
        String place = "[client " + client.remote() + "] ";
        boolean numbered = words.startsWith("(");
        int end = numbered ? words.indexOf(": ") + 2 : 0;
        logs.error(process, module, words.substring(0, end) + place + words.substring(end));
    }

    private WebAnswer serve(Reply reply, String target, String uri) throws IOException {
        String path = config.documentRoot + (uri.equals("/") ? "/" : uri);
        FileStatus found;
        try {
            found = process.files().status(path.length() > 1 ? path.replaceFirst("/$", "") : path);
        } catch (ErrnoException missing) {
            if (missing.errno() == Errno.EACCES) {
                complain(
                        reply.client,
                        "core:error",
                        "(13)Permission denied: AH00035: access to " + uri + " denied (filesystem path '" + path
                                + "') because search permissions are missing on a component of the path");
                return reply.page(403, "");
            }
            return reply.page(404, "");
        }
        if (!config.rightsOf(path).isGranted || config.isDenied(path.substring(path.lastIndexOf('/') + 1))) {
            complain(reply.client, "authz_core:error", "AH01630: client denied by server configuration: " + path);
            return reply.page(403, "");
        }
        if (!found.isDirectory()) {
            return uri.endsWith("/") ? reply.page(404, "") : file(reply, path);
        }
        if (!uri.endsWith("/")) {
            int question = target.indexOf('?');
            String location = "http://" + reply.host() + Paths.encoded(uri) + "/"
                    + (question < 0 ? "" : target.substring(question));
            return reply.with("Location", location).page(301, location);
        }
        for (String index : config.index) {
            if (process.files().exists(path + index)) {
                return file(reply, path + index);
            }
        }
        if (!config.rightsOf(path).isListed) {
            complain(
                    reply.client,
                    "autoindex:error",
                    "AH01276: Cannot serve directory " + path + ": No matching DirectoryIndex ("
                            + String.join(",", config.index)
                            + ") found, and server-generated directory index forbidden by Options directive");
            return reply.page(403, "");
        }
        return reply.head.word(0).equals("POST")
                ? reply.page(404, "")
                : reply.text(200, "text/html;charset=ISO-8859-1", listing(path, uri, target));
    }

    private String listing(String path, String uri, String target) throws IOException {
        String name = uri.equals("/") ? "/" : uri.replaceFirst("/$", "");
        String parent = name.lastIndexOf('/') <= 0 ? "/" : name.substring(0, name.lastIndexOf('/') + 1);
        StringBuilder page = new StringBuilder(Pages.document() + "<html>\n <head>\n  <title>Index of "
                + Pages.escaped(name) + "</title>\n </head>\n <body>\n<h1>Index of " + Pages.escaped(name)
                + "</h1>\n<ul>");
        if (!uri.equals("/")) {
            page.append("<li><a href=\"").append(Paths.encoded(parent)).append("\"> Parent Directory</a></li>\n");
        }
        List<String> names = new ArrayList<>();
        for (DirectoryEntry each : process.files().list(path)) {
            if (!each.name().startsWith(".") && !config.isDenied(each.name())) {
                names.add(each.name());
            }
        }
        if (target.contains("?") && target.contains("O=D")) {
            Collections.reverse(names);
        }
        for (String each : names) {
            String slash = isDirectory(path + each) ? "/" : "";
            page.append("<li><a href=\"")
                    .append(Paths.encoded(each))
                    .append(slash)
                    .append("\"> ")
                    .append(Pages.escaped(each))
                    .append(slash)
                    .append("</a></li>\n");
        }
        return page.append("</ul>\n</body></html>\n").toString();
    }

    private boolean isDirectory(String path) {
        try {
            return process.files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private WebAnswer file(Reply reply, String path) throws IOException {
        OpenFile file;
        try {
            file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        } catch (ErrnoException refused) {
            complain(
                    reply.client,
                    "core:error",
                    "(" + refused.errno().number() + ")" + refused.errno().words()
                            + ": AH00132: file permissions deny server access: " + path);
            return reply.page(403, "");
        }
        return new FileReply(reply, file, config.types).answer(path);
    }

    /** An answer in the making. */
    final class Reply {
        final WebHead head;
        final StreamSocket client;
        private final int ordinal;
        private final List<WebHead.Field> fields = new ArrayList<>();
        private boolean closes;

        Reply(WebHead head, StreamSocket client, int ordinal) {
            this.head = head;
            this.client = client;
            this.ordinal = ordinal;
            String wish = head.field("Connection");
            boolean isOld = !head.word(2).matches("HTTP/(1\\.[1-9]|[2-9]\\.\\d)");
            this.closes = wish.equalsIgnoreCase("close")
                    || !config.keepsAlive
                    || ordinal > MOST_REQUESTS
                    || (isOld && !wish.equalsIgnoreCase("keep-alive"));
        }

        boolean isHead() {
            return head.word(0).equals("HEAD");
        }

        String host() {
            String host = head.field("Host");
            return host.isEmpty() ? config.serverName.isEmpty() ? Httpd.address(process) : config.serverName : host;
        }

        Reply closing() {
            closes = true;
            return this;
        }

        Reply with(String name, String value) {
            fields.add(new WebHead.Field(name, value));
            return this;
        }

        WebAnswer page(int status, String detail) throws IOException {
            byte[] bytes = Pages.page(status, detail).getBytes(StandardCharsets.ISO_8859_1);
            if (status == 416 && head.word(2).equals("HTTP/1.1")) {
                return chunked(status, Pages.TYPE, bytes);
            }
            if (!isHead()) {
                with("Content-Length", Integer.toString(bytes.length));
            }
            WebAnswer answer = begin(status, Pages.TYPE);
            return isHead() ? answer : answer.bytes(bytes);
        }

        WebAnswer text(int status, String type, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!isHead()) {
                with("Content-Length", Integer.toString(bytes.length));
            }
            WebAnswer answer = begin(status, type);
            return isHead() ? answer : answer.bytes(bytes);
        }

        /** What came goes back. */
        WebAnswer trace() throws IOException {
            StringBuilder text = new StringBuilder(head.line()).append("\r\n");
            head.fields()
                    .forEach(each -> text.append(each.name())
                            .append(": ")
                            .append(each.value())
                            .append("\r\n"));
            return chunked(200, "message/http", text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        private WebAnswer chunked(int status, String type, byte[] bytes) throws IOException {
            with("Transfer-Encoding", "chunked");
            byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            WebAnswer answer = begin(status, type);
            return isHead()
                    ? answer
                    : answer.bytes(size).bytes(bytes).bytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        /** @param type empty for none */
        WebAnswer begin(int status, String type) {
            StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " " + Pages.reason(status) + "\r\nDate: "
                    + WebDates.of(process.clock().now()) + "\r\nServer: " + Httpd.VERSION + "\r\n");
            fields.forEach(each ->
                    text.append(each.name()).append(": ").append(each.value()).append("\r\n"));
            if (closes) {
                text.append("Connection: close\r\n");
            } else if (head.field("Connection").equalsIgnoreCase("keep-alive")) {
                text.append("Keep-Alive: timeout=" + config.keepAliveSeconds + ", max=" + (MOST_REQUESTS + 1 - ordinal)
                        + "\r\nConnection: Keep-Alive\r\n");
            }
            text.append(type.isEmpty() ? "" : "Content-Type: " + type + "\r\n").append("\r\n");
            boolean bare = head.line().split(" ").length == 2 && status == 200;
            WebAnswer answer = new WebAnswer(
                    bare ? "" : text.toString(), sent -> logs.access(process, head, client, status, sent));
            return closes ? answer : answer.goingOn();
        }
    }
}
