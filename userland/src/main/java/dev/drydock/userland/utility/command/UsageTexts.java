package dev.drydock.userland.utility.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The usage, help and version texts, which stand in resource files beside this class, a file a command. */
final class UsageTexts {
    private UsageTexts() {}

    /** Two lines or one, as the real tool prints them after an error of its command line. */
    static String hint(String command, String calledAs) {
        String own = resource("usage/gnu/" + command + ".hint");
        String text = own.isEmpty() ? "Try '%NAME% --help' for more information.\n" : own;
        return text.replace("%NAME%", calledAs);
    }

    static String busybox(String command) {
        return Flavour.BUSYBOX_BANNER + "\n\n" + resource("usage/busybox/" + command + ".txt");
    }

    /** Whether BusyBox has a text for the command; those without one take {@code --help} for an argument. */
    static boolean inBusyBox(String command) {
        return !resource("usage/busybox/" + command + ".txt").isEmpty();
    }

    static String help(String command, String calledAs) {
        return resource("usage/gnu/" + command + ".txt").replace("%NAME%", calledAs);
    }

    static String version(String command, String calledAs) {
        return resource("usage/gnu/" + command + ".version").replace("%NAME%", calledAs);
    }

    /** Empty if there is none. */
    private static String resource(String path) {
        try (InputStream stream = UsageTexts.class.getResourceAsStream(path)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
