package dev.drydock.userland.utility.packages;

import dev.drydock.filesystem.FileContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** {@code apt-get update}: fetches the lists of the sources' packages. */
final class AptUpdate {
    private static final int ATTEMPTS = 3;

    private final AptRun run;
    private final FileContext files;
    private final Mirror mirror = Mirror.standard();
    private int number;
    private long fetched;

    AptUpdate(AptRun run) {
        this.run = run;
        this.files = run.call().files();
    }

    void update() throws IOException {
        List<PackageSource> sources = run.sources();
        boolean network = !run.call().process().network().routes().isEmpty();
        List<PackageSource> reached = new ArrayList<>();
        List<PackageSource> lost = new ArrayList<>();
        for (PackageSource source : sources) {
            (network && Mirror.isAt(source.host()) ? reached : lost).add(source);
        }
        List<PackageSource> changed = new ArrayList<>();
        for (PackageSource source : reached) {
            if (release(source)) {
                changed.add(source);
            }
        }
        complain(lost);
        for (PackageSource source : changed) {
            for (String component : source.components()) {
                index(source, component);
            }
        }
        if (fetched > 0) {
            run.tell("Fetched " + AptRun.size(fetched) + " in 0s (0 B/s)");
        }
        run.step("Reading package lists...");
    }

    /** Whether it was not there yet. */
    private boolean release(PackageSource source) throws IOException {
        String path = PackageLists.DIRECTORY + source.listName() + "_InRelease";
        number++;
        if (files.exists(path)) {
            run.tell("Hit:" + number + " " + source.uri() + " " + source.suite() + " InRelease");
            return false;
        }
        String text = "Origin: Debian\nSuite: " + source.suite() + "\nCodename: " + source.suite()
                + "\nArchitectures: amd64\nComponents: " + String.join(" ", source.components()) + "\n";
        save(path, text);
        fetched += text.length();
        run.tell("Get:" + number + " " + source.uri() + " " + source.suite() + " InRelease ["
                + AptRun.size(text.length()) + "]");
        return true;
    }

    private void index(PackageSource source, String component) throws IOException {
        String text = mirror.index(source.suite(), component);
        if (text.isEmpty()) {
            return;
        }
        number++;
        save(PackageLists.DIRECTORY + PackageLists.name(source, component), text);
        long bytes = packed(text);
        fetched += bytes;
        run.tell("Get:" + number + " " + source.uri() + " " + source.suite() + "/" + component + " amd64 Packages ["
                + AptRun.size(bytes) + "]");
    }

    private void save(String path, String text) throws IOException {
        if (!files.exists(PackageLists.DIRECTORY)) {
            files.makeDirectory(PackageLists.DIRECTORY, 0755);
        }
        files.writeAll(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static long packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }

    /** A server that is not reached is tried again before apt gives up. */
    private void complain(List<PackageSource> lost) {
        if (lost.isEmpty()) {
            return;
        }
        int first = number;
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            number = first;
            for (PackageSource source : lost) {
                number++;
                run.tell((attempt < ATTEMPTS ? "Ign:" : "Err:") + number + " " + source.uri() + " " + source.suite()
                        + " InRelease");
                if (attempt == ATTEMPTS) {
                    run.tell("  Temporary failure resolving '" + source.host() + "'");
                }
            }
        }
        lost.forEach(source -> run.warn("Failed to fetch " + source.uri() + "/dists/" + source.suite()
                + "/InRelease  Temporary failure resolving '" + source.host() + "'"));
        run.warn("Some index files failed to download. They have been ignored, or old ones used instead.");
    }
}
