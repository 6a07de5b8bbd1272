package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.registry.RegistryCredentials;

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

    private static AuthRequest read(JsonFields in) {
        RegistryCredentials credentials =
                new RegistryCredentials(in.text("username"), in.text("password"), in.text("identitytoken"));
        return new AuthRequest(in.text("serveraddress"), credentials);
    }
}
