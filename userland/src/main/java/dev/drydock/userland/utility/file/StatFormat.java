package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.mode.ModeLetters;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The directives of {@code stat -c} for a file. */
final class StatFormat extends Directives {
    private static final int BLOCK_BYTES = 512;
    private static final int CLUSTER_BYTES = 4096;

    private final Invocation call;
    private final String name;
    private final FileStatus status;
    private final Accounts accounts;

    StatFormat(Invocation call, String name, FileStatus status) {
        this.call = call;
        this.name = name;
        this.status = status;
        this.accounts = Accounts.read(call.files());
    }

    static boolean isDevice(FileStatus status) {
        return status.kind() == FileKind.CHARACTER_DEVICE || status.kind() == FileKind.BLOCK_DEVICE;
    }

    /** Disk space in units of 512 bytes. */
    static long blocks(FileStatus status) {
        return status.allocatedBytes() / BLOCK_BYTES;
    }

    @Override
    boolean isNumber(String letters) {
        return "abdDfghiorstTuWXYZB".contains(letters) || letters.length() == 2;
    }

    @Override
    String expand(String format) {
        String link = format.contains("%LINK") ? target() : "";
        return super.expand(format.replace("%LINK", link.replace("%", "%%")));
    }

    private String target() {
        try {
            return call.files().readLink(name);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    @Nullable
    String value(String letters) {
        return switch (letters) {
            case "a" -> Integer.toOctalString(status.mode());
            case "A" -> ModeLetters.of(status);
            case "b" -> Long.toString(blocks(status));
            case "B" -> Integer.toString(BLOCK_BYTES);
            case "C" -> call.isGnu() ? "?" : null;
            case "d" -> Long.toString(status.device());
            case "Hd" -> Long.toString(status.device() >> 8);
            case "Ld" -> Long.toString(status.device() & 0xff);
            case "D" -> Long.toHexString(status.device());
            case "f" -> Integer.toHexString(status.fullMode());
            case "F" -> kind();
            case "g" -> Integer.toString(status.gid());
            case "G" -> accounts.group(status.gid()).map(group -> group.name()).orElse("UNKNOWN");
            case "h" -> Integer.toString(status.links());
            case "i" -> Long.toString(status.inode());
            case "n" -> name;
            case "N" -> quoted();
            case "o" -> Integer.toString(CLUSTER_BYTES);
            case "s" -> Long.toString(status.sizeBytes());
            case "u" -> Integer.toString(status.uid());
            case "U" -> accounts.user(status.uid()).map(user -> user.name()).orElse("UNKNOWN");
            case "m" -> call.isGnu() ? mountPoint() : null;
            default -> deviceOrTime(letters);
        };
    }

    private @Nullable String deviceOrTime(String letters) {
        int major = status.deviceNumber() >> 8;
        int minor = status.deviceNumber() & 0xff;
        return switch (letters) {
            case "r" -> call.isGnu() ? Integer.toString(status.deviceNumber()) : null;
            case "R" -> call.isGnu() ? Integer.toHexString(status.deviceNumber()) : null;
            case "Hr" -> Integer.toString(major);
            case "Lr" -> Integer.toString(minor);
            case "t" -> Integer.toHexString(major);
            case "T" -> Integer.toHexString(minor);
            case "x" -> time(status.accessed());
            case "y" -> time(status.modified());
            case "z" -> time(status.changed());
            case "w" -> call.isGnu() ? time(born()) : null;
            case "X" -> Long.toString(status.accessed().getEpochSecond());
            case "Y" -> Long.toString(status.modified().getEpochSecond());
            case "Z" -> Long.toString(status.changed().getEpochSecond());
            case "W" -> call.isGnu() ? Long.toString(born().getEpochSecond()) : null;
            default -> null;
        };
    }

    /** When a file was made is not kept: it is no later than anything that is. */
    private Instant born() {
        Instant earliest = status.changed();
        return status.modified().isBefore(earliest) ? status.modified() : earliest;
    }

    private String kind() {
        return status.isRegular() && status.sizeBytes() == 0 ? "regular empty file" : FileKindNames.of(status);
    }

    private String quoted() {
        if (call.isBusyBox()) {
            return status.isSymlink() ? "'" + name + "' -> '" + target() + "'" : name;
        }
        String shown = Quoting.SHELL_ESCAPE_ALWAYS.quote(name, call.isUtf8());
        return status.isSymlink() ? shown + " -> " + Quoting.SHELL_ESCAPE_ALWAYS.quote(target(), call.isUtf8()) : shown;
    }

    private String time(Instant instant) {
        return TimeFormat.format("%Y-%m-%d %H:%M:%S.%N %z", instant, TimeZones.of(call.process()));
    }

    private String mountPoint() {
        try {
            return MountPoint.of(call.files(), name).target();
        } catch (IOException unreadable) {
            return "?";
        }
    }

    /** The escapes of {@code --printf}. */
    static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int plain = "abefnrtv\\\"".indexOf(next);
            if (plain >= 0) {
                result.append("\u0007\b\u001b\f\n\r\t\u000b\\\"".charAt(plain));
            } else if (next >= '0' && next <= '7') {
                int value = 0;
                int digits = 0;
                while (digits < 3 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
                    value = value * 8 + text.charAt(i++) - '0';
                    digits++;
                }
                i--;
                result.append((char) value);
            } else {
                result.append('\\').append(next);
            }
        }
        return result.toString();
    }
}
