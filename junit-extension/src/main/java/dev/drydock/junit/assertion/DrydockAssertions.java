package dev.drydock.junit.assertion;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.ledger.Ledger;

/**
 * The way in; can be imported statically beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(engine).hasContainer("web").that()
 *         .isRunning().isHealthy().publishes(8080, 80).onNetwork("app").hasLogLine("ready");
 * }</pre>
 */
public final class DrydockAssertions {
    private DrydockAssertions() {}

    public static EngineAssert assertThat(Engine engine) {
        return new EngineAssert(engine);
    }

    public static LedgerAssert assertThat(Ledger ledger) {
        return new LedgerAssert(ledger);
    }

    public static ContainerAssert assertThat(ContainerHandle container) {
        return new ContainerAssert(container);
    }
}
