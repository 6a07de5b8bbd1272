package dev.drydock.container;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The user of a container by the files of the container: {@code name[:group]}, either also by number. */
final class ContainerUser {
    private final FileContext files;

    private ContainerUser(FileContext files) {
        this.files = files;
    }

    static TarInput.Owner find(FileContext files, String text) throws IOException {
        int colon = text.indexOf(':');
        String user = colon < 0 ? text : text.substring(0, colon);
        ContainerUser accounts = new ContainerUser(files);
        String[] line = user.isEmpty() ? new String[0] : accounts.line("/etc/passwd", user);
        if (line.length == 0 && !user.isEmpty() && !isNumber(user)) {
            throw StartErrors.unknownUser(user);
        }
        int uid = user.isEmpty() ? 0 : Integer.parseInt(line.length > 3 ? line[2] : user);
        int gid = line.length > 3 ? Integer.parseInt(line[3]) : 0;
        return new TarInput.Owner(uid, colon < 0 ? gid : accounts.group(text.substring(colon + 1)));
    }

    private int group(String text) throws IOException {
        String[] line = line("/etc/group", text);
        if (line.length < 3 && !isNumber(text)) {
            throw StartErrors.unknownGroup(text);
        }
        return Integer.parseInt(line.length < 3 ? text : line[2]);
    }

    /** The line of a name or, failing that, of a number; empty if there is none. */
    private String[] line(String path, String wanted) throws IOException {
        if (files.exists(path)) {
            for (String line : new String(files.readAll(path), StandardCharsets.UTF_8).split("\n")) {
                String[] fields = line.split(":", -1);
                if (fields[0].equals(wanted) || fields.length > 2 && fields[2].equals(wanted)) {
                    return fields;
                }
            }
        }
        return new String[0];
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }
}
