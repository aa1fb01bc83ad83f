package dev.rustaiide.app.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestSelector;

class TestTreeTest {
    private static final Path FILE = Path.of("/w/src/lib.rs");
    private final ShownTests tests = new ShownTests();
    private final TestTree tree = new TestTree(tests);

    @BeforeEach
    void fill() {
        tests.replace(ShownTests.Found.of(new TestList(Path.of("/w"), List.of(
                item("lib", "a::tests::one"), item("lib", "a::tests::two"),
                item("lib", "top"), item("test whole", "uses"), item("doc", "src/lib.rs - add (line 3)"),
                item("test own", "")), false)));
    }

    private static TestItem item(String target, String path) {
        return new TestItem(new TestId("one", target, path), TestItem.Kind.TEST,
                Optional.of(new Location(FILE, Range.of(0, 0, 0, 0))));
    }

    private void end(String path, TestOutcome outcome, int milliseconds, boolean flaky) {
        TestItem item = tests.items().stream().filter(each -> each.id().path().equals(path)).findFirst().orElseThrow();
        tests.take(new TestEvent.Finished(new TestResult(item.id(), item.kind(), outcome,
                Duration.ofMillis(milliseconds), "", outcome.isFailure() ? Optional.of(TestFailure.of("x"))
                        : Optional.empty(), flaky)));
    }

    /** The labels of all rows, a level two spaces in. */
    private String shape() {
        var text = new StringBuilder();
        tree.roots().forEach(root -> shape(root, "", text));
        return text.toString();
    }

    private static void shape(TestNode node, String indent, StringBuilder text) {
        text.append(indent).append(node.label()).append('\n');
        node.children().forEach(child -> shape(child, indent + "  ", text));
    }

    @Test
    void tests_stand_in_their_modules_and_lonely_modules_share_a_row() {
        assertEquals("""
                one
                  a::tests
                    one
                    two
                  top
                  Documentation
                    src/lib.rs - add (line 3)
                  tests/own
                    tests/own
                  tests/whole
                    uses
                """, shape());
    }

    @Test
    void what_a_row_runs_is_what_it_shows() {
        TestNode module = tree.roots().getFirst().children().getFirst();
        assertEquals(new TestSelector("one", "lib", "a::tests::", TestSelector.Match.PREFIX), module.selector());
        assertEquals(2, module.tests().size());
        check(tree.roots().getFirst());
    }

    private void check(TestNode node) {
        for (TestItem item : tests.items()) {
            assertEquals(node.tests().contains(item.id()), node.selector().takes(item.id()),
                    node.label() + " and " + item.id());
        }
        node.children().forEach(this::check);
    }

    @Test
    void a_group_looks_like_the_worst_in_it_and_counts() {
        end("a::tests::one", TestOutcome.PASSED, 3, false);
        end("a::tests::two", TestOutcome.CRASHED, 5, false);
        var row = tree.row(tree.roots().getFirst().children().getFirst());
        assertEquals("1 of 2 failed", row.badge());
        assertEquals(TestState.Look.FAILED.glyph(false), row.glyph().orElseThrow());
        assertEquals(new ShownTests.Counts(6, 1, 1, 0, 0), tests.counts());
        assertEquals(List.of("a::tests::two"), tests.failed().stream().map(TestId::path).toList());
        tree.setFailedOnly(true);
        assertEquals("one\n  a::tests\n    two\n", shape());
    }

    @Test
    void what_ten_thousand_tests_tell_keeps_no_frame_waiting() {
        List<TestItem> many = IntStream.range(0, 10_000).mapToObj(i -> item("lib", "m" + i % 100 + "::t" + i)).toList();
        tests.replace(ShownTests.Found.of(new TestList(Path.of("/w"), many, false)));
        tree.roots();
        long best = Long.MAX_VALUE;
        for (int frame = 0; frame < 40; frame++) {
            tests.take(new TestEvent.Started(many.get(frame).id()));
            long start = System.nanoTime();
            tree.roots().forEach(root -> {
                tree.row(root);
                root.children().forEach(tree::row);
            });
            tests.counts();
            many.subList(0, 50).forEach(each -> tests.at(Path.of("/w/other.rs"), each.id().name(), false));
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 16_000_000, "a frame takes " + best / 1000 + " µs");
    }

    @Test
    void a_filter_takes_all_its_words() {
        tree.setFilter("TESTS o");
        assertEquals("one\n  a::tests\n    one\n    two\n  tests/own\n    tests/own\n", shape().replace(
                "  tests/whole\n    uses\n", ""));
        tree.setFilter("add line");
        assertEquals("one\n  Documentation\n    src/lib.rs - add (line 3)\n", shape());
        tree.setFilter("nothing");
        assertEquals("", shape());
        assertTrue(tree.isFiltered());
    }

    @Test
    void the_slowest_come_first_if_wanted_and_flaky_ones_say_so() {
        end("a::tests::one", TestOutcome.PASSED, 3, false);
        end("a::tests::two", TestOutcome.PASSED, 500, true);
        tree.setSlowFirst(true);
        List<TestNode> rows = tree.roots().getFirst().children().getFirst().children();
        assertEquals(List.of("two", "one"), rows.stream().map(TestNode::label).toList());
        assertEquals("flaky", tree.row(rows.getFirst()).detail());
        assertEquals("500 ms", tree.row(rows.getFirst()).badge());
    }

    @Test
    void what_a_test_prints_is_kept_until_it_ends_and_code_that_changed_makes_results_old() {
        TestId id = tests.items().getFirst().id();
        tests.take(new TestEvent.Started(id));
        tests.take(new TestEvent.Output(Optional.of(id), "words"));
        assertEquals("words", tests.live(id));
        assertEquals(TestState.Look.RUNNING, tests.state(id).look());
        tests.ended();
        assertFalse(tests.state(id).running());
        end(id.path(), TestOutcome.PASSED, 1, false);
        tests.age();
        assertTrue(tests.state(id).old());
    }

    @Test
    void editors_find_the_states_of_their_arrows() {
        end("a::tests::one", TestOutcome.FAILED, 3, false);
        assertEquals(List.of(TestState.Look.FAILED), looks("tests::one", false));
        assertEquals(List.of(TestState.Look.FAILED, TestState.Look.UNKNOWN), looks("tests", true));
        assertEquals(List.of(), looks("ests::one", false));
    }

    private List<TestState.Look> looks(String name, boolean module) {
        return tests.at(FILE, name, module).stream().map(TestState::look).toList();
    }

    @Test
    void values_are_laid_out_so_that_lines_can_be_compared() {
        assertEquals("a\nb\"\t\\u{1b}", ValueText.of("\"a\\nb\\\"\\t\\u{1b}\""));
        assertEquals("Point { x: 1 }", ValueText.of("Point { x: 1 }"));
        assertEquals("""
                Polygon {
                    corners: [
                        Point {
                            x: 1,
                            name: "a, {b}"
                        },
                        Point {
                            x: 2,
                            name: ""
                        }
                    ],
                    holes: []
                }""", ValueText.of("Polygon { corners: [Point { x: 1, name: \"a, {b}\" }, "
                + "Point { x: 2, name: \"\" }], holes: [] }"));
        assertEquals("[" + "(".repeat(70), ValueText.of("[" + "(".repeat(70)).replaceAll("\\s", ""));
    }
}
