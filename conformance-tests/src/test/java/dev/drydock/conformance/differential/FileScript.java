package dev.drydock.conformance.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program of file operations as a shell script, over few names, so that they meet: each line's output, errors and
 * exit code are told. A FIFO is not opened without its other end, or not for long, so that no line waits for ever. The same seed gives the
 * same script.
 *
 * @param user whom the program runs as, as {@code docker run --user} takes it
 * @param umask in octal
 * @param lines one operation each
 */
record FileScript(String user, String umask, List<String> lines) {
    private static final String ROOT = "/w";
    private static final List<String> USERS = List.of("0", "0", "1000:1000", "1:5");
    private static final List<String> UMASKS = List.of("022", "022", "0", "002", "077");
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> TARGETS = List.of("a", "b", "../a", "/w/b", "c/d", ".", "/", "nowhere", "d/../a");
    private static final List<String> MODES =
            List.of("755", "700", "644", "600", "4755", "2755", "1777", "000", "u+s", "g-w", "a+x", "o=");
    private static final List<String> OWNERS = List.of("0:0", "1:1", "1000:1000", "7", ":5", "65534:65534");
    private static final List<String> TIMES = List.of("2001-02-03 04:05:06", "2010-11-12 13:14:15");

    /** @param first whether it is the lowest layer's, which is root's and opens the directory to everybody */
    static FileScript of(long seed, int length, boolean first) {
        Random random = new Random(seed);
        String user = first ? "0" : pick(USERS, random);
        String umask = pick(UMASKS, random);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            lines.add(line(random, i));
        }
        return new FileScript(user, umask, List.copyOf(lines));
    }

    /** The whole: where it begins there is a directory of its own, which an image below may have brought. */
    String text() {
        StringBuilder text =
                new StringBuilder("exec 2>&1; [ -d " + ROOT + " ] || mkdir -m 777 " + ROOT + "; umask " + umask + "\n");
        for (String line : lines) {
            text.append(line).append("; echo \"= $?\"\n");
        }
        return text.append("find ").append(ROOT).append(" | sort\n").toString();
    }

    private static String line(Random random, int number) {
        String first = path(random);
        String second = path(random);
        return switch (random.nextInt(30)) {
            case 0, 1 -> "mkdir " + first;
            case 2 -> "mkdir -p " + first;
            case 3 -> "rmdir " + first;
            case 4, 5 -> "rm -f " + first;
            case 6 -> "rm -r " + first;
            case 7, 8, 9 -> "mv " + first + " " + second;
            case 10 -> "ln " + (random.nextInt(4) == 0 ? "-f " : "") + first + " " + second;
            case 11 -> "ln -s" + (random.nextInt(4) == 0 ? "f " : " ") + pick(TARGETS, random) + " " + first;
            case 12, 13, 14 -> unlessPipe("echo " + number + " > " + first, first);
            case 15 -> unlessPipe("echo " + number + " >> " + first, first);
            case 16, 17 -> "chmod " + pick(MODES, random) + " " + first;
            case 18 -> "chown " + pick(OWNERS, random) + " " + first;
            case 19 -> "touch " + (random.nextInt(3) == 0 ? "" : "-d '" + pick(TIMES, random) + "' ") + first;
            case 20 -> "truncate -s " + random.nextInt(9000) + " " + first;
            case 21 -> copy("cp ", first, second);
            case 22 -> copy("timeout 3 cp -a ", first, second);
            case 23 -> random.nextBoolean() ? "mkfifo " + first : "mknod " + first + " c 1 3";
            case 24 -> "test -f " + first + " && cat " + first;
            case 25 -> "find " + first + " | sort";
            case 26 -> "readlink " + first;
            case 27 ->
                unlessPipe("echo x | dd of=" + first + " bs=1 conv=notrunc seek=" + random.nextInt(50), first)
                        + " 2>/dev/null";
            case 28 -> "cd " + first + " 2>/dev/null && pwd && echo " + number + " > e; rm -f e; cd /";
            default -> "stat -c '%n %f %h %s %u %g %F %t %T' " + first;
        };
    }

    private static String copy(String command, String from, String to) {
        String into = to + from.substring(from.lastIndexOf('/', from.length() - 2));
        return "[ -p " + from + " ] || [ -p " + into + " ] || " + unlessPipe(command + from + " " + to, to);
    }

    private static String unlessPipe(String command, String path) {
        return "[ -p " + path + " ] || " + command;
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder(ROOT);
        int depth = 1 + random.nextInt(3);
        for (int i = 0; i < depth; i++) {
            path.append('/').append(pick(NAMES, random));
        }
        return random.nextInt(25) == 0 ? path.append('/').toString() : path.toString();
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
