package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;

/** A method and a path, and who answers there. */
public final class Route {
    private final String method;
    private final PathTemplate template;
    private final Support support;
    private final Handler handler;

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
