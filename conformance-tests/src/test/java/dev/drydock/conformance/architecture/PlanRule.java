package dev.drydock.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.drydock.conformance.architecture.House.Room;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The rules about who may know whom. */
final class PlanRule {

    private PlanRule() {}

    static ArchRule every_package_is_in_the_plan(House house) {
        return classes()
                .that(DescribedPredicate.describe("of the house", house::contains))
                .should(Violations.whereNothingIsFound(
                        "be in the plan",
                        type -> house.roomOf(type).isPresent()
                                ? Stream.empty()
                                : Stream.of(type.getName() + " is in no package that House names")));
    }

    static ArchRule arrows_between_modules_point_down(House house) {
        return noDependency(
                house,
                "know only the modules below",
                (from, to) -> house.roomOf(from)
                        .flatMap(room -> house.roomOf(to).map(other -> !room.mayKnow(other)))
                        .orElse(false));
    }

    static ArchRule packages_of_the_core_use_only_those_before_them(House house) {
        DescribedPredicate<JavaClass> core = house.rooms(Room.CORE);
        return noDependency(
                house,
                "use only packages before their own",
                (from, to) -> core.test(from) && core.test(to) && house.positionOf(to) > house.positionOf(from));
    }

    static ArchRule packages_form_no_cycle(House house) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return house.contains(type)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule noDependency(House house, String description, BiPredicate<JavaClass, JavaClass> forbidden) {
        return classes()
                .that(DescribedPredicate.describe("of the house", house::contains))
                .should(Violations.whereNothingIsFound(
                        description,
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> house.contains(dependency.getTargetClass()))
                                .filter(dependency -> forbidden.test(
                                        dependency.getOriginClass(),
                                        dependency.getTargetClass().getBaseComponentType()))
                                .map(dependency -> dependency.getDescription())));
    }
}
