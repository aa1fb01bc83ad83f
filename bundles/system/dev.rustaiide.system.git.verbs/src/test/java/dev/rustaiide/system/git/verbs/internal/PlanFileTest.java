package dev.rustaiide.system.git.verbs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;

class PlanFileTest {
    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final RebasePlan NOW = new RebasePlan("topic", "0".repeat(40), "1".repeat(40), "main", List.of(
            RebaseStep.pick(A, "Add a\n"), RebaseStep.pick(B, "Add b\n\nFor a reason.\n\nAnd another.\n")));

    @TempDir
    Path folder;

    private RebasePlan read(String... lines) throws Exception {
        return PlanFile.read(Files.write(folder.resolve("plan"), List.of(lines)), NOW);
    }

    private RebaseStep step(String line) throws Exception {
        return read(line).steps().getFirst();
    }

    private String refused(String... lines) {
        Failure failure = assertThrows(FailureException.class, () -> read(lines)).failure();
        return assertInstanceOf(Failure.BadContent.class, failure).why();
    }

    @Test
    void what_was_written_is_read_back_as_the_plan_that_it_was() throws Exception {
        RebasePlan read = read(PlanFile.lines(NOW).toArray(String[]::new));
        assertEquals(List.of("Add a", "Add b"), read.steps().stream().map(RebaseStep::subject).toList());
        assertEquals(NOW.with(read.steps()), read);
    }

    @Test
    void a_file_of_another_state_of_the_branch_still_says_so() throws Exception {
        RebasePlan before = new RebasePlan("topic", "", "2".repeat(40), "", NOW.steps());
        RebasePlan read = read(PlanFile.lines(before).toArray(String[]::new));
        assertEquals(before.with(read.steps()), read);
    }

    @Test
    void a_new_first_line_leaves_the_body_of_a_message() throws Exception {
        assertEquals("Add the b\n\nFor a reason.\n\nAnd another.", step("reword bbbbbbbb Add the b").message());
        assertEquals("Add the a", step("reword aaaaaaaa Add the a").message());
    }

    @Test
    void a_message_of_several_lines_takes_the_place_of_the_whole() throws Exception {
        assertEquals("Add the b\n\nNo reason.", step("reword bbbbbbbb Add the b\\n\\nNo reason.").message());
    }

    @Test
    void a_squash_has_words_of_its_own_only_behind_a_colon() throws Exception {
        assertEquals("Both", step("squash bbbbbbbb : Both").message());
        assertEquals("", step("squash bbbbbbbb Add b").message());
        assertEquals(Kind.SQUASH, step("squash bbbbbbbb : Both").kind());
    }

    @Test
    void words_of_people_and_empty_lines_are_passed_over_and_a_word_in_capitals_is_known() throws Exception {
        RebasePlan read = read("# a note", "", "  DROP aaaaaaaa whatever", "edit bbbbbbbb");
        assertEquals(List.of(Kind.DROP, Kind.EDIT), read.steps().stream().map(RebaseStep::kind).toList());
        assertEquals(NOW.head(), read.head());
    }

    @Test
    void a_line_that_is_no_step_is_named_with_its_number() {
        String why = refused("pick aaaaaaaa", "exec touch x");
        assertTrue(why.contains("exec touch x"), why);
        assertTrue(refused("pick").contains("pick"));
    }

    @Test
    void a_file_that_is_not_there_is_missing() {
        FailureException failed = assertThrows(FailureException.class,
                () -> PlanFile.read(folder.resolve("none"), NOW));
        assertInstanceOf(Failure.Missing.class, failed.failure());
    }
}
