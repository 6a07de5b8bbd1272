package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;

/** What lies on dc's stack. */
sealed interface DcValue {
    DcValue ZERO = new Number(BigDecimal.ZERO);

    record Number(BigDecimal value) implements DcValue {}

    record Text(String text) implements DcValue {}

    static DcValue of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }
}
