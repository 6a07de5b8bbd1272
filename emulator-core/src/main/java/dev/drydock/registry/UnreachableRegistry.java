package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.reference.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registry that does not answer, in the words of an engine on a machine without a way out: its name server cannot be
 * reached, and nothing listens on its own ports.
 */
public final class UnreachableRegistry implements Registry {
    private static final String NAME_SERVER = "192.0.2.53:53";

    private final String domain;

    /** @param domain host and perhaps port */
    public UnreachableRegistry(String domain) {
        this.domain = domain;
    }

    @Override
    public String login(RegistryCredentials credentials) throws RegistryFailure {
        throw failure();
    }

    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        throw failure();
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        throw failure();
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        throw failure();
    }

    @Override
    public byte[] config(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        throw failure();
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        throw failure();
    }

    private RegistryFailure failure() {
        String host = domain.equals(ImageReference.DEFAULT_DOMAIN) ? "registry-1.docker.io" : domain;
        int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
        String name = colon < 0 ? host : host.substring(0, colon);
        String own = ownAddress(name);
        if (own != null) {
            String port = colon < 0 ? ":80" : host.substring(colon);
            return RegistryFailure.unreachable(
                    "Get \"http://" + host + "/v2/\": dial tcp " + own + port + ": connect: connection refused");
        }
        return RegistryFailure.unreachable("Get \"https://" + host + "/v2/\": dial tcp: lookup " + name + " on "
                + NAME_SERVER + ": dial udp " + NAME_SERVER + ": connect: no route to host");
    }

    /** The machine's own address that a name means, which is asked without TLS; null for the name of another machine. */
    private static @Nullable String ownAddress(String name) {
        if (name.equalsIgnoreCase("localhost")) {
            return "[::1]";
        }
        return name.startsWith("127.") || name.equals("[::1]") ? name : null;
    }
}
