package dev.drydock.userland.server.ryuk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The engine, as it is reached over a unix socket; a connection a request, each of which asks to be closed (HTTP/1.0). */
final class EngineClient {
    private static final String SOCKET = "/var/run/docker.sock";
    private static final String VERSION = "/v1.44";
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 400;
    private static final int BUFFER = 8192;
    private static final JsonFactory JSON = new JsonFactory();

    private final ContainerProcess process;
    private final Duration patience;

    /** @param patience how long a request may take in all */
    EngineClient(ContainerProcess process, Duration patience) {
        this.process = process;
        this.patience = patience;
    }

    /** Something of the engine's that can be removed. */
    record Thing(String id, @Nullable Instant created, boolean ofRyuk) {}

    /** An answer. */
    private record Answer(int status, String body) {}

    void ping() throws IOException {
        require(ask("GET", "/_ping"));
    }

    List<Thing> list(Kind kind, String filters) throws IOException {
        Answer answer = ask("GET", kind.list() + URLEncoder.encode(filters, StandardCharsets.UTF_8));
        require(answer);
        List<Thing> things = new ArrayList<>();
        try (JsonParser json = JSON.createParser(answer.body())) {
            boolean inside = kind != Kind.VOLUME;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("Volumes")) {
                    inside = json.nextToken() == JsonToken.START_ARRAY;
                } else if (token == JsonToken.FIELD_NAME) {
                    json.nextToken();
                    json.skipChildren();
                } else if (token == JsonToken.START_OBJECT && inside) {
                    things.add(thing(json));
                }
            }
        }
        return things;
    }

    private static Thing thing(JsonParser json) throws IOException {
        String id = "";
        Instant created = null;
        boolean ofRyuk = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "Id" -> id = json.getText();
                case "Name" -> id = id.isEmpty() ? json.getText() : id;
                case "Created" ->
                    created = value == JsonToken.VALUE_NUMBER_INT
                            ? Instant.ofEpochSecond(json.getLongValue())
                            : Instant.parse(json.getText());
                case "CreatedAt" -> created = Instant.parse(json.getText());
                case "Labels" -> ofRyuk = isOfRyuk(json);
                default -> json.skipChildren();
            }
        }
        return new Thing(id, created, ofRyuk);
    }

    private static boolean isOfRyuk(JsonParser json) throws IOException {
        boolean found = false;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = json.currentName().equals("org.testcontainers.ryuk");
                json.nextToken();
                found |= named && json.getText().equals("true");
            }
        }
        return found;
    }

    /** What is gone already counts as removed. */
    void remove(Kind kind, String id) throws IOException {
        Answer answer = ask("DELETE", kind.removal(URLEncoder.encode(id, StandardCharsets.UTF_8)));
        if (answer.status() != NOT_FOUND) {
            require(answer);
        }
    }

    private static void require(Answer answer) throws IOException {
        if (answer.status() >= FAILED) {
            throw new IOException("Error response from daemon: " + answer.body().strip());
        }
    }

    private Answer ask(String method, String path) throws IOException {
        StreamSocket socket = process.connectUnix(SOCKET);
        int descriptor = process.allocate(3, socket);
        try {
            String head = method + " " + VERSION + path + " HTTP/1.0\r\nHost: api.moby.localhost\r\n\r\n";
            byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
            socket.write(bytes, 0, bytes.length);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            Instant end = process.clock().now().plus(patience);
            for (int count = read(socket, buffer, end); count >= 0; count = read(socket, buffer, end)) {
                answer.write(buffer, 0, count);
            }
            return parse(answer.toString(StandardCharsets.UTF_8));
        } finally {
            process.close(descriptor);
        }
    }

    private int read(StreamSocket socket, byte[] buffer, Instant end) throws IOException {
        Duration left = Duration.between(process.clock().now(), end);
        if (left.isNegative() || process.awaitReadable(List.of(socket), left).isEmpty()) {
            throw new IOException("context deadline exceeded");
        }
        return socket.read(buffer, 0, buffer.length);
    }

    private static Answer parse(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        String[] words = text.split(" ", 3);
        if (end < 0 || words.length < 3 || !words[1].matches("\\d{3}")) {
            throw new IOException("malformed HTTP response");
        }
        if (text.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding:")) {
            throw new IOException("an answer to HTTP/1.0 is not in chunks");
        }
        return new Answer(Integer.parseInt(words[1]), text.substring(end + 4));
    }
}
