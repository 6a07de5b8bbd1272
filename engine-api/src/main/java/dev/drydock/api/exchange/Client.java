package dev.drydock.api.exchange;

/** The client that is being answered, as far as an answer that takes long wants to know of it. */
public interface Client {

    /**
     * Runs an action, once, when the client is known to be gone; at once if it is already. Several may be given. The action
     * runs on any thread and is short. It does not run for a client that stays until the end of the answer.
     */
    void whenGone(Runnable action);
}
