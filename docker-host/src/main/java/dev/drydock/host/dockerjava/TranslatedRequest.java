package dev.drydock.host.dockerjava;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What docker-java asks, as the API is asked it. */
final class TranslatedRequest {
    private TranslatedRequest() {}

    static Request of(DockerHttpClient.Request request) {
        List<Headers.Field> fields = new ArrayList<>();
        request.headers().forEach((name, value) -> fields.add(new Headers.Field(name, value)));
        if (request.hijackedInput() != null) {
            fields.add(new Headers.Field("Connection", "Upgrade"));
            fields.add(new Headers.Field("Upgrade", "tcp"));
        }
        return new Request(request.method(), request.path(), new Headers(fields), body(request));
    }

    private static RequestBody body(DockerHttpClient.Request request) {
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            return RequestBody.of(bytes);
        }
        InputStream body = request.body();
        return body == null ? RequestBody.none() : new RequestBody(RequestBody.UNKNOWN_LENGTH, body);
    }
}
