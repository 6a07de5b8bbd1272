package dev.drydock.conformance.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs command lines near a {@code docker} client, with or without a terminal.
 *
 * @param prefix the words before a command line, such as {@code bash -c}
 * @param dockerHost what the client is told
 * @param directory where commands run, as the client sees it
 */
record Shell(List<String> prefix, String dockerHost, String directory) {
    /** How long a terminal is silent before the next line is typed. */
    private static final long QUIET_MILLIS = 600;

    private static final long PATIENCE_SECONDS = 60;

    /** Whoever typed saw it before he typed. */
    private static final Pattern PROMPT = Pattern.compile("[#$>] ");

    /** What a command came to. */
    record Outcome(int exit, String stdout, String stderr) {}

    /** A command that runs while others do. */
    final class Foreground {
        private final Process process;
        private final Gatherer stdout;
        private final Gatherer stderr;

        private Foreground(Process process) {
            this.process = process;
            this.stdout = new Gatherer(process.getInputStream());
            this.stderr = new Gatherer(process.getErrorStream());
        }

        /** Ends it as the key that interrupts would. */
        Outcome end(String signal) throws IOException, InterruptedException {
            stdout.awaitQuiet(QUIET_MILLIS);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Outcome(process.waitFor(), stdout.all(), stderr.all());
        }
    }

    /** Starts a command, and waits until it has nothing more to say for now. */
    Foreground start(Transcript.Entry entry) throws IOException, InterruptedException {
        Process process = start("exec " + entry.command());
        process.getOutputStream().close();
        Foreground foreground = new Foreground(process);
        foreground.stderr.awaitSomething();
        foreground.stderr.awaitQuiet(2 * QUIET_MILLIS);
        return foreground;
    }

    Outcome run(Transcript.Entry entry) throws IOException, InterruptedException {
        return entry.typed() == null ? plain(entry) : onTerminal(entry, entry.typed());
    }

    private Outcome plain(Transcript.Entry entry) throws IOException, InterruptedException {
        Process process = start(entry.command());
        try (OutputStream in = process.getOutputStream()) {
            if (entry.stdin() != null) {
                in.write(entry.stdin().getBytes(StandardCharsets.UTF_8));
            }
        }
        Gatherer stdout = new Gatherer(process.getInputStream());
        Gatherer stderr = new Gatherer(process.getErrorStream());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.waitFor(), stdout.all(), stderr.all());
    }

    /** {@code script} lends a terminal; its standard input is what is typed. */
    private Outcome onTerminal(Transcript.Entry entry, String typed) throws IOException, InterruptedException {
        String inner = "cd " + directory + "; stty rows 40 cols 120; exec " + entry.command();
        List<String> words = new ArrayList<>(prefix);
        words.add(inner);
        List<String> quoted = words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .toList();
        Process process = start(List.of("script", "-qefc", String.join(" ", quoted), "/dev/null"));
        Gatherer screen = new Gatherer(process.getInputStream());
        boolean prompts = PROMPT.matcher(entry.stdout()).find();
        for (String line : typed.split("(?<=\n)")) {
            if (prompts) {
                screen.awaitPrompt();
            }
            screen.awaitQuiet(QUIET_MILLIS);
            if (!line.isEmpty() && process.isAlive()) {
                process.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                process.getOutputStream().flush();
            }
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String shown =
                screen.all().replace("\r\n", "\n").replace("\u001b", "\\e").replace("\r", "\\r");
        return new Outcome(process.waitFor(), shown, "");
    }

    private Process start(String command) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.add("cd " + directory + "; " + command);
        return start(words);
    }

    private Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("DOCKER_HOST", dockerHost);
        builder.environment().put("ENGINE_DOCKER_HOST", dockerHost);
        builder.environment().remove("DOCKER_CONTEXT");
        return builder.start();
    }

    /** Reads a stream to its end on a thread of its own. */
    private static final class Gatherer {
        private final LinkedBlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        private final StringBuilder gathered = new StringBuilder();
        private final Thread reader;

        Gatherer(InputStream in) {
            reader = new Thread(() -> read(in));
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream in) {
            byte[] buffer = new byte[8192];
            try {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    pieces.add(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                pieces.add("");
            }
        }

        /** Waits until the last thing on the screen is a prompt that was not there the last time. */
        void awaitPrompt() throws InterruptedException {
            int before = gathered.length();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS / 2);
            while (System.nanoTime() < end && reader.isAlive()) {
                String piece = pieces.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                gathered.append(piece == null ? "" : piece);
                Matcher prompt = PROMPT.matcher(gathered);
                boolean last = prompt.region(Math.max(before, gathered.length() - 2), gathered.length())
                        .matches();
                if (last) {
                    return;
                }
            }
        }

        /** Waits until it says something at all: before that it has not begun. */
        void awaitSomething() throws InterruptedException {
            String piece = pieces.poll(PATIENCE_SECONDS / 4, TimeUnit.SECONDS);
            gathered.append(piece == null ? "" : piece);
        }

        void awaitQuiet(long millis) throws InterruptedException {
            for (String piece = pieces.poll(millis, TimeUnit.MILLISECONDS);
                    piece != null;
                    piece = pieces.poll(millis, TimeUnit.MILLISECONDS)) {
                gathered.append(piece);
            }
        }

        String all() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(10));
            pieces.forEach(gathered::append);
            return gathered.toString();
        }
    }
}
