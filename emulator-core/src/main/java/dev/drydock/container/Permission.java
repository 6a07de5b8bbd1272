package dev.drydock.container;

/** Asks the table of transitions before something is done. */
final class Permission {
    private Permission() {}

    /**
     * Refuses what the table refuses.
     *
     * @param reference what the caller wrote for the container
     */
    static Verdict require(Action action, Container container, String reference) {
        Verdict verdict = Transitions.of(action, container.status());
        if (verdict instanceof Verdict.Refused refused) {
            throw refused.exception(container.id().value(), reference);
        }
        return verdict;
    }
}
