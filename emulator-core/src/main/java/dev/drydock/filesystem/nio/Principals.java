package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Users and groups by the container's own {@code /etc/passwd} and {@code /etc/group}; who is not there has a number. */
final class Principals extends UserPrincipalLookupService {
    private static final String USERS = "/etc/passwd";
    private static final String GROUPS = "/etc/group";
    private static final int NAME = 0;
    private static final int ID = 2;

    private final FileContext context;

    Principals(FileContext context) {
        this.context = context;
    }

    /** A user or a group; two are equal if their numbers are. */
    interface Numbered {
        int id();
    }

    private record User(int id, String getName) implements UserPrincipal, Numbered {
        @Override
        public boolean equals(Object other) {
            return other instanceof User user && user.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return getName;
        }
    }

    private record Group(int id, String getName) implements GroupPrincipal, Numbered {
        @Override
        public boolean equals(Object other) {
            return other instanceof Group group && group.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return getName;
        }
    }

    UserPrincipal user(int id) {
        return new User(id, name(USERS, id));
    }

    GroupPrincipal group(int id) {
        return new Group(id, name(GROUPS, id));
    }

    @Override
    public UserPrincipal lookupPrincipalByName(String name) throws IOException {
        return new User(id(USERS, name), name);
    }

    @Override
    public GroupPrincipal lookupPrincipalByGroupName(String group) throws IOException {
        return new Group(id(GROUPS, group), group);
    }

    private String name(String file, int id) {
        String number = Integer.toString(id);
        for (String line : lines(file)) {
            String[] fields = line.split(":", -1);
            if (fields.length > ID && fields[ID].equals(number)) {
                return fields[NAME];
            }
        }
        return number;
    }

    private int id(String file, String name) throws UserPrincipalNotFoundException {
        for (String line : lines(file)) {
            String[] fields = line.split(":", -1);
            if (fields.length > ID && fields[NAME].equals(name) && isNumber(fields[ID])) {
                return Integer.parseInt(fields[ID]);
            }
        }
        if (isNumber(name)) {
            return Integer.parseInt(name);
        }
        throw new UserPrincipalNotFoundException(name);
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private String[] lines(String file) {
        try {
            return new String(context.readAll(file), StandardCharsets.UTF_8).split("\n");
        } catch (IOException missing) {
            // A container without the file has users and groups without names.
            return new String[0];
        }
    }
}
