package dev.drydock.container;

/** A container's process could not be made. */
final class StartRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StartFailure failure;

    StartRefusal(StartFailure failure) {
        super(failure.words());
        this.failure = failure;
    }

    StartFailure failure() {
        return failure;
    }
}
