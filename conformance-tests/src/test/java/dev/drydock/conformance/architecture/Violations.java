package dev.drydock.conformance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a rule finds, in lines that name the offending class. */
final class Violations {

    private Violations() {}

    static List<String> of(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    /** A condition that is broken once for every line that {@code find} gives for a class. */
    static ArchCondition<JavaClass> whereNothingIsFound(String description, Function<JavaClass, Stream<String>> find) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                find.apply(type).forEach(line -> events.add(SimpleConditionEvent.violated(type, line)));
            }
        };
    }
}
