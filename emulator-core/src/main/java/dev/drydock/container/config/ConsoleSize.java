package dev.drydock.container.config;

/** First size of a container's terminal in characters, as the create request may give it. */
public record ConsoleSize(int height, int width) {
    public static final ConsoleSize NONE = new ConsoleSize(0, 0);
}
