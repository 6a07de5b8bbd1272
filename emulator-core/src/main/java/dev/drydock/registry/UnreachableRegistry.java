package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.reference.ImageReference;
import java.util.List;

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
        if (isLoopback(host)) {
            String address = host.indexOf(':') < 0 ? host + ":80" : host;
            return RegistryFailure.unreachable(
                    "Get \"http://" + host + "/v2/\": dial tcp " + address + ": connect: connection refused");
        }
        String name = host.indexOf(':') < 0 ? host : host.substring(0, host.indexOf(':'));
        return RegistryFailure.unreachable("Get \"https://" + host + "/v2/\": dial tcp: lookup " + name + " on "
                + NAME_SERVER + ": dial udp " + NAME_SERVER + ": connect: no route to host");
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.");
    }
}
