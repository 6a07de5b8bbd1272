package dev.drydock.userland.utility.inspection;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/**
 * {@code ipcs} of BusyBox: shared memory, semaphores and queues of System V, of which there are none: no program here makes
 * them.
 */
final class SharedObjects {
    static final Command COMMAND = Command.named("ipcs", SharedObjects::run)
            .busybox("i= a q s m t c p !l u")
            .only(Flavour.BUSYBOX);
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words NO_OBJECT = Words.of("%s: Invalid argument");

    private SharedObjects() {}

    private static Exit run(Invocation call) {
        boolean memory = call.commandLine().has("m");
        boolean queues = call.commandLine().has("q");
        boolean semaphores = call.commandLine().has("s");
        String id = call.commandLine().last("i");
        if (id != null) {
            if (!id.matches("-?\\d{1,9}")) {
                throw call.fail(BAD_NUMBER, id);
            }
            if (!memory && !queues && !semaphores) {
                throw call.usage();
            }
            call.say(NO_OBJECT, memory ? "shmctl" : queues ? "msgctl" : "semctl");
            return Exit.SUCCESS;
        }
        boolean all = call.commandLine().has("a") || !(memory || queues || semaphores);
        String form = List.of("t", "c", "p", "u").stream()
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

    private static String queues(String form) {
        return switch (form) {
            case "t" -> """
                    ------ Message Queues Send/Recv/Change Times --------
                    msqid    owner      send                 recv                 change             \s
                    """;
            case "c" -> """
                    ------ Message Queues: Creators/Owners --------
                    msqid      perms      cuid       cgid       uid        gid      \s
                    """;
            case "p" -> """
                    ------ Message Queues PIDs --------
                    msqid      owner      lspid      lrpid    \s
                    """;
            case "u" -> """
                    ------ Messages: Status --------
                    allocated queues = 0
                    used headers = 0
                    used space = 0 bytes
                    """;
            default -> """
                    ------ Message Queues --------
                    key        msqid      owner      perms      used-bytes   messages   \s
                    """;
        };
    }

    private static String memory(String form) {
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
                    ------ Shared Memory Creator/Last-op --------
                    shmid      owner      cpid       lpid     \s
                    """;
            case "u" -> """
                    ------ Shared Memory Status --------
                    segments allocated 0
                    pages allocated 0
                    pages resident  0
                    pages swapped   0
                    Swap performance: 0 attempts\t0 successes
                    """;
            default -> """
                    ------ Shared Memory Segments --------
                    key        shmid      owner      perms      bytes      nattch     status     \s
                    """;
        };
    }

    private static String semaphores(String form) {
        return switch (form) {
            case "t" -> """
                    ------ Shared Memory Operation/Change Times --------
                    shmid    owner      last-op                    last-changed             \s
                    """;
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
            default -> """
                    ------ Semaphore Arrays --------
                    key        semid      owner      perms      nsems    \s
                    """;
        };
    }
}
