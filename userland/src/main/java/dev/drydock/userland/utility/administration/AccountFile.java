package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of {@code /etc/passwd}, {@code group}, {@code shadow} and their like: lines of fields between colons, the name first.
 * What is saved goes to a new file that takes the old one's place; the old contents stay in {@code passwd-}.
 */
final class AccountFile {
    private final FileContext files;
    private final String path;
    private final boolean present;
    private final List<List<String>> lines = new ArrayList<>();
    private boolean changed;

    private AccountFile(FileContext files, String path, boolean present) {
        this.files = files;
        this.path = path;
        this.present = present;
    }

    /** A file that cannot be read counts as absent, and stays so. */
    static AccountFile read(FileContext files, String path) {
        String text;
        try {
            text = new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return new AccountFile(files, path, false);
        }
        AccountFile file = new AccountFile(files, path, true);
        text.lines().forEach(line -> file.lines.add(List.of(line.split(":", -1))));
        return file;
    }

    boolean present() {
        return present;
    }

    /** The fields of every line that has at least so many. */
    Stream<List<String>> entries(int fields) {
        return lines.stream().filter(line -> line.size() >= fields);
    }

    Optional<List<String>> find(String name) {
        return lines.stream().filter(line -> line.get(0).equals(name)).findFirst();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** The numbers that stand in a field. */
    List<Long> numbers(int field) {
        return entries(field + 1)
                .map(line -> line.get(field))
                .filter(text -> text.matches("\\d{1,10}"))
                .map(Long::parseLong)
                .toList();
    }

    void add(String... fields) {
        lines.add(List.of(fields));
        changed = true;
    }

    /** Puts other fields in the place of those of a name. */
    void replace(String name, List<String> fields) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).get(0).equals(name) && !lines.get(i).equals(fields)) {
                lines.set(i, List.copyOf(fields));
                changed = true;
                return;
            }
        }
    }

    /** Changes one field of a name's line; a line that has no such field stays as it is. */
    void set(String name, int field, String value) {
        find(name).filter(line -> line.size() > field).ifPresent(line -> {
            List<String> fields = new ArrayList<>(line);
            fields.set(field, value);
            replace(name, fields);
        });
    }

    /** Whether there was such a line. */
    boolean remove(String name) {
        boolean removed = lines.removeIf(line -> line.get(0).equals(name));
        changed |= removed;
        return removed;
    }

    /** Adds somebody to the members of a group, or takes him out; false if he was, or was not, among them. */
    boolean member(String group, int field, String user, boolean in) {
        List<String> line = find(group).orElse(List.of());
        if (line.size() <= field) {
            return false;
        }
        List<String> members = new ArrayList<>(members(line.get(field)));
        if (members.contains(user) == in) {
            return false;
        }
        if (in) {
            members.add(user);
        } else {
            members.remove(user);
        }
        set(group, field, String.join(",", members));
        return true;
    }

    static List<String> members(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(","));
    }

    /** Writes what was changed. */
    void save() throws IOException {
        if (!changed) {
            return;
        }
        FileStatus status = files.status(path);
        write(path + "-", files.readAll(path), status);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.join(":", line)).append('\n'));
        write(path + "+", text.toString().getBytes(StandardCharsets.UTF_8), status);
        files.rename(path + "+", path);
        changed = false;
    }

    private void write(String target, byte[] contents, FileStatus as) throws IOException {
        files.writeAll(target, contents);
        files.changeOwner(target, as.uid(), as.gid(), true);
        files.changeMode(target, as.mode());
    }
}
