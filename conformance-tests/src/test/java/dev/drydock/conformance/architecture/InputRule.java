package dev.drydock.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.conformance.architecture.House.Room;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Time, chance and the host are inputs of the core and the userland: who needs them is given them.
 *
 * <p>The same seed and the same commands then give the same bytes, and a test never waits.
 */
final class InputRule {

    private static final List<Member> TIME = Member.listed(
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.time.InstantSource.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.Date.<init>()",
            "java.util.Calendar.getInstance",
            "java.util.GregorianCalendar.<init>()");

    private static final List<Member> WAITING = Member.listed(
            "java.lang.Thread.sleep",
            "java.lang.Thread.join(long)",
            "java.lang.Thread.join(long,int)",
            "java.lang.Thread.join(Duration)",
            "java.lang.Object.wait(long)",
            "java.lang.Object.wait(long,int)",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.TimeUnit.timedJoin",
            "java.util.concurrent.TimeUnit.timedWait",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil",
            "java.util.concurrent.locks.Condition.awaitNanos",
            "java.util.concurrent.locks.Condition.awaitUntil",
            "java.util.concurrent.Executors.newScheduledThreadPool",
            "java.util.concurrent.Executors.newSingleThreadScheduledExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.Timer.<init>");

    private static final List<Member> CHANCE = Member.listed(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.nio.file.Files.createTempFile",
            "java.nio.file.Files.createTempDirectory",
            "java.security.SecureRandom.*",
            "java.util.Collections.shuffle(List)",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.*",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    private static final List<Member> HOST = Member.listed(
            "java.io.File.<init>",
            "java.io.File.createTempFile",
            "java.io.FileInputStream.<init>",
            "java.io.FileOutputStream.<init>",
            "java.io.FileReader.<init>",
            "java.io.FileWriter.<init>",
            "java.io.RandomAccessFile.<init>",
            "java.lang.ProcessBuilder.<init>",
            "java.lang.Runtime.addShutdownHook",
            "java.lang.Runtime.exec",
            "java.lang.Runtime.exit",
            "java.lang.Runtime.halt",
            "java.lang.System.exit",
            "java.lang.System.getProperties",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.setProperty",
            "java.net.DatagramSocket.<init>",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getLocalHost",
            "java.net.NetworkInterface.getNetworkInterfaces",
            "java.net.ServerSocket.<init>",
            "java.net.Socket.<init>",
            "java.net.URL.openConnection",
            "java.net.URL.openStream",
            "java.net.http.HttpClient.newHttpClient",
            "java.net.http.HttpClient.newBuilder",
            "java.nio.channels.DatagramChannel.open",
            "java.nio.channels.ServerSocketChannel.open",
            "java.nio.channels.SocketChannel.open",
            "java.nio.file.FileSystems.getDefault",
            "java.nio.file.Path.of(String,String[])",
            "java.nio.file.Path.toFile",
            "java.nio.file.Paths.get(String,String[])");

    private InputRule() {}

    /** @param except the names of the classes that may, because they are what gives the others their time and chance */
    static ArchRule time_and_chance_are_given(House house, Set<String> except) {
        return forbidding(house, except, "take time and chance only from the engine", type -> {
            Stream<String> listed = Stream.of(TIME, WAITING, CHANCE).flatMap(some -> Member.usedBy(type, some));
            return Stream.concat(listed, Member.usedBy(type, InputRule::isNowOrTimedWait));
        });
    }

    static ArchRule the_host_is_not_touched(House house, Set<String> except) {
        return forbidding(
                house, except, "touch no file, socket or setting of the host", type -> Member.usedBy(type, HOST));
    }

    private static ArchRule forbidding(
            House house, Set<String> except, String description, Function<JavaClass, Stream<String>> find) {
        return classes()
                .that(house.rooms(Room.CORE, Room.USERLAND))
                .should(Violations.whereNothingIsFound(
                        description, type -> except.contains(outermost(type)) ? Stream.empty() : find.apply(type)));
    }

    /** Each {@code java.time} type has its own {@code now}, and most of {@code java.util.concurrent} waits with a limit. */
    private static boolean isNowOrTimedWait(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
        boolean timedWait = owner.startsWith("java.util.concurrent.")
                && !owner.equals("java.util.concurrent.TimeUnit")
                && target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals("java.util.concurrent.TimeUnit"));
        return now || timedWait;
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(InputRule::outermost).orElseGet(type::getName);
    }
}
