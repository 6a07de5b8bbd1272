package dev.drydock.userland.utility.scheduling;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code prlimit} of util-linux 2.38: shows the limits of a process, or runs a program with others. */
final class Prlimit {
    static final Command COMMAND = Command.named("prlimit", call -> new Prlimit(call).run())
            .gnu(
                    "+ p,pid= o,output= noheadings raw verbose h V c,core? d,data? e,nice? f,fsize? i,sigpending? l,memlock?"
                            + " m,rss? n,nofile? q,msgqueue? r,rtprio? s,stack? t,cpu? u,nproc? v,as? x,locks? y,rttime?")
            .script()
            .only(Flavour.GNU);
    private static final Words UNKNOWN_COLUMN = Words.of("unknown column: %s");
    private static final Words BAD_LIMIT = Words.of("failed to parse %s limit");
    private static final Words ABOVE = Words.of("the soft limit %s cannot exceed the hard limit");
    private static final Words NOT_READ = Words.of("failed to get the %s resource limit: No such process");
    private static final Words NOT_SET = Words.of("failed to set the %s resource limit: %s");
    private static final Words NOT_EMULATED = Words.of("limits of other processes are not emulated");
    private static final String NUMBER = "\\d{1,18}|unlimited|-1";
    private static final String LETTERS = "cdefilmnqrstuvxy";
    private static final List<ResourceLimit> OF_LETTERS = List.of(
            ResourceLimit.CORE,
            ResourceLimit.DATA,
            ResourceLimit.NICE,
            ResourceLimit.FSIZE,
            ResourceLimit.SIGPENDING,
            ResourceLimit.MEMLOCK,
            ResourceLimit.RSS,
            ResourceLimit.NOFILE,
            ResourceLimit.MSGQUEUE,
            ResourceLimit.RTPRIO,
            ResourceLimit.STACK,
            ResourceLimit.CPU,
            ResourceLimit.NPROC,
            ResourceLimit.AS,
            ResourceLimit.LOCKS,
            ResourceLimit.RTTIME);

    private final Invocation call;
    private final Map<ResourceLimit, String> asked = new EnumMap<>(ResourceLimit.class);

    private Prlimit(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        Execution.tell(call);
        List<LimitColumn> columns = LimitColumn.USUAL;
        for (Option option : call.options()) {
            int at = LETTERS.indexOf(option.key());
            if (option.key().equals("o")) {
                columns = columns(option.argument());
            } else if (at >= 0 && option.key().length() == 1) {
                String value = option.value() == null ? "" : option.value().replaceFirst("^=", "");
                asked.put(OF_LETTERS.get(at), value);
            }
        }
        int pid = pid();
        ResourceLimits before = call.process().limits();
        List<ResourceLimit> shown = new ArrayList<>();
        for (Map.Entry<ResourceLimit, String> each : asked.entrySet()) {
            if (each.getValue().isEmpty()) {
                shown.add(each.getKey());
            } else {
                set(each.getKey(), each.getValue(), before, pid);
            }
        }
        if (asked.isEmpty()) {
            shown.addAll(List.of(ResourceLimit.values()));
        }
        if (!shown.isEmpty()) {
            shown.sort(java.util.Comparator.comparing(ResourceLimit::name));
            new LimitTable(
                            columns,
                            call.commandLine().has("raw"),
                            !call.commandLine().has("noheadings"))
                    .lines(shown, call.process().limits())
                    .forEach(call.out()::line);
        }
        return call.operands().isEmpty() ? Exit.SUCCESS : Execution.instead(call, call.operands());
    }

    /** Its own limits are those of whoever started it, which is all that it can tell of another process. */
    private int pid() {
        String given = call.commandLine().last("p");
        if (given == null) {
            return 0;
        }
        int pid = Execution.pid(call, given);
        if (pid != 0 && !Execution.exists(call, pid)) {
            throw call.fail(
                    NOT_READ,
                    asked.isEmpty() ? "AS" : asked.keySet().iterator().next().name());
        }
        if (pid != 0 && pid != call.process().pid()) {
            throw call.fail(NOT_EMULATED);
        }
        return pid;
    }

    private List<LimitColumn> columns(String text) {
        List<LimitColumn> columns = new ArrayList<>();
        for (String name : text.replaceFirst("^=", "").split(",")) {
            columns.add(LimitColumn.named(name).orElseThrow(() -> call.fail(UNKNOWN_COLUMN, name)));
        }
        return columns;
    }

    /** {@code SOFT:HARD}, either of which may be left out as it is; a single number is both. */
    private void set(ResourceLimit which, String text, ResourceLimits before, int pid) throws IOException {
        String name = which.name();
        int colon = text.indexOf(':');
        String softText = colon < 0 ? text : text.substring(0, colon);
        String hardText = colon < 0 ? text : text.substring(colon + 1);
        long soft = number(softText, before.of(which).soft(), name);
        long hard = number(hardText, before.of(which).hard(), name);
        if (ResourceLimits.isMore(soft, hard)) {
            throw call.fail(ABOVE, name);
        }
        if (call.commandLine().has("verbose")) {
            int shown = pid == 0 ? call.process().pid() : pid;
            call.out()
                    .line("New " + name + " limit for pid " + shown + ": <" + LimitColumn.shown(soft) + ":"
                            + LimitColumn.shown(hard) + ">");
        }
        try {
            call.process().limit(which, new ResourceLimits.Range(soft, hard));
        } catch (ErrnoException error) {
            throw call.fail(NOT_SET, name, error);
        }
    }

    private long number(String text, long before, String name) {
        if (text.isEmpty()) {
            return before;
        }
        if (!text.toLowerCase(Locale.ROOT).matches(NUMBER)) {
            throw call.fail(BAD_LIMIT, name);
        }
        return Optional.of(text)
                .filter(word -> word.matches("\\d+"))
                .map(Long::parseLong)
                .orElse(ResourceLimits.UNLIMITED);
    }
}
