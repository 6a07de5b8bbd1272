package dev.drydock.userland.utility.network;

import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What {@code /etc/services} calls ports; most images have none. */
public final class ServiceNames {
    private static final int HIGHEST_PORT = 65_535;

    /** No names: ports are numbers. */
    public static final ServiceNames NONE = new ServiceNames(Map.of());

    /** By port and protocol, such as {@code 80/tcp}. */
    private final Map<String, String> names;

    private ServiceNames(Map<String, String> names) {
        this.names = names;
    }

    public static ServiceNames of(ContainerProcess process) {
        Map<String, String> names = new HashMap<>();
        try {
            String text = new String(process.files().readAll("/etc/services"), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
                if (words.length > 1) {
                    names.putIfAbsent(words[1], words[0]);
                }
            }
        } catch (IOException missing) {
            return NONE;
        }
        return new ServiceNames(Map.copyOf(names));
    }

    /** The port of a name, or of a number; empty if there is none. */
    public OptionalInt port(String text, String protocol) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text) && entry.getKey().endsWith("/" + protocol))
                .mapToInt(entry -> Integer.parseInt(
                        entry.getKey().substring(0, entry.getKey().indexOf('/'))))
                .findFirst();
    }

    /** The number where there is no name. */
    public String name(int port, String protocol) {
        return names.getOrDefault(port + "/" + protocol, String.valueOf(port));
    }
}
