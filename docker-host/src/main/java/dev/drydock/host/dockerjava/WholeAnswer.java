package dev.drydock.host.dockerjava;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.drydock.api.exchange.Headers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer that is there, all of it. */
final class WholeAnswer implements DockerHttpClient.Response {
    private final int status;
    private final Headers headers;
    private final InputStream body;

    WholeAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = new ByteArrayInputStream(body);
    }

    static Map<String, List<String>> byName(Headers headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Headers.Field field : headers.fields()) {
            values.computeIfAbsent(field.name(), none -> new ArrayList<>()).add(field.value());
        }
        return values;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return byName(headers);
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
