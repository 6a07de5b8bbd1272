package dev.drydock.userland.server.nginx;

/** Where in a configuration a directive stands. */
enum Context {
    MAIN('M'),
    EVENTS('E'),
    HTTP('H'),
    SERVER('S'),
    LOCATION('L'),
    UPSTREAM('U'),
    IF_IN_SERVER('I'),
    IF_IN_LOCATION('J'),
    LIMIT_EXCEPT('X'),
    /** Lines that are no directives: those of {@code types}, {@code map} and the like. */
    LINES('-');

    private final char letter;

    Context(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    /** What stands within the block of a directive that stands here. */
    Context within(String directive) {
        return switch (directive) {
            case "events" -> EVENTS;
            case "http" -> HTTP;
            case "server" -> SERVER;
            case "location" -> LOCATION;
            case "upstream" -> UPSTREAM;
            case "if" -> this == SERVER ? IF_IN_SERVER : IF_IN_LOCATION;
            case "limit_except" -> LIMIT_EXCEPT;
            default -> LINES;
        };
    }
}
