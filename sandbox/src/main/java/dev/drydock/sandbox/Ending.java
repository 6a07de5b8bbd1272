package dev.drydock.sandbox;

/** When a server is told to end. */
interface Ending {

    /** Waits for it. */
    void await() throws InterruptedException;
}
