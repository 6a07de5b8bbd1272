/**
 * Calculators of any precision: BusyBox's {@code bc} and {@code dc}.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.calculator.CalculatorCommands}, {@code Bc} (reads files a statement at a time: read it
 * first), {@code BcParser} and {@code Expression}/{@code Statement} (what it reads), {@code BcMachine} (what that does), {@code Dc}
 * (the same by a stack), {@code Arithmetic} (how many digits a result keeps) and {@code NumberText} (numbers in any base).
 *
 * <p>Does not belong here: the shell's arithmetic, {@code expr}, awk.
 */
@NullMarked
package dev.drydock.userland.utility.calculator;

import org.jspecify.annotations.NullMarked;
