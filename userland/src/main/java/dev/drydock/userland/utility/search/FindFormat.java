package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.mode.ModeLetters;
import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The format of {@code find -printf}. */
final class FindFormat {
    /** What {@code -ls} is. */
    static final String LIST = "%9i %6k %M %3n %-8u %-8g %8s %Tb %Te %TH:%TM %p%LINK\n";

    private static final Pattern PART = Pattern.compile(
            "\\\\([0-7]{1,3}|.)|%([-+ #0]*)(\\d*)(?:\\.\\d+)?(?:([ATCB])(.)|(LINK)|(.))", Pattern.DOTALL);
    private static final int BLOCK_BYTES = 512;

    private final Invocation call;
    private final String format;
    private final Accounts accounts;

    FindFormat(Invocation call, String format) {
        this.call = call;
        this.format = format;
        this.accounts = Accounts.read(call.files());
    }

    boolean print(FoundFile file) throws IOException {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(format);
        int at = 0;
        while (part.find()) {
            text.append(format, at, part.start());
            at = part.end();
            if (part.group(1) != null) {
                if (part.group(1).equals("c")) {
                    break;
                }
                text.append(escape(part.group(1)));
            } else {
                text.append(padded(value(part, file), part.group(2), part.group(3)));
            }
        }
        text.append(at <= format.length() ? format.substring(at) : "");
        call.out().text(text.toString());
        return true;
    }

    private static String escape(String letters) {
        int plain = "abfnrtv\\".indexOf(letters.charAt(0));
        if (plain >= 0) {
            return String.valueOf("\u0007\b\f\n\r\t\u000b\\".charAt(plain));
        }
        return Character.isDigit(letters.charAt(0))
                ? String.valueOf((char) Integer.parseInt(letters, 8))
                : "\\" + letters;
    }

    private static String padded(String value, String flags, String width) {
        int missing = width.isEmpty() ? 0 : Math.max(0, Integer.parseInt(width) - value.length());
        return flags.contains("-")
                ? value + " ".repeat(missing)
                : (flags.contains("0") ? "0" : " ").repeat(missing) + value;
    }

    private String value(Matcher part, FoundFile file) throws IOException {
        FileStatus status = file.status();
        if (part.group(4) != null) {
            Instant time = switch (part.group(4)) {
                case "A" -> status.accessed();
                case "C" -> status.changed();
                default -> status.modified();
            };
            return time(part.group(5), time);
        }
        if (part.group(6) != null) {
            return status.isSymlink() ? " -> " + call.files().readLink(file.path()) : "";
        }
        return switch (part.group(7)) {
            case "p" -> file.path();
            case "f" -> file.name();
            case "h" -> file.directory();
            case "P" -> below(file);
            case "H" -> file.start();
            case "s" -> Long.toString(status.sizeBytes());
            case "d" -> Integer.toString(file.depth());
            case "m" -> Integer.toOctalString(status.mode());
            case "M" -> ModeLetters.of(status);
            case "u" -> accounts.userName(status.uid());
            case "U" -> Integer.toString(status.uid());
            case "g" -> accounts.groupName(status.gid());
            case "G" -> Integer.toString(status.gid());
            case "i" -> Long.toString(status.inode());
            case "n" -> Integer.toString(status.links());
            case "D" -> Long.toString(status.device());
            case "k" -> Long.toString(blocks(status) / 2);
            case "b" -> Long.toString(blocks(status));
            case "S" -> sparseness(status);
            case "l" -> status.isSymlink() ? call.files().readLink(file.path()) : "";
            case "y" -> letter(status);
            case "Y" -> behind(file);
            case "a" -> time("c", status.accessed());
            case "c" -> time("c", status.changed());
            case "t" -> time("c", status.modified());
            case "%" -> "%";
            default -> part.group();
        };
    }

    private static long blocks(FileStatus status) {
        return status.allocatedBytes() / BLOCK_BYTES;
    }

    /** How much of its length a file takes room for, as {@code %g} of C prints it; an empty file takes all of none. */
    private static String sparseness(FileStatus status) {
        double size = status.sizeBytes();
        double share = size == 0 ? blocks(status) == 0 ? 1 : Double.POSITIVE_INFINITY : status.allocatedBytes() / size;
        return new Conversion("", 0, -1, 'g').format(share);
    }

    private static String letter(FileStatus status) {
        return status.isRegular() ? "f" : String.valueOf(status.kind().letter());
    }

    private String behind(FoundFile file) {
        try {
            return letter(call.files().status(file.path()));
        } catch (IOException dangling) {
            return "N";
        }
    }

    private static String below(FoundFile file) {
        String rest = file.path().substring(file.start().length());
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    private String time(String letter, Instant instant) {
        String pattern = switch (letter) {
            case "@" -> "%s.%N0";
            case "+" -> "%Y-%m-%d+%H:%M:%S.%N0";
            case "c" -> "%a %b %e %H:%M:%S.%N0 %Y";
            case "S" -> "%S.%N0";
            case "T" -> "%H:%M:%S.%N0";
            default -> "%" + letter;
        };
        return TimeFormat.format(pattern, instant, TimeZones.of(call.process()));
    }
}
