package dev.drydock.registry;

import org.jspecify.annotations.Nullable;

/**
 * Who asks a registry, as a client says it with {@code X-Registry-Auth} or to {@code POST /auth}.
 *
 * @param identityToken empty unless a login gave one
 */
public record RegistryCredentials(String username, String password, String identityToken) {
    /** Nobody in particular. */
    public static final RegistryCredentials ANONYMOUS = new RegistryCredentials("", "", "");

    public boolean isAnonymous() {
        return username.isEmpty() && identityToken.isEmpty();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return isAnonymous() ? "anonymous" : username;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryCredentials credentials
                && username.equals(credentials.username)
                && password.equals(credentials.password)
                && identityToken.equals(credentials.identityToken);
    }

    @Override
    public int hashCode() {
        return username.hashCode();
    }
}
