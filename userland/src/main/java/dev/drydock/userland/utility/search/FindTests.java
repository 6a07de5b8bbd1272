package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import dev.drydock.userland.utility.pattern.Glob;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The predicates of {@code find}. */
final class FindTests {
    private static final Set<String> WITH_ARGUMENT = Set.of(
            "-name",
            "-iname",
            "-path",
            "-wholename",
            "-ipath",
            "-iwholename",
            "-lname",
            "-ilname",
            "-regex",
            "-iregex",
            "-type",
            "-xtype",
            "-size",
            "-perm",
            "-user",
            "-group",
            "-uid",
            "-gid",
            "-links",
            "-inum",
            "-samefile",
            "-newer",
            "-anewer",
            "-cnewer",
            "-mtime",
            "-atime",
            "-ctime",
            "-mmin",
            "-amin",
            "-cmin");
    private static final Words BAD_TYPE = Words.of("Unknown argument to %s: %s", "%-invalid argument '%s' to '-type'");
    private static final Words BAD_NUMBER = Words.of("invalid argument `%s' to `%s'", "invalid number '%s'%-");
    private static final Words BAD_SIZE = Words.of("invalid -size type `%s'", "invalid number '%s'");
    private static final Words BAD_MODE = Words.of("invalid mode %l", "invalid mode '%s'");
    private static final Words NO_USER = Words.of("%l is not the name of a known user", "unknown user %s");
    private static final Words NO_GROUP = Words.of("%l is not the name of an existing group", "unknown group %s");
    private static final Words NO_FILE = Words.of("%l: %s", "%s: %s");
    private static final Words BAD_REGEX =
            Words.of("failed to compile regular expression '%s': %s", "bad regex '%s': %s");

    private final Invocation call;
    private final FindState state;
    private final FileContext files;

    FindTests(Invocation call, FindState state) {
        this.call = call;
        this.state = state;
        this.files = call.files();
    }

    static boolean takesArgument(String word) {
        return WITH_ARGUMENT.contains(word);
    }

    /** A predicate without an argument; null if it is none. */
    @Nullable
    FindTest plain(String word) {
        return switch (word) {
            case "-empty" -> this::isEmpty;
            case "-readable" -> file -> files.access(file.path(), 4);
            case "-writable" -> file -> files.access(file.path(), 2);
            case "-executable" -> file -> files.access(file.path(), 1);
            case "-nouser" -> {
                Accounts accounts = Accounts.read(files);
                yield file -> accounts.user(file.status().uid()).isEmpty();
            }
            case "-nogroup" -> {
                Accounts accounts = Accounts.read(files);
                yield file -> accounts.group(file.status().gid()).isEmpty();
            }
            default -> null;
        };
    }

    private boolean isEmpty(FoundFile file) throws IOException {
        if (file.status().isDirectory()) {
            return files.list(file.path()).isEmpty();
        }
        return file.status().isRegular() && file.status().sizeBytes() == 0;
    }

    FindTest of(String word, String argument) {
        return switch (word) {
            case "-name", "-iname" -> {
                Glob glob = glob(argument, word.startsWith("-i"));
                yield file -> glob.matches(file.name());
            }
            case "-path", "-wholename", "-ipath", "-iwholename" -> {
                Glob glob = glob(argument, word.startsWith("-i"));
                yield file -> glob.matches(file.path());
            }
            case "-lname", "-ilname" -> {
                Glob glob = glob(argument, word.startsWith("-i"));
                yield file -> file.status().isSymlink() && glob.matches(files.readLink(file.path()));
            }
            case "-regex", "-iregex" -> regex(argument, word.startsWith("-i"));
            case "-type" -> {
                Set<FileKind> kinds = kinds(word, argument);
                yield file -> kinds.contains(file.status().kind());
            }
            case "-xtype" -> {
                Set<FileKind> kinds = kinds(word, argument);
                yield file -> kinds.contains(behind(file).kind());
            }
            case "-size" -> size(argument);
            case "-perm" -> permissions(argument);
            default -> ofOwnerOrTime(word, argument);
        };
    }

    private static Glob glob(String pattern, boolean ignoreCase) {
        Glob glob = Glob.of(pattern);
        return ignoreCase ? glob.ignoringCase() : glob;
    }

    private FileStatus behind(FoundFile file) throws IOException {
        try {
            return files.status(file.path());
        } catch (IOException dangling) {
            return files.linkStatus(file.path());
        }
    }

    private FindTest regex(String pattern, boolean ignoreCase) {
        try {
            Regex regex = state.expressions.compile(Latin.of(pattern), ignoreCase, call.isUtf8());
            return file -> {
                byte[] path = Latin.bytes(Latin.of(file.path()));
                try {
                    return regex.find(path, 0, 0, path.length, false)
                            .filter(match -> match.start() == 0 && match.end() == path.length)
                            .isPresent();
                } catch (RegexException tooLong) {
                    throw new IOException(tooLong.getMessage(), tooLong);
                }
            };
        } catch (RegexException wrong) {
            throw call.fail(BAD_REGEX, pattern, wrong.getMessage());
        }
    }

