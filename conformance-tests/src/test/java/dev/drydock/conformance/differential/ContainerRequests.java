package dev.drydock.conformance.differential;

import static dev.drydock.conformance.differential.ContainerVocabulary.CONTAINERS;
import static dev.drydock.conformance.differential.Vocabulary.pick;

import dev.drydock.conformance.differential.Chain.Request;
import dev.drydock.conformance.differential.Chain.Way;
import java.util.List;
import java.util.Random;

/** Requests about one container, whatever state it may be in. */
final class ContainerRequests {
    private static final List<String> EXECS = List.of(
            "{\"Cmd\":[\"true\"]}",
            "{\"Cmd\":[\"sh\",\"-c\",\"exit 9\"],\"AttachStdout\":true}",
            "{\"Cmd\":[\"echo\",\"hello\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"sh\",\"-c\",\"echo wrong >&2; exit 2\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"pwd\"],\"AttachStdout\":true,\"WorkingDir\":\"/usr\"}",
            "{\"Cmd\":[\"pwd\"],\"AttachStdout\":true,\"AttachStderr\":true,\"WorkingDir\":\"/not/there\"}",
            "{\"Cmd\":[\"id\"],\"AttachStdout\":true,\"User\":\"nobody\"}",
            "{\"Cmd\":[\"id\",\"-u\"],\"AttachStdout\":true,\"User\":\"77\"}",
            "{\"Cmd\":[\"true\"],\"User\":\"nosuch\"}",
            "{\"Cmd\":[\"sh\",\"-c\",\"echo $A\"],\"AttachStdout\":true,\"Env\":[\"A=b c\"]}",
            "{\"Cmd\":[\"nope\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"/etc\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"tty\"],\"AttachStdout\":true,\"Tty\":true}",
            "{\"Cmd\":[\"sh\",\"-c\",\"touch /made; ls /made\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"cat\",\"/etc/hostname\"],\"AttachStdout\":true,\"Privileged\":true}",
            "{\"Cmd\":[\"sh\",\"-c\",\"kill -9 $$\"],\"AttachStdout\":true}",
            "{\"Cmd\":[\"echo\",\"quiet\"],\"AttachStderr\":true,\"DetachKeys\":\"ctrl-a\"}",
            "{\"Cmd\":[\"echo\"],\"DetachKeys\":\"nope\"}",
            "{\"Cmd\":[\"true\"],\"ConsoleSize\":[10,20]}",
            "{\"Cmd\":[]}");
    private static final List<String> TYPED = List.of(
            "{\"Cmd\":[\"cat\"],\"AttachStdin\":true,\"AttachStdout\":true}",
            "{\"Cmd\":[\"sh\"],\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"wc\",\"-c\"],\"AttachStdin\":true,\"AttachStdout\":true}",
            "{\"Cmd\":[\"nope\"],\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"echo\",\"deaf\"],\"AttachStdout\":true}");
    private static final List<String> UPDATES = List.of(
            "{}",
            "{\"Memory\":30000000,\"MemorySwap\":60000000}",
            "{\"Memory\":10000000000}",
            "{\"Memory\":1000}",
            "{\"MemoryReservation\":20000000}",
            "{\"CpuShares\":512}",
            "{\"CpuShares\":-1}",
            "{\"CpuPeriod\":50000,\"CpuQuota\":20000}",
            "{\"CpuPeriod\":50}",
            "{\"CpusetCpus\":\"0\"}",
            "{\"CpusetCpus\":\"99\"}",
            "{\"NanoCpus\":500000000}",
            "{\"NanoCpus\":900000000000}",
            "{\"PidsLimit\":100}",
            "{\"PidsLimit\":-1}",
            "{\"RestartPolicy\":{\"Name\":\"no\"}}",
            "{\"RestartPolicy\":{\"Name\":\"unless-stopped\"}}",
            "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":1}}",
            "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":-1}}",
            "{\"RestartPolicy\":{\"Name\":\"unless-stopped\",\"MaximumRetryCount\":1}}",
            "{\"RestartPolicy\":{\"Name\":\"nope\"}}",
            "{\"Memory\":\"much\"}");
    private static final List<String> LOGS = List.of(
            "stdout=1",
            "stderr=1",
            "stdout=1&stderr=1&timestamps=1",
            "stdout=1&tail=1",
            "stdout=1&tail=0",
            "stderr=1&tail=abc",
            "stdout=1&since=1",
            "stdout=1&since=abc",
            "stdout=1&until=1",
            "stdout=1&since=9000000000",
            "tail=1",
            "stdout=1&details=1");
    private static final List<String> NAMES = List.of("dd-a", "dd-b", "dd-c", "/dd-a", "", "x", "-x", "a%20b");

    private ContainerRequests() {}

    static Request about(String name, Random random) {
        String container = "/containers/" + name;
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5 -> Request.post(container + "/start");
            case 6 -> starting(container, random);
            case 7 -> Request.post(container + "/stop?t=" + pick(List.of("0", "0", "1", "abc"), random));
            case 8 -> Request.post(container + "/stop?t=0&signal=" + pick(List.of("INT", "9", "nope"), random));
            case 9 -> Request.post(container + "/kill");
            case 10 ->
                Request.post(container + "/kill?signal=" + pick(List.of("TERM", "0", "nope", "WINCH", "USR1"), random));
            case 11 -> Request.post(container + "/pause");
            case 12, 13 -> Request.post(container + "/unpause");
            case 14, 15 -> Request.post(container + "/restart?t=0" + pick(List.of("", "", "&signal=INT"), random));
            case 16 -> Request.post(container + "/rename?name=" + pick(NAMES, random));
            case 17, 18 -> Request.delete(container + pick(List.of("", "?v=1", "?link=1"), random));
            case 19 -> Request.delete(container + "?force=1&v=1");
            case 20, 21, 22 -> new Request(Way.EXEC, "", "POST", container, pick(EXECS, random));
            case 23 -> new Request(Way.EXEC_DETACHED, "", "POST", container, pick(EXECS, random));
            case 24 -> new Request(Way.EXEC_TYPED, "", "POST", container, pick(TYPED, random));
            case 25, 26 -> Request.post(container + "/update", pick(UPDATES, random));
            case 27, 28 -> Request.get(container + "/logs?" + pick(LOGS, random));
            case 29 -> Request.post(container + "/resize?" + pick(List.of("h=10&w=20", "h=a&w=1", "h=0&w=0"), random));
            case 30 ->
                Request.get(container + "/top" + pick(List.of("", "?ps_args=-o%20pid,args", "?ps_args=x-y"), random));
            case 31 -> Request.get(container + "/changes");
            case 32 -> waiting(container, random);
            case 33 ->
                new Request(
                        Way.ATTACH,
                        "",
                        "POST",
                        container,
                        pick(List.of("stdin=1&stdout=1&stderr=1", "stdout=1&logs=1"), random));
            case 34 ->
                Request.post(container + "/attach?" + pick(List.of("logs=1&stdout=1", "detachKeys=nope"), random));
            case 35 ->
                Request.get(container + "/stats?stream=0" + pick(List.of("&one-shot=1", "&one-shot=1", ""), random));
            case 36 -> Request.get(container + "/json?size=1");
            default -> Request.get(container + "/json");
        };
    }

    private static Request starting(String container, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Request.post(container + "/start", pick(List.of("{}", "{\"Binds\":[\"/tmp:/y\"]}"), random));
            case 1 -> Request.post(container + "/start?detachKeys=nope");
            default -> Request.post(container + "/start?checkpoint=" + pick(CONTAINERS, random));
        };
    }

    private static Request waiting(String container, Random random) {
        String condition = pick(
                List.of("", "?condition=not-running", "?condition=next-exit", "?condition=removed", "?condition=nope"),
                random);
        String deed = pick(
                List.of(
                        "POST " + container + "/kill",
                        "POST " + container + "/restart?t=0",
                        "POST " + container + "/stop?t=0",
                        "DELETE " + container + "?force=1"),
                random);
        return new Request(Way.WAIT, "", "POST", container + "/wait" + condition, deed);
    }
}
