package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom {@code /etc/passwd} knows. */
final class Users {
    private Users() {}

    /** Null for somebody unknown. */
    static @Nullable Credentials credentials(FileContext files, String user) throws IOException {
        for (String line : new String(files.readAll("/etc/passwd"), StandardCharsets.UTF_8).split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 3 && fields[0].equals(user)) {
                return new Credentials(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), List.of());
            }
        }
        return null;
    }
}
