package dev.drydock.conformance.client;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;

/** Gathers what comes on the streams of a container. */
final class Words extends ResultCallbackTemplate<Words, Frame> {
    private final StringBuilder words = new StringBuilder();

    @Override
    public synchronized void onNext(Frame frame) {
        words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        notifyAll();
    }

    /** Until these words have come. */
    synchronized void await(String expected) throws InterruptedException {
        while (words.indexOf(expected) < 0) {
            wait();
        }
    }

    @Override
    public synchronized String toString() {
        return words.toString();
    }
}
