package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonScanner;
import dev.drydock.registry.RegistryCredentials;
import java.util.Base64;

/**
 * {@code registry.AuthConfig}.
 *
 * @param serverAddress empty for Docker Hub
 */
public record AuthRequest(String serverAddress, RegistryCredentials credentials) {
    private static final DocumentType<AuthRequest> TYPE = new DocumentType<>(
            "", "registry.AuthConfig", new AuthRequest("", RegistryCredentials.ANONYMOUS), AuthRequest::read);

    /** @throws dev.drydock.error.EngineException unclassified, if it is malformed */
    public static AuthRequest of(Request request) {
        return JsonBody.readLeniently(request, TYPE);
    }

    /** Who asks, by {@code X-Registry-Auth}; what is malformed is nobody in particular, as for the engine. */
    public static RegistryCredentials ofHeader(Request request) {
        String header = request.headers().first("X-Registry-Auth").orElse("");
        try {
            byte[] document = Base64.getUrlDecoder().decode(header);
            return header.isEmpty()
                    ? RegistryCredentials.ANONYMOUS
                    : TYPE.read(new JsonScanner(document)).credentials();
        } catch (IllegalArgumentException | JsonException malformed) {
            return RegistryCredentials.ANONYMOUS;
        }
    }

    private static AuthRequest read(JsonFields in) {
        RegistryCredentials credentials =
                new RegistryCredentials(in.text("username"), in.text("password"), in.text("identitytoken"));
        return new AuthRequest(in.text("serveraddress"), credentials);
    }
}
