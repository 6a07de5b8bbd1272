package dev.drydock.userland.utility.expression;

/** An expression of {@code test} that cannot be understood. */
final class TestSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final String[] values;

    /** @param template as {@link dev.drydock.userland.utility.command.Words} has them */
    TestSyntaxException(String template, String... values) {
        super(template);
        this.template = template;
        this.values = values.clone();
    }

    String template() {
        return template;
    }

    Object[] values() {
        return values.clone();
    }
}
