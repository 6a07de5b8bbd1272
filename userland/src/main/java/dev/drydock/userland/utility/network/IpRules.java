package dev.drydock.userland.utility.network;

import java.util.List;

/** {@code ip rule}: which tables the kernel looks routes up in. A container cannot have others than every stack begins with. */
final class IpRules {
    private IpRules() {}

    static void run(IpCall ip, List<String> words) {
        if (!words.isEmpty() && !IpCall.isShow(words.get(0))) {
            throw ip.refused();
        }
        if (words.size() > 1) {
            throw ip.notEmulated("rule show " + words.get(1));
        }
        String end = ip.isGnu() ? "\n" : " \n";
        ip.print("0:\tfrom all lookup local" + end + "32766:\tfrom all lookup main" + end);
        if (ip.inet) {
            ip.print("32767:\tfrom all lookup default" + end);
        }
    }
}
