package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Whom {@code /etc/passwd} knows. */
final class Accounts {
    private Accounts() {}

    static Optional<Credentials> credentials(FileContext files, String user) throws IOException {
        String accounts = new String(files.readAll("/etc/passwd"), StandardCharsets.UTF_8);
        for (String line : accounts.split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 3 && fields[0].equals(user)) {
                return Optional.of(
                        new Credentials(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), List.of()));
            }
        }
        return Optional.empty();
    }
}
