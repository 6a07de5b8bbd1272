package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;

/** What lies on dc's stack. */
sealed interface DcValue {
    DcValue ZERO = new Numeral(BigDecimal.ZERO);

    record Numeral(BigDecimal value) implements DcValue {}

    record Text(String text) implements DcValue {}

    static DcValue of(long value) {
        return new Numeral(BigDecimal.valueOf(value));
    }
}
