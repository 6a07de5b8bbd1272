package dev.drydock.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.conformance.architecture.House.Room;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTest {

    @Test
    void the_classes_of_every_module_are_looked_at() {
        assertThat(Arrays.stream(Room.values()))
                .allSatisfy(room -> assertThat(Imported.MAIN.that(House.DRYDOCK.rooms(room)))
                        .isNotEmpty());
    }

    @Test
    void every_package_is_in_the_plan() {
        assertThat(Violations.of(PlanRule.every_package_is_in_the_plan(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void a_package_outside_the_plan_is_found() {
        assertThat(Violations.of(PlanRule.every_package_is_in_the_plan(House.FIXTURE), Imported.FIXTURE))
                .singleElement()
                .asString()
                .contains("fixture.lounge.Lounge ");
    }

    @Test
    void arrows_between_modules_point_down() {
        assertThat(Violations.of(PlanRule.arrows_between_modules_point_down(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void an_arrow_that_points_up_or_sideways_is_found() {
        List<String> found = Violations.of(PlanRule.arrows_between_modules_point_down(House.FIXTURE), Imported.FIXTURE);
        assertThat(found)
                .anyMatch(line -> line.contains("error.CoreKnowsApi"))
                .anyMatch(line -> line.contains("userland.UserlandKnowsApi"))
                .anyMatch(line -> line.contains("api.ApiKnowsUserland"))
                .allMatch(line -> line.contains("CoreKnowsApi")
                        || line.contains("UserlandKnowsApi")
                        || line.contains("ApiKnowsUserland"));
    }

    @Test
    void packages_of_the_core_use_only_those_before_them() {
        assertThat(Violations.of(
                        PlanRule.packages_of_the_core_use_only_those_before_them(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void a_use_of_a_later_package_or_of_the_root_is_found() {
        List<String> found = Violations.of(
                PlanRule.packages_of_the_core_use_only_those_before_them(House.FIXTURE), Imported.FIXTURE);
        assertThat(found)
                .anyMatch(line -> line.contains("error.UsesLaterPackage"))
                .anyMatch(line -> line.contains("id.UsesTheRoot"))
                .allMatch(line -> line.contains("UsesLaterPackage") || line.contains("UsesTheRoot"));
    }

    @Test
    void packages_form_no_cycle() {
        assertThat(Violations.of(PlanRule.packages_form_no_cycle(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void a_cycle_of_packages_inside_a_module_is_found() {
        assertThat(Violations.of(PlanRule.packages_form_no_cycle(House.FIXTURE), Imported.FIXTURE))
                .anyMatch(line -> line.contains("api.CycleOut") && line.contains("api.http.CycleBack"));
    }
}
