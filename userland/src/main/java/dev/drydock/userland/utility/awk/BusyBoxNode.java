package dev.drydock.userland.utility.awk;

import org.jspecify.annotations.Nullable;

/** An operand, or an operator with what it joins, while BusyBox's parser still finds out what belongs to what. */
final class BusyBoxNode {
    final String operator;
    /** The operator that it stands under. */
    @Nullable
    BusyBoxNode above;

    @Nullable
    BusyBoxNode left;

    @Nullable
    BusyBoxNode right;

    /** How loosely it binds; even numbers belong to operators that group from right to left. */
    int looseness;

    /** What an operand is. */
    final @Nullable Expression operand;

    final int line;

    BusyBoxNode(String operator, int looseness, @Nullable BusyBoxNode above, int line, @Nullable Expression operand) {
        this.operator = operator;
        this.looseness = looseness;
        this.above = above;
        this.line = line;
        this.operand = operand;
    }

    boolean is(String spelling) {
        return operator.equals(spelling);
    }
}
