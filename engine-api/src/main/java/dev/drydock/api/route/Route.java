package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import org.jspecify.annotations.Nullable;

/** A method and a path, and who answers there. */
public final class Route {
    private final String method;
    private final PathTemplate template;
    private final Support support;
    private final Handler handler;
    /** Made when first asked: a cold start does not ask for all. */
    private volatile @Nullable Told told;

    private Route(String method, String template, Support support, Handler handler) {
        this.method = method;
        this.template = new PathTemplate(template);
        this.support = support;
        this.handler = handler;
    }

    static Route get(String template, Handler handler) {
        return new Route("GET", template, Support.EMULATED, handler);
    }

    static Route head(String template, Handler handler) {
        return new Route("HEAD", template, Support.EMULATED, handler);
    }

    static Route post(String template, Handler handler) {
        return new Route("POST", template, Support.EMULATED, handler);
    }

    static Route put(String template, Handler handler) {
        return new Route("PUT", template, Support.EMULATED, handler);
    }

    static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, Support.EMULATED, handler);
    }

    static Route options(String template, Handler handler) {
        return new Route("OPTIONS", template, Support.EMULATED, handler);
    }

    /** An operation that the engine of this kind refuses. */
    static Route refused(String method, String template, Handler refusal) {
        return new Route(method, template, Support.REFUSED_AS_BY_THE_ENGINE, refusal);
    }

    /** An operation that is not emulated: 501, naming itself. */
    static Route notEmulated(String method, String template) {
        return new Route(method, template, Support.NOT_EMULATED, call -> {
            throw RouteErrors.notEmulated(method, template);
        });
    }

    /**
     * How the ledger tells of it.
     *
     * @param words those of the command line
     * @param form of its path, such as {@code /containers/{name}/start}
     */
    record Told(String words, String form) {}

    Told told() {
        Told known = told;
        if (known == null) {
            String form = template.toString().replace(":.*}", "}").replace(":.+}", "}");
            known = new Told(CallWords.of(this), form);
            told = known;
        }
        return known;
    }

    String method() {
        return method;
    }

    PathTemplate template() {
        return template;
    }

    public Support support() {
        return support;
    }

    /** @throws dev.drydock.error.EngineException what is refused */
    public Response handle(Call call) throws InterruptedException {
        return handler.handle(call);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
