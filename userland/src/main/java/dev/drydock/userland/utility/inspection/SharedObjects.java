package dev.drydock.userland.utility.inspection;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/**
 * {@code ipcs}: shared memory, semaphores and queues of System V, of which there are none: no program here makes
 * them.
 */
final class SharedObjects {
    static final Command COMMAND = Command.named("ipcs", call -> new SharedObjects(call).run())
            .gnu(
                    "i,id= a,all q,queues s,semaphores m,shmems t,time c,creator p,pid l,limits u,summary human b,bytes h V")
            .busybox("i= a q s m t c p l u")
            .script();
    private static final Words NO_OBJECT = Words.of("id %s not found", "%-%s: Invalid argument");
    private static final Words ONE_KIND = Words.of("when using an ID, a single resource must be specified");
    private static final Words BAD_ID = Words.of("failed to parse id argument: '%s'", "invalid number '%s'");

    private final Invocation call;

    private SharedObjects(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        boolean memory = call.commandLine().has("m");
        boolean queues = call.commandLine().has("q");
        boolean semaphores = call.commandLine().has("s");
        String id = call.commandLine().last("i");
        if (id != null) {
            if (!id.matches("-?\\d{1,9}")) {
                throw call.fail(BAD_ID, id);
            }
            if (call.isGnu() ? kinds(memory, queues, semaphores) != 1 : !memory && !queues && !semaphores) {
                throw call.isGnu() ? call.fail(ONE_KIND) : call.usage();
            }
            call.say(NO_OBJECT, id, memory ? "shmctl" : queues ? "msgctl" : "semctl");
            return Exit.SUCCESS;
        }
        boolean all = call.commandLine().has("a") || !(memory || queues || semaphores);
        String form = List.of("t", "c", "p", "u", "l").stream()
                .filter(each -> call.commandLine().has(each))
                .reduce("", (before, each) -> each);
        call.out().line("");
        if (all || queues) {
            call.out().text(queues(form)).line("");
        }
        if (all || memory) {
            call.out().text(memory(form)).line("");
        }
        if (all || semaphores) {
            call.out().text(semaphores(form)).line("");
        }
        return Exit.SUCCESS;
    }

    private static int kinds(boolean... asked) {
        int kinds = 0;
        for (boolean each : asked) {
            kinds += each ? 1 : 0;
        }
        return kinds;
    }

    private String queues(String form) {
        return switch (form) {
            case "t" -> """
                    ------ Message Queues Send/Recv/Change Times --------
                    msqid    owner      send                 recv                 change             \s
                    """;
            case "c" -> """
                    ------ Message Queues%s Creators/Owners --------
                    msqid      perms      cuid       cgid       uid        gid      \s
                    """.formatted(call.isGnu() ? "" : ":");
            case "p" -> """
                    ------ Message Queues PIDs --------
                    msqid      owner      lspid      lrpid    \s
                    """;
            case "u" -> """
                    ------ Messages%s Status --------
                    allocated queues = 0
                    used headers = 0
                    used space = 0 bytes
                    """.formatted(call.isGnu() ? "" : ":");
            case "l" -> """
                    ------ Messages%s Limits --------
                    max queues system wide = 32000
                    max size of message (bytes) = 8192
                    default max size of queue (bytes) = 16384
                    """.formatted(call.isGnu() ? "" : ":");
            default -> """
                    ------ Message Queues --------
                    key        msqid      owner      perms      used-bytes   messages   \s
                    """;
        };
    }

    private String memory(String form) {
        return switch (form) {
            case "t" -> """
                    ------ Shared Memory Attach/Detach/Change Times --------
                    shmid      owner      attached             detached             changed            \s
                    """;
            case "c" -> """
                    ------ Shared Memory Segment Creators/Owners --------
                    shmid      perms      cuid       cgid       uid        gid      \s
                    """;
            case "p" -> """
                    ------ Shared Memory Creator/Last-op%s --------
                    shmid      owner      cpid       lpid     \s
                    """.formatted(call.isGnu() ? " PIDs" : "");
            case "u" -> """
                    ------ Shared Memory Status --------
                    segments allocated 0
                    pages allocated 0
                    pages resident  0
                    pages swapped   0
                    Swap performance: 0 attempts\t%s0 successes
                    """.formatted(call.isGnu() ? " " : "");
            case "l" ->
                """
                    ------ Shared Memory Limits --------
                    max number of segments = 4096
                    max seg size (kbytes) = 18014398509465599
                    max total shared memory (%s
                    min seg size (bytes) = 1
                    """.formatted(call.isGnu() ? "kbytes) = 18446744073709551612" : "pages) = 18446744073692774399");
            default -> """
                    ------ Shared Memory Segments --------
                    key        shmid      owner      perms      bytes      nattch     status     \s
                    """;
        };
    }

    private String semaphores(String form) {
        return switch (form) {
            case "t" -> """
                    ------ %s Operation/Change Times --------
                    %s    owner      last-op                    last-changed             \s
                    """.formatted(call.isGnu() ? "Semaphore" : "Shared Memory", call.isGnu() ? "semid" : "shmid");
            case "c" -> """
                    ------ Semaphore Arrays Creators/Owners --------
                    semid      perms      cuid       cgid       uid        gid      \s
                    """;
            case "p" -> "";
            case "u" -> """
                    ------ Semaphore Status --------
                    used arrays = 0
                    allocated semaphores = 0
                    """;
            case "l" -> """
                    ------ Semaphore Limits --------
                    max number of arrays = 32000
                    max semaphores per array = 32000
                    max semaphores system wide = 1024000000
                    max ops per semop call = 500
                    semaphore max value = 32767
                    """;
            default -> """
                    ------ Semaphore Arrays --------
                    key        semid      owner      perms      nsems    \s
                    """;
        };
    }
}
