package dev.drydock.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Sets the fields that are marked with {@link Drydock}. */
final class InjectedFields {
    private InjectedFields() {}

    static boolean hasStatic(Class<?> type) {
        return !find(type, field -> Modifier.isStatic(field.getModifiers())).isEmpty();
    }

    static void setStatic(Class<?> type, EngineSession session) {
        for (Field field : find(type, each -> Modifier.isStatic(each.getModifiers()))) {
            set(field, null, session);
        }
    }

    static void set(Object instance, EngineSession session) {
        for (Field field : find(instance.getClass(), each -> !Modifier.isStatic(each.getModifiers()))) {
            set(field, instance, session);
        }
    }

    private static List<Field> find(Class<?> type, Predicate<Field> which) {
        return AnnotationSupport.findAnnotatedFields(type, Drydock.class, which, HierarchyTraversalMode.TOP_DOWN);
    }

    private static void set(Field field, @Nullable Object instance, EngineSession session) {
        Injected wanted = Injected.of(field.getType())
                .orElseThrow(() -> new ExtensionConfigurationException("@Drydock cannot give " + field.getName() + " a "
                        + field.getType().getName()));
        if (Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException("@Drydock cannot set " + field.getName() + ": it is final");
        }
        try {
            field.setAccessible(true);
            field.set(instance, wanted.from(session));
        } catch (IllegalAccessException impossible) {
            throw new ExtensionConfigurationException("@Drydock cannot set " + field.getName(), impossible);
        }
    }
}
