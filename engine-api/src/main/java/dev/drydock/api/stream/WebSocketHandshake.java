package dev.drydock.api.stream;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The first words of a web socket (RFC 6455, 4.2), as the engine's server says them. */
public final class WebSocketHandshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketHandshake() {}

    /** Lets the client in, or tells it why not; only in the first case the web socket is handed over. */
    public static Response answer(Request request, WebSocketClient client) {
        if (!request.headers().first("Upgrade").orElse("").equalsIgnoreCase("websocket")
                || !request.headers().lists("Connection", "upgrade")) {
            return refusal(Headers.NONE, "not websocket protocol", client);
        }
        String key = request.headers().first("Sec-WebSocket-Key").orElse("");
        if (key.isEmpty()) {
            return refusal(Headers.NONE, "mismatch challenge/response", client);
        }
        if (!request.headers().first("Sec-WebSocket-Version").orElse("").equals("13")) {
            return refusal(Headers.of("Sec-WebSocket-Version", "13"), "missing or bad WebSocket Version", client);
        }
        if (request.headers().contains("Sec-WebSocket-Protocol")) {
            return refusal(Headers.NONE, "", client);
        }
        return Response.hijack(
                101,
                "Switching Protocols",
                Headers.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Accept", accept(key)),
                client);
    }

    private static Response refusal(Headers headers, String words, WebSocketClient client) {
        return Response.hijack(400, "Bad Request", headers, connection -> {
            client.detach();
            connection.out().write(words.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
