package dev.drydock.junit;

/** The engine of a failed test, told where every tool shows it: below the failure itself. */
final class EngineAtFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineAtFailure(String report) {
        super(report, null, false, false);
    }
}
