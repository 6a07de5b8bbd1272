package dev.drydock.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.conformance.architecture.House.Room;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** State, output and names. */
final class StyleRule {

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Util|Manager|Helper|Common)s?");

    private static final Set<String> STANDARD_STREAMS =
            Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.in");

    private StyleRule() {}

    /** What one engine does must not be seen by another, so nothing that changes is static. */
    static ArchRule nothing_static_changes(House house) {
        return classes()
                .that(DescribedPredicate.describe("of the house", house::contains))
                .should(Violations.whereNothingIsFound(
                        "keep no static state",
                        type -> type.getFields().stream()
                                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                        || isMadeToChange(field.getRawType()))
                                .map(JavaField::getFullName)));
    }

    private static boolean isMadeToChange(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(AbstractCollection.class)
                || type.isAssignableTo(AbstractMap.class)
                || type.isAssignableTo(Lock.class)
                || type.isAssignableTo(Random.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class);
    }

    /** What is to be said is returned, or goes to a stream that was given. */
    static ArchRule nothing_is_printed_or_logged(House house) {
        return classes()
                .that(house.rooms(Room.CORE, Room.USERLAND, Room.API))
                .should(Violations.whereNothingIsFound(
                        "print and log nothing",
                        type -> Stream.of(
                                        type.getFieldAccessesFromSelf().stream()
                                                .filter(access -> STANDARD_STREAMS.contains(
                                                        access.getTarget().getFullName()))
                                                .map(access -> access.getDescription()),
                                        Member.usedBy(
                                                type,
                                                target -> target.getName().equals("printStackTrace")
                                                        && target.getOwner().isAssignableTo(Throwable.class)),
                                        type.getDirectDependenciesFromSelf().stream()
                                                .filter(dependency ->
                                                        isLogging(house, type, dependency.getTargetClass()))
                                                .map(dependency -> dependency.getDescription()))
                                .flatMap(lines -> lines)));
    }

    /** Jetty speaks through slf4j, so the API may know it, to keep Jetty quiet. */
    private static boolean isLogging(House house, JavaClass from, JavaClass to) {
        return to.getPackageName().startsWith("java.util.logging")
                || to.getPackageName().startsWith("org.slf4j")
                        && !house.rooms(Room.API).test(from);
    }

    static ArchRule names_say_what_a_class_is(House house) {
        return classes()
                .that(DescribedPredicate.describe("of the house", house::contains))
                .should(Violations.whereNothingIsFound(
                        "have a name of their own",
                        type -> SAYS_NOTHING.matcher(type.getSimpleName()).matches() || isNamedAsInJavaLang(type)
                                ? Stream.of(type.getName())
                                : Stream.empty()));
    }

    private static boolean isNamedAsInJavaLang(JavaClass type) {
        try {
            return !type.getSimpleName().isEmpty()
                    && Class.forName("java.lang." + type.getSimpleName(), false, null) != null;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
