package dev.drydock.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some calls, in the order in which they began, to choose among. Immutable.
 *
 * <pre>{@code
 * ledger.calls().of("web").refused().count();
 * ledger.calls().method("POST").route("/containers/{name}/start").list();
 * }</pre>
 *
 * @param list oldest first
 */
public record Calls(List<Call> list) {

    public Calls {
        list = List.copyOf(list);
    }

    /** Those that something holds of. */
    public Calls where(Predicate<Call> condition) {
        return new Calls(list.stream().filter(condition).toList());
    }

    /** Those of some words, as {@link Call#is}: {@code start}, {@code start web}. */
    public Calls named(String words) {
        return where(call -> call.is(words));
    }

    /** Those that concern something of that name: a container, an image, a network, a volume. */
    public Calls of(String target) {
        return where(call -> call.target().equals(target));
    }

    public Calls method(String method) {
        return overApi(exchange -> exchange.method().equals(method));
    }

    /** @param path without a version */
    public Calls path(String path) {
        return overApi(exchange -> exchange.path().equals(path));
    }

    /** @param route the form of a path, such as {@code /containers/{name}/start} */
    public Calls route(String route) {
        return overApi(exchange -> exchange.route().equals(route));
    }

    public Calls status(int status) {
        return overApi(exchange -> exchange.status() == status);
    }

    /** Those that were refused. */
    public Calls refused() {
        return where(Call::isRefused);
    }

    /** Those that are still being answered. */
    public Calls open() {
        return where(Call::isOpen);
    }

    private Calls overApi(Predicate<Exchange> condition) {
        return where(call -> {
            Exchange exchange = call.exchange();
            return exchange != null && condition.test(exchange);
        });
    }

    public int count() {
        return list.size();
    }

    public Optional<Call> first() {
        return list.stream().findFirst();
    }

    public Optional<Call> last() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    /** One on each line, after a line break; {@code " none"} if there are none. */
    @Override
    public String toString() {
        return list.isEmpty()
                ? " none"
                : list.stream().map(call -> "\n  " + call).collect(Collectors.joining());
    }
}
