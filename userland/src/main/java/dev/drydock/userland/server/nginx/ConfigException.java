package dev.drydock.userland.server.nginx;

/** The configuration cannot be used; the words are nginx's own. */
final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigException(String words) {
        super(words);
    }
}
