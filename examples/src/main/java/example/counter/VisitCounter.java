package example.counter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Counts visits in a Redis. */
public final class VisitCounter {
    private final String host;
    private final int port;

    public VisitCounter(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * One more.
     *
     * @return how many there were, this one among them
     * @throws IOException if Redis is not reached, or says something else
     */
    public long visit(String page) throws IOException {
        try (Socket socket = new Socket(host, port);
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(("INCR visits:" + page + "\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith(":")) {
                throw new IOException("Redis said: " + answer);
            }
            return Long.parseLong(answer.substring(1));
        }
    }
}