    private Set<FileKind> kinds(String word, String letters) {
        EnumSet<FileKind> kinds = EnumSet.noneOf(FileKind.class);
        for (String letter : letters.split(",", -1)) {
            kinds.add(
                    switch (letter) {
                        case "f" -> FileKind.REGULAR;
                        case "d" -> FileKind.DIRECTORY;
                        case "l" -> FileKind.SYMLINK;
                        case "c" -> FileKind.CHARACTER_DEVICE;
                        case "b" -> FileKind.BLOCK_DEVICE;
                        case "p" -> FileKind.FIFO;
                        case "s" -> FileKind.SOCKET;
                        default -> throw call.fail(BAD_TYPE, word, letters);
                    });
        }
        return kinds;
    }

    /** {@code +n} more than, {@code -n} less than, {@code n} just that many. */
    private LongPredicate number(String word, String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        if (!digits.matches("\\d{1,18}")) {
            throw call.fail(BAD_NUMBER, text, word);
        }
        long wanted = Long.parseLong(digits);
        return switch (text.charAt(0)) {
            case '+' -> value -> value > wanted;
            case '-' -> value -> value < wanted;
            default -> value -> value == wanted;
        };
    }

    private FindTest size(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        long unit = switch (last) {
            case 'c' -> 1;
            case 'w' -> 2;
            case 'k' -> 1024;
            case 'M' -> 1 << 20;
            case 'G' -> 1 << 30;
            default -> 512;
        };
        boolean digit = Character.isDigit(last);
        if (!digit && last != 'b' && unit == 512) {
            throw call.fail(BAD_SIZE, String.valueOf(last));
        }
        LongPredicate wanted = number("-size", digit ? text : text.substring(0, text.length() - 1));
        return file -> wanted.test((file.status().sizeBytes() + unit - 1) / unit);
    }

    private FindTest permissions(String text) {
        char kind = text.isEmpty() ? ' ' : text.charAt(0);
        String mode = kind == '-' || kind == '/' ? text.substring(1) : text;
        int wanted = ModeChange.parse(mode)
                .orElseThrow(() -> call.fail(BAD_MODE, text))
                .apply(0, false, 0);
        return switch (kind) {
            case '-' -> file -> (file.status().mode() & wanted) == wanted;
            case '/' -> file -> wanted == 0 || (file.status().mode() & wanted) != 0;
            default -> file -> file.status().mode() == wanted;
        };
    }

    private FindTest ofOwnerOrTime(String word, String argument) {
        Accounts accounts = Accounts.read(files);
        switch (word) {
            case "-user" -> {
                int uid = accounts.user(argument).map(User::uid).orElseGet(() -> id(argument, NO_USER));
                return file -> file.status().uid() == uid;
            }
            case "-group" -> {
                int gid = accounts.group(argument).map(Group::gid).orElseGet(() -> id(argument, NO_GROUP));
                return file -> file.status().gid() == gid;
            }
            case "-uid", "-gid", "-links", "-inum" -> {
                LongPredicate wanted = number(word, argument);
                return file -> wanted.test(count(word, file.status()));
            }
            case "-samefile" -> {
                FileStatus other = status(argument);
                return file -> file.status().sameFile(other);
            }
            case "-newer", "-anewer", "-cnewer" -> {
                Instant than = status(argument).modified();
                return file -> time(word.substring(1, 2).replace('n', 'm'))
                        .apply(file.status())
                        .isAfter(than);
            }
            default -> {
                return age(word, argument);
            }
        }
    }

    private static long count(String word, FileStatus status) {
        return switch (word) {
            case "-uid" -> status.uid();
            case "-gid" -> status.gid();
            case "-links" -> status.links();
            default -> status.inode();
        };
    }

    private int id(String text, Words complaint) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(complaint, text);
        }
        return Integer.parseInt(text);
    }

    private FileStatus status(String path) {
        try {
            return files.status(path);
        } catch (IOException error) {
            throw call.fail(NO_FILE, path, error);
        }
    }

    private static Function<FileStatus, Instant> time(String letter) {
        return switch (letter) {
            case "a" -> FileStatus::accessed;
            case "c" -> FileStatus::changed;
            default -> FileStatus::modified;
        };
    }

    private FindTest age(String word, String text) {
        LongPredicate wanted = number(word, text);
        boolean minutes = word.endsWith("min");
        Function<FileStatus, Instant> time = time(word.substring(1, 2));
        Instant now = state.fromDayStart ? endOfToday() : call.process().clock().now();
        return file -> {
            long seconds = Duration.between(time.apply(file.status()), now).toSeconds();
            return wanted.test(minutes ? (seconds + 59) / 60 : Math.floorDiv(seconds, 86400L));
        };
    }

    private Instant endOfToday() {
        ZonedDateTime today =
                call.process().clock().now().atZone(TimeZones.of(call.process()).id());
        return today.truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    }
}
