package dev.drydock.container.fault;

import dev.drydock.fault.Fault;

/**
 * What a container that is asked for its health answers. Several rules make a sequence:
 *
 * <pre>{@code
 * faults.health("web").times(2).fail(HealthFault.failing("starting"));
 * faults.health("web").times(5).fail(HealthFault.passing());
 * faults.health("web").fail(HealthFault.failing("connection refused"));
 * }</pre>
 */
public sealed interface HealthFault extends Fault {

    /**
     * It is not well.
     *
     * @param output what the probe says
     */
    static HealthFault failing(String output) {
        return new Answer(1, output);
    }

    /** It is well. */
    static HealthFault passing() {
        return new Answer(0, "");
    }

    /** It does not answer: the probe exceeds its timeout. */
    static HealthFault hanging() {
        return new Hanging();
    }

    /** @see #failing */
    record Answer(int exitCode, String output) implements HealthFault {
        @Override
        public String words() {
            return exitCode == 0 ? "passing" : "failing" + (output.isEmpty() ? "" : ": " + output);
        }
    }

    /** @see #hanging */
    record Hanging() implements HealthFault {
        @Override
        public String words() {
            return "hanging";
        }
    }
}
