package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names and addresses as the resolver of a container's C library finds them: {@code /etc/hosts}. */
public final class HostNames {
    private final List<Entry> entries;

    private HostNames(List<Entry> entries) {
        this.entries = entries;
    }

    /** A line of {@code /etc/hosts}: an address and its names, the canonical one first. */
    public record Entry(String address, List<String> names) {
        public Entry {
            names = List.copyOf(names);
        }
    }

    public static HostNames of(ContainerProcess process) {
        List<Entry> entries = new ArrayList<>();
        try {
            String text = new String(process.files().readAll("/etc/hosts"), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                String plain = line.replaceAll("#.*", "").strip();
                List<String> words = plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
                if (words.size() > 1) {
                    entries.add(new Entry(words.get(0), words.subList(1, words.size())));
                }
            }
        } catch (IOException missing) {
            return new HostNames(List.of());
        }
        return new HostNames(List.copyOf(entries));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** All entries that a name or an address has, IPv4 first; an address that has none stands for itself. */
    public List<Entry> lookUp(String nameOrAddress) {
        String wanted = nameOrAddress.toLowerCase(Locale.ROOT);
        List<Entry> found = new ArrayList<>();
        List<Entry> longer = new ArrayList<>();
        for (Entry entry : entries) {
            boolean named = entry.names().stream()
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted));
            if (named || entry.address().equals(wanted)) {
                (entry.address().contains(":") ? longer : found).add(entry);
            }
        }
        found.addAll(longer);
        if (found.isEmpty() && Ipv4Address.parse(wanted).isPresent()) {
            found.add(new Entry(wanted, List.of(wanted)));
        }
        return found;
    }
}
