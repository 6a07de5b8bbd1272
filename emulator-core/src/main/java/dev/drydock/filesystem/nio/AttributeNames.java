package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Attributes by name, such as {@code unix:mode}. */
final class AttributeNames {
    private static final Map<String, Function<UnixAttributes, Object>> BASIC = basic();
    private static final Map<String, Function<UnixAttributes, Object>> POSIX = posix();
    private static final Map<String, Function<UnixAttributes, Object>> UNIX = unix();
    private static final Map<String, Function<UnixAttributes, Object>> OWNER = Map.of("owner", UnixAttributes::owner);

    private AttributeNames() {}

    private static Map<String, Function<UnixAttributes, Object>> basic() {
        Map<String, Function<UnixAttributes, Object>> all = new LinkedHashMap<>();
        all.put("size", UnixAttributes::size);
        all.put("creationTime", UnixAttributes::creationTime);
        all.put("lastAccessTime", UnixAttributes::lastAccessTime);
        all.put("lastModifiedTime", UnixAttributes::lastModifiedTime);
        all.put("isDirectory", UnixAttributes::isDirectory);
        all.put("isRegularFile", UnixAttributes::isRegularFile);
        all.put("isSymbolicLink", UnixAttributes::isSymbolicLink);
        all.put("isOther", UnixAttributes::isOther);
        all.put("fileKey", UnixAttributes::fileKey);
        return all;
    }

    private static Map<String, Function<UnixAttributes, Object>> posix() {
        Map<String, Function<UnixAttributes, Object>> all = new LinkedHashMap<>(BASIC);
        all.put("permissions", UnixAttributes::permissions);
        all.put("owner", UnixAttributes::owner);
        all.put("group", UnixAttributes::group);
        return all;
    }

    private static Map<String, Function<UnixAttributes, Object>> unix() {
        Map<String, Function<UnixAttributes, Object>> all = new LinkedHashMap<>(POSIX);
        status(all, "mode", FileStatus::fullMode);
        status(all, "ino", FileStatus::inode);
        status(all, "dev", FileStatus::device);
        status(all, "rdev", status -> (long) status.deviceNumber());
        status(all, "nlink", FileStatus::links);
        status(all, "uid", FileStatus::uid);
        status(all, "gid", FileStatus::gid);
        status(all, "ctime", status -> FileTime.from(status.changed()));
        return all;
    }

    private static void status(
            Map<String, Function<UnixAttributes, Object>> all, String name, Function<FileStatus, Object> value) {
        all.put(name, attributes -> value.apply(attributes.status()));
    }

    private static Map<String, Function<UnixAttributes, Object>> view(String name) {
        return switch (name) {
            case "basic" -> BASIC;
            case "owner" -> OWNER;
            case "posix" -> POSIX;
            case "unix" -> UNIX;
            default -> throw new UnsupportedOperationException("View '" + name + "' not available");
        };
    }

    static String viewOf(String attribute) {
        int colon = attribute.indexOf(':');
        return colon < 0 ? "basic" : attribute.substring(0, colon);
    }

    static String nameOf(String attribute) {
        return attribute.substring(attribute.indexOf(':') + 1);
    }

    /**
     * Reads attributes.
     *
     * @param attributes a view and names of it, or {@code *}: {@code posix:owner,group}
     */
    static Map<String, Object> read(UnixAttributeView file, String attributes) throws IOException {
        Map<String, Function<UnixAttributes, Object>> known = view(viewOf(attributes));
        List<String> wanted = new ArrayList<>();
        for (String name : nameOf(attributes).split(",")) {
            if (name.equals("*")) {
                wanted.addAll(known.keySet());
            } else if (known.containsKey(name)) {
                wanted.add(name);
            } else {
                throw new IllegalArgumentException("'" + name + "' not recognized");
            }
        }
        UnixAttributes values = file.readAttributes();
        Map<String, Object> result = new LinkedHashMap<>();
        for (String name : wanted) {
            Function<UnixAttributes, Object> getter = known.get(name);
            if (getter != null) {
                result.put(name, getter.apply(values));
            }
        }
        return result;
    }

    /** Changes an attribute; one that cannot be changed is not recognized. */
    static void write(UnixAttributeView file, String attribute, Object value) throws IOException {
        String view = viewOf(attribute);
        String name = nameOf(attribute);
        if (!view(view).containsKey(name)) {
            throw notChangeable(attribute);
        }
        switch (name) {
            case "lastModifiedTime" -> file.setTimes((FileTime) value, null, null);
            case "lastAccessTime" -> file.setTimes(null, (FileTime) value, null);
            case "creationTime" -> file.setTimes(null, null, (FileTime) value);
            case "permissions" -> file.setPermissions(permissions(value));
            case "owner" -> file.setOwner((UserPrincipal) value);
            case "group" -> file.setGroup((GroupPrincipal) value);
            case "mode" -> file.setMode((Integer) value);
            case "uid" -> file.changeOwner((Integer) value, -1);
            case "gid" -> file.changeOwner(-1, (Integer) value);
            default -> throw notChangeable(attribute);
        }
    }

    private static IllegalArgumentException notChangeable(String attribute) {
        return new IllegalArgumentException("'" + attribute + "' not recognized");
    }

    @SuppressWarnings(
            "unchecked") // what the name promises; a caller that lies is told so by a ClassCastException later
    private static Set<PosixFilePermission> permissions(Object value) {
        return (Set<PosixFilePermission>) value;
    }
}
