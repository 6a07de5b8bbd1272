package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code factor}: the prime factors of numbers: the small ones by division, the others by Pollard's rho. */
final class Factor {
    static final Command COMMAND = Command.named("factor", Factor::run).gnu("!h,exponents");
    private static final int SMALL = 100_000;
    private static final BigInteger GREATEST_IN_BUSYBOX = BigInteger.ONE.shiftLeft(64);
    private static final Words INVALID = Words.of("%l is not a valid positive integer", "");

    private Factor() {}

    private static Exit run(Invocation call) throws IOException {
        List<String> words = call.isGnu() ? call.operands() : call.arguments();
        if (!words.isEmpty()) {
            words.forEach(word -> show(call, word));
            return call.exit();
        }
        Input input = call.in();
        for (String line = input.line(); line != null; line = input.line()) {
            for (String word : line.split("[ \t]+")) {
                if (!word.isEmpty()) {
                    // Nothing behind a NUL counts.
                    show(call, Latin.text(word.replaceFirst("(?s)\0.*", "")));
                }
            }
        }
        return call.exit();
    }

    private static void show(Invocation call, String word) {
        String digits = word.strip().replaceFirst("^\\+", "");
        boolean valid = digits.matches("\\d{1,100}")
                && (call.isGnu() || new BigInteger(digits).compareTo(GREATEST_IN_BUSYBOX) < 0);
        if (!valid) {
            if (call.isBusyBox()) {
                throw call.usage();
            }
            call.complain(INVALID, word);
            return;
        }
        BigInteger number = new BigInteger(digits);
        StringBuilder line = new StringBuilder(number + ":");
        factors(call, number).forEach(factor -> line.append(' ').append(factor));
        call.out().line(line.toString());
    }

    private static List<BigInteger> factors(Invocation call, BigInteger number) {
        List<BigInteger> factors = new ArrayList<>();
        BigInteger left = number;
        for (long divisor = 2; divisor < SMALL && left.compareTo(BigInteger.ONE) > 0; divisor++) {
            BigInteger candidate = BigInteger.valueOf(divisor);
            if (candidate.multiply(candidate).compareTo(left) > 0) {
                break;
            }
            while (left.mod(candidate).signum() == 0) {
                factors.add(candidate);
                left = left.divide(candidate);
            }
        }
        split(call, left, factors);
        factors.sort(null);
        return factors;
    }

    private static void split(Invocation call, BigInteger number, List<BigInteger> factors) {
        if (number.compareTo(BigInteger.ONE) <= 0) {
            return;
        }
        if (number.isProbablePrime(60)) {
            factors.add(number);
            return;
        }
        BigInteger divisor = divisor(call, number);
        split(call, divisor, factors);
        split(call, number.divide(divisor), factors);
    }

    private static BigInteger divisor(Invocation call, BigInteger number) {
        for (long constant = 1; ; constant++) {
            BigInteger step = BigInteger.valueOf(constant);
            BigInteger slow = BigInteger.TWO;
            BigInteger fast = BigInteger.TWO;
            BigInteger divisor;
            do {
                call.process().checkpoint();
                slow = slow.multiply(slow).add(step).mod(number);
                fast = fast.multiply(fast).add(step).mod(number);
                fast = fast.multiply(fast).add(step).mod(number);
                divisor = slow.subtract(fast).abs().gcd(number);
            } while (divisor.equals(BigInteger.ONE));
            if (!divisor.equals(number)) {
                return divisor;
            }
        }
    }
}
