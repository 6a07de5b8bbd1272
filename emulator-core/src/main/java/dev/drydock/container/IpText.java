package dev.drydock.container;

import java.util.regex.Pattern;

/** IP addresses as text. */
final class IpText {
    private static final Pattern V4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private IpText() {}

    static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /** An IPv6 address without a zone; {@code ::ffff:1.2.3.4} counts too. */
    static boolean isV6(String text) {
        if (!text.contains(":")) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    static boolean isUnspecified(String text) {
        return text.equals("0.0.0.0") || (isV6(text) && text.chars().allMatch(c -> c == '0' || c == ':'));
    }

    /** How many 16-bit groups, -1 if it is not written as groups. */
    private static int groups(String text, boolean mayEndInV4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (mayEndInV4 && i == parts.length - 1 && isV4(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}
