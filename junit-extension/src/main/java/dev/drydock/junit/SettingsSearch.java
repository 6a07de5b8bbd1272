package dev.drydock.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Where the settings of a test come from: its method, its class, or the nearest class around that.
 *
 * @param settings what is asked for
 * @param home whose engine it is: that of the class for {@link EngineScope#CLASS}, else that of the test
 */
record SettingsSearch(EngineSettings settings, ExtensionContext home) {

    /** @throws ExtensionConfigurationException if nothing says what is asked for, or a method asks for an engine of its class */
    static SettingsSearch from(ExtensionContext context) {
        Optional<EmulatedDocker> onMethod = context.getTestMethod()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, EmulatedDocker.class));
        if (onMethod.isPresent()) {
            if (onMethod.get().scope() == EngineScope.CLASS) {
                throw new ExtensionConfigurationException(
                        "@EmulatedDocker on a method gives an engine to that test alone: EngineScope.CLASS belongs on the class");
            }
            return new SettingsSearch(EngineSettings.of(onMethod.get()), context);
        }
        for (ExtensionContext at = context; at.getTestClass().isPresent(); at = parent(at)) {
            Optional<EmulatedDocker> onClass =
                    AnnotationSupport.findAnnotation(at.getRequiredTestClass(), EmulatedDocker.class);
            if (onClass.isPresent()) {
                return of(EngineSettings.of(onClass.get()), context, outermost(at));
            }
        }
        throw new ExtensionConfigurationException("no @EmulatedDocker on the test or around it");
    }

    /** For settings that were given in code. */
    static SettingsSearch of(EngineSettings settings, ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext at = context; at.getTestClass().isPresent(); at = parent(at)) {
            outermost = at;
        }
        return of(settings, context, outermost);
    }

    private static SettingsSearch of(EngineSettings settings, ExtensionContext context, ExtensionContext ofClass) {
        return new SettingsSearch(settings, settings.scope() == EngineScope.CLASS ? ofClass : context);
    }

    /** The context of the class around all others that the engine's home is in. */
    ExtensionContext outermostClass() {
        ExtensionContext at = home;
        while (parent(at).getTestClass().isPresent()) {
            at = parent(at);
        }
        return at;
    }

    /** A test has a context of its own below that of its class. */
    private static ExtensionContext outermost(ExtensionContext found) {
        ExtensionContext at = found;
        while (parent(at).getTestClass().equals(found.getTestClass())) {
            at = parent(at);
        }
        return at;
    }

    private static ExtensionContext parent(ExtensionContext context) {
        return context.getParent().orElseThrow();
    }

    /** Whether there is an engine yet: one of a test's own begins with the test. */
    boolean isReady() {
        return settings.scope() == EngineScope.CLASS || home.getTestMethod().isPresent();
    }
}
