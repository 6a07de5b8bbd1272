package dev.drydock.ledger;

import dev.drydock.error.EngineException;
import dev.drydock.event.Event;
import dev.drydock.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of an engine, what happened in it, and which faults it met, in one order and on the engine's clock. The same
 * seed, the same commands and time that is advanced by hand give the same ledger, to the byte.
 *
 * <p>Every call over the API is in it, and every call in Java that changes something which a client could change too; who only
 * looks, and what a test arranges that no client could (such as a limit of a disk), is not.
 *
 * <p>It keeps the latest {@value #KEPT} entries. Safe for use by any number of threads; nobody takes another lock of the
 * engine under its own.
 */
public final class Ledger {
    /** More than a test makes, and little enough for an engine that serves for weeks. */
    public static final int KEPT = 10_000;

    private final EngineClock clock;
    private final LatestEntries entries = new LatestEntries(KEPT);
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    /** The number of the call that a thread is answering. */
    private final ThreadLocal<@Nullable Long> current = new ThreadLocal<>();

    private @Nullable ExpectedCalls expected;
    private int open;

    public Ledger(EngineClock clock) {
        this.clock = clock;
    }

    // Reading

    /** Everything that is kept, oldest first. */
    public List<Entry> entries() {
        List<Entry> copy;
        synchronized (entries) {
            copy = entries.list();
        }
        return Names.in(copy);
    }

    /** What was asked, oldest first. */
    public Calls calls() {
        return new Calls(of(Call.class));
    }

    /** What happened, oldest first. */
    public List<Occurrence> occurrences() {
        return of(Occurrence.class);
    }

    /** The faults that were met, oldest first. */
    public List<FiredFault> faults() {
        return of(FiredFault.class);
    }

    private <T extends Entry> List<T> of(Class<T> kind) {
        return entries().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The call in whose course something was made: a container or a network by its id, a volume by its name. */
    public Optional<Call> makerOf(String id) {
        return occurrences().stream()
                .filter(each -> each.event().action().equals("create")
                        && each.event().actorId().equals(id))
                .reduce((earlier, later) -> later)
                .flatMap(made ->
                        calls().where(call -> call.number() == made.cause()).first());
    }

    /** One entry a line. */
    public String text() {
        return LedgerText.of(entries());
    }

    // Verifying

    /**
     * Looks for calls in this order, with any others before, between and after them.
     *
     * @param wanted each as in {@link Call#is}
     * @return the first one that did not come; empty if all did
     */
    public Optional<String> missing(String... wanted) {
        int next = 0;
        for (Call call : calls().list()) {
            if (next < wanted.length && call.is(wanted[next])) {
                next++;
            }
        }
        return next == wanted.length ? Optional.empty() : Optional.of(wanted[next]);
    }

    /**
     * Makes sure that calls came in this order, with any others before, between and after them.
     *
     * @param wanted each as in {@link Call#is}: {@code "create web", "start web", "wait web"}
     * @throws AssertionError that tells the first one that did not come, and those that did
     */
    public void verify(String... wanted) {
        missing(wanted).ifPresent(call -> {
            throw new AssertionError("expected a call \"" + call + "\", but the calls were:" + calls());
        });
    }

    /**
     * From now on, calls of other words are unexpected: a test with the extension fails in the end, and {@link
     * #verifyNoUnexpectedCalls} at once. They are answered as ever.
     *
     * @param calls each as in {@link Call#is}; what was said before is expected too
     */
    public void failOnUnexpectedCalls(String... calls) {
        synchronized (entries) {
            expected =
                    expected == null ? new ExpectedCalls(entries.last(), List.of(calls)) : expected.and(List.of(calls));
        }
    }

    /** The calls since {@link #failOnUnexpectedCalls} that were not named there; none if that was never asked for. */
    public Calls unexpectedCalls() {
        ExpectedCalls allowed;
        synchronized (entries) {
            allowed = expected;
        }
        return calls().where(call -> allowed != null && !allowed.allow(call));
    }

    /** @throws AssertionError that tells them, if there are {@link #unexpectedCalls} */
    public void verifyNoUnexpectedCalls() {
        Calls calls = unexpectedCalls();
        if (calls.count() > 0) {
            throw new AssertionError("nobody expected these calls:" + calls);
        }
    }

    /** Done once no call is being answered: a client that closes its streams is not waited for by the engine. */
    public CompletionStage<Boolean> whenNoneIsOpen() {
        synchronized (entries) {
            if (open == 0) {
                return CompletableFuture.completedFuture(true);
            }
            CompletableFuture<Boolean> future = new CompletableFuture<>();
            waiting.add(future);
            return future;
        }
    }

    // Writing

    /**
     * Notes that something is asked.
     *
     * @param target name, id or beginning of an id; empty if of the whole engine
     * @param exchange null for a call in Java
     */
    public OpenCall begin(String action, String target, String caller, @Nullable Exchange exchange) {
        synchronized (entries) {
            open++;
            long number = add(next -> new Call(next, action, target, caller, clock.now(), null, null, exchange));
            return new OpenCall(this, number);
        }
    }

    /** Does what was asked in Java, and notes it; in the course of another call, only does it. */
    public <T> T inJava(String action, String target, Supplier<T> answer) {
        if (current.get() != null) {
            return answer.get();
        }
        OpenCall call = begin(action, target, CallingCode.place(), null);
        try {
            return call.during(answer);
        } catch (EngineException refused) {
            call.answered(0, refused.words());
            throw refused;
        } finally {
            call.ended();
        }
    }

    /** As above, without an answer. */
    public void doneInJava(String action, String target, Runnable deed) {
        inJava(action, target, () -> {
            deed.run();
            return true;
        });
    }

    /** As {@link #inJava}, of what takes its time: the call ends when that has come to its end. */
    public <T> CompletionStage<T> inJavaLater(String action, String target, Supplier<CompletionStage<T>> answer) {
        if (current.get() != null) {
            return answer.get();
        }
        OpenCall call = begin(action, target, CallingCode.place(), null);
        try {
            return call.during(answer).whenComplete((result, failure) -> {
                if (failure instanceof EngineException refused) {
                    call.answered(0, refused.words());
                }
                call.ended();
            });
        } catch (EngineException refused) {
            call.answered(0, refused.words());
            call.ended();
            throw refused;
        }
    }

    /** Notes an event. */
    public void happened(Event event) {
        synchronized (entries) {
            add(number -> new Occurrence(number, event, cause()));
        }
    }

    /** Notes that a fault was met; parameters as in {@link FiredFault}. */
    public void fired(String place, String subject, String fault) {
        synchronized (entries) {
            add(number -> new FiredFault(number, clock.now(), place, subject, fault, cause()));
        }
    }

    /** That of the call which this thread is answering, to go on in it later; nobody's if there is none. */
    public Course course() {
        return course(current.get());
    }

    /** That of what is no call's doing: a process that ends, whoever has started it. */
    public Course nobodys() {
        return course(null);
    }

    /** That of a call. */
    Course course(@Nullable Long call) {
        return new Course(current, call);
    }

    private long cause() {
        Long call = current.get();
        return call == null ? 0 : call;
    }

    private long add(LongFunction<Entry> entry) {
        long number = entries.last() + 1;
        entries.add(entry.apply(number));
        return number;
    }

    void change(long call, UnaryOperator<Call> change) {
        synchronized (entries) {
            // What is no longer kept need not be changed.
            if (entries.find(call) instanceof Call known) {
                entries.replace(change.apply(known));
            }
        }
    }

    void end(long call) {
        List<CompletableFuture<Boolean>> done = List.of();
        synchronized (entries) {
            change(call, known -> known.endedAt(clock.now()));
            open--;
            if (open == 0) {
                done = List.copyOf(waiting);
                waiting.clear();
            }
        }
        done.forEach(future -> future.complete(true));
    }
}
