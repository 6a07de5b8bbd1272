package dev.drydock.userland.utility.archive;

import java.util.Locale;

/** How much smaller something became, as gzip tells it. */
record GzipRatio(long plainBytes, long packedBytes) {

    /** Its percentage, with one digit behind the point, at least six characters wide; none of nothing. */
    String text() {
        double share = plainBytes == 0 ? 0 : 100.0 * (plainBytes - packedBytes) / plainBytes;
        return String.format(Locale.ROOT, "%5.1f%%", share);
    }
}
