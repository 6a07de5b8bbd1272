package dev.drydock.container;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of {@code --tmpfs}, such as {@code size=64m,mode=700,exec}.
 *
 * @param sizeBytes what fits in
 * @param mode of its root
 * @param uid owner of its root
 * @param gid group of its root
 * @param shown as {@code /proc/mounts} shows them
 */
record TmpfsText(long sizeBytes, int mode, int uid, int gid, String shown) {
    /** What the engine sets unless it is told otherwise. */
    private static final Set<String> DEFAULTS = Set.of("nosuid", "nodev", "noexec");

    private static final int STICKY = 01777;
    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final Pattern SIZE = Pattern.compile("size=(\\d{1,15})([kmg]?)");
    private static final Pattern OWNER = Pattern.compile("(uid|gid)=(\\d{1,9})");
    private static final Pattern MODE = Pattern.compile("mode=([0-7]{1,4})");

    static TmpfsText parse(String text) {
        long size = UNLIMITED;
        int mode = STICKY;
        int uid = 0;
        int gid = 0;
        Set<String> flags = new LinkedHashSet<>();
        String access = "rw";
        for (String option : text.toLowerCase(Locale.ROOT).split(",")) {
            Matcher asSize = SIZE.matcher(option);
            Matcher asMode = MODE.matcher(option);
            Matcher asOwner = OWNER.matcher(option);
            if (asSize.matches()) {
                size = Long.parseLong(asSize.group(1)) << shift(asSize.group(2));
            } else if (asMode.matches()) {
                mode = Integer.parseInt(asMode.group(1), 8);
            } else if (asOwner.matches() && asOwner.group(1).equals("uid")) {
                uid = Integer.parseInt(asOwner.group(2));
            } else if (asOwner.matches()) {
                gid = Integer.parseInt(asOwner.group(2));
            } else if (option.equals("ro") || option.equals("rw")) {
                access = option;
            } else if (!option.isEmpty()) {
                flags.add(option);
            }
        }
        StringBuilder shown = new StringBuilder(access);
        for (String flag : new String[] {"nosuid", "nodev", "noexec"}) {
            if (DEFAULTS.contains(flag) && !flags.contains(flag.substring(2))) {
                shown.append(',').append(flag);
            }
        }
        shown.append(",relatime");
        if (size != UNLIMITED) {
            shown.append(",size=").append(size / 1024).append('k');
        }
        if (mode != STICKY) {
            shown.append(",mode=").append(Integer.toOctalString(mode));
        }
        if (uid != 0) {
            shown.append(",uid=").append(uid);
        }
        if (gid != 0) {
            shown.append(",gid=").append(gid);
        }
        return new TmpfsText(size, mode, uid, gid, shown.toString());
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
    }
}
