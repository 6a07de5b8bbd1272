package dev.drydock.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.ExecResult;
import dev.drydock.host.DockerHost;
import dev.drydock.host.PublishedPorts;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Scripts in a container of Drydock beside the same ones in this machine's {@code busybox}: loops, pipes, a walk over many
 * files, and what it takes to start a process. Each is run some times, since a JVM warms up; said are the first time and the
 * best, and how much of the processors the best one took.
 */
public final class ShellFigures {
    /** How often each is run, at least once. */
    private static final int RUNS = Integer.getInteger("drydock.runs", 5);

    private static final int STARTED = Integer.getInteger("drydock.started", 1000);
    private static final String SCRIPT_OF_FILES = """
            mkdir -p WORK && cd WORK && seq 1 100000 | sed 's/$/ some words of a line/' > lines
            awk 'BEGIN { for (i = 0; i < 1100000; i++)
                printf "%d user%d GET /items/%d?sort=asc 200 %d\\n", i, i * 7919 % 1000, i * 31 % 5000, i % 97 }' > large
            mkdir tree && cd tree
            for d in $(seq 1 100); do mkdir $d; (cd $d; seq 1 999 | xargs touch); done
            """;

    /**
     * Something to run in both.
     *
     * @param what it shows
     * @param script in which {@code WORK} is the directory of the files
     */
    private record Case(String what, String script) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "100,000 rounds of a loop with arithmetic",
                    "i=0; s=0; while [ $i -lt 100000 ]; do s=$(((s + i * 3) % 1000003)); i=$((i + 1)); done; echo $s"),
            new Case(
                    "while read over 100,000 lines",
                    "n=0; while read -r number words; do n=$((n + number)); done < WORK/lines; echo $n"),
            new Case(
                    "50 MB through cat | tr | grep | cut | wc",
                    "cat WORK/large | tr a-z A-Z | grep 7 | cut -d' ' -f2,4 | wc"),
            new Case(
                    "50 MB through cat | sed | awk | cut | wc",
                    "cat WORK/large | sed 's/user/client-/' | awk '{ print $2, $NF }' | cut -d- -f2 | wc"),
            new Case(
                    "50 MB through cat | tr | cut | sort | uniq -c",
                    "cat WORK/large | tr a-z A-Z | cut -d' ' -f2,5 | sort | uniq -c | wc -l"),
            new Case("find over 100,000 files", "find WORK/tree | wc -l"),
            new Case(STARTED + " processes started", "for i in $(seq " + STARTED + "); do /bin/true; done"));

    private final PrintStream out;

    private ShellFigures(PrintStream out) {
        this.out = out;
    }

    /** @param arguments words of the cases that are wanted; all without */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ShellFigures(System.out).all(List.of(arguments));
    }

    private void all(List<String> wanted) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("drydock");
        try (DockerHost host = DockerHost.prepare(
                Engine.builder().programs(Userland.programs()).registries(RegistryDirectory.withHub(Userland.hub())),
                PublishedPorts.VIRTUAL)) {
            ContainerHandle container =
                    host.engine().run("alpine", run -> run.name("shell").command("sleep", "1000000"));
            real(SCRIPT_OF_FILES, work);
            ours(SCRIPT_OF_FILES, container);
            out.printf("%-48s %26s   %s%n", "", "Drydock, in ms", "BusyBox, in ms");
            for (Case each : CASES) {
                if (wanted.isEmpty() || wanted.stream().anyMatch(each.what()::contains)) {
                    compare(each, container, work);
                }
            }
        } finally {
            remove(work);
        }
    }

    /**
     * What a run took.
     *
     * @param millis by the clock
     * @param processorMillis of all threads, or of the process and its children
     * @param said its output
     */
    private record Run(double millis, double processorMillis, String said) {}

    private void compare(Case each, ContainerHandle container, Path work) throws IOException, InterruptedException {
        List<Run> ours = new ArrayList<>();
        List<Run> real = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            ours.add(ours(each.script(), container));
            real.add(real(each.script(), work));
        }
        if (!ours.get(0).said().equals(real.get(0).said())) {
            throw new IllegalStateException(each.script() + ": " + ours.get(0).said() + "is not "
                    + real.get(0).said());
        }
        Run best = best(ours);
        Run bestReal = best(real);
        out.printf(
                Locale.ROOT,
                "%-48s first %6.0f, best %6.0f (%6.0f of processors)   best %6.0f (%6.0f)   %.1f times, load %.1f%n",
                each.what(),
                ours.get(0).millis(),
                best.millis(),
                best.processorMillis(),
                bestReal.millis(),
                bestReal.processorMillis(),
                best.millis() / bestReal.millis(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Run best(List<Run> runs) {
        return runs.stream().min(Comparator.comparingDouble(Run::millis)).orElseThrow();
    }

    private static Run ours(String script, ContainerHandle container) {
        long processors = processorNanos();
        long begun = System.nanoTime();
        ExecResult result = container.exec("sh", "-c", script.replace("WORK", "/work"));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.toString());
        }
        return new Run(millis, (processorNanos() - processors) / 1e6, result.output());
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Run real(String script, Path work) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder("busybox", "sh", "-c", script.replace("WORK", work.toString()) + "\ntimes >&2");
        builder.environment()
                .put("PATH", programs(work) + ":" + builder.environment().get("PATH"));
        Path times = work.resolve("times");
        Process process = builder.redirectError(times.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(times));
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        return new Run(millis, processorMillis(Files.readString(times)), said);
    }

    /** BusyBox' utilities by their names, so that no other ones are found. */
    private static Path programs(Path work) throws IOException {
        Path directory = work.resolve("programs");
        if (Files.notExists(directory)) {
            Files.createDirectories(directory);
            for (String name : List.of(
                    "awk", "cat", "cut", "find", "grep", "mkdir", "sed", "seq", "sort", "touch", "tr", "uniq", "wc",
                    "xargs")) {
                Files.createSymbolicLink(directory.resolve(name), Path.of("/usr/bin/busybox"));
            }
        }
        return directory;
    }

    /** What {@code times} says: minutes and seconds of the shell and of its children, each of the user and the system. */
    private static double processorMillis(String times) {
        double millis = 0;
        for (String word : times.strip().split("\\s+", -1)) {
            int minutes = word.indexOf('m');
            if (minutes > 0 && word.endsWith("s")) {
                millis += Integer.parseInt(word.substring(0, minutes)) * 60_000
                        + Double.parseDouble(word.substring(minutes + 1, word.length() - 1)) * 1000;
            }
        }
        return millis;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
