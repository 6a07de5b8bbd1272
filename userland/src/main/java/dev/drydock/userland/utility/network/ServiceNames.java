package dev.drydock.userland.utility.network;

import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@code /etc/services} calls ports; most images have none. */
final class ServiceNames {
    static final ServiceNames NONE = new ServiceNames(Map.of());

    /** By port and protocol, such as {@code 80/tcp}. */
    private final Map<String, String> names;

    private ServiceNames(Map<String, String> names) {
        this.names = names;
    }

    static ServiceNames of(ContainerProcess process) {
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

    /** The number where there is no name. */
    String name(int port, String protocol) {
        return names.getOrDefault(port + "/" + protocol, String.valueOf(port));
    }
}
