package dev.drydock.userland.utility.account;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts of a container as they are at one moment. A file that is missing or a line that is wrong counts as absent. */
public final class Accounts {
    private final List<User> users;
    private final List<Group> groups;

    private Accounts(List<User> users, List<Group> groups) {
        this.users = users;
        this.groups = groups;
    }

    public static Accounts read(FileContext files) {
        List<User> users = new ArrayList<>();
        for (String[] fields : lines(files, "/etc/passwd", 7)) {
            if (isNumber(fields[2]) && isNumber(fields[3])) {
                users.add(new User(
                        fields[0],
                        Integer.parseInt(fields[2]),
                        Integer.parseInt(fields[3]),
                        fields[4],
                        fields[5],
                        fields[6]));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (String[] fields : lines(files, "/etc/group", 4)) {
            if (isNumber(fields[2])) {
                List<String> members = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(","));
                groups.add(new Group(fields[0], Integer.parseInt(fields[2]), members));
            }
        }
        return new Accounts(List.copyOf(users), List.copyOf(groups));
    }

    private static List<String[]> lines(FileContext files, String path, int fields) {
        String text;
        try {
            text = new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return List.of();
        }
        List<String[]> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split(":", -1);
            if (parts.length >= fields) {
                lines.add(parts);
            }
        }
        return lines;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    public List<User> users() {
        return users;
    }

    public List<Group> groups() {
        return groups;
    }

    public Optional<User> user(int uid) {
        return users.stream().filter(user -> user.uid() == uid).findFirst();
    }

    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    public Optional<Group> group(int gid) {
        return groups.stream().filter(group -> group.gid() == gid).findFirst();
    }

    public Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The user's name, or the number if there is none. */
    public String userName(int uid) {
        return user(uid).map(User::name).orElse(Integer.toString(uid));
    }

    public String groupName(int gid) {
        return group(gid).map(Group::name).orElse(Integer.toString(gid));
    }
}
