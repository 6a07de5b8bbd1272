package dev.drydock.userland.utility.text;

import java.math.RoundingMode;
import java.util.Locale;

/** How {@code numfmt} rounds. */
enum Rounding {
    UP(RoundingMode.CEILING),
    DOWN(RoundingMode.FLOOR),
    FROM_ZERO(RoundingMode.UP),
    TOWARDS_ZERO(RoundingMode.DOWN),
    NEAREST(RoundingMode.HALF_UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }

    /** @param name as on the command line */
    static Rounding parse(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
