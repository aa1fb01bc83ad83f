package dev.rustaiide.ai.next.edit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NextEditSearchTest {
    /** A text, in which {@code ‹before›after⟩} marked each change. */
    private record Marked(StringBuilder text, List<Change> changes) {
        static Marked of(String now) {
            var text = new StringBuilder();
            List<Change> changes = new ArrayList<>();
            int at = 0;
            for (int open = now.indexOf('‹'); open >= 0; open = now.indexOf('‹', at)) {
                int middle = now.indexOf('›', open);
                int close = now.indexOf('⟩', middle);
                text.append(now, at, open);
                changes.addFirst(new Change(text.length(), text.length() + close - middle - 1,
                        now.substring(open + 1, middle)));
                text.append(now, middle + 1, close);
                at = close + 1;
            }
            return new Marked(text.append(now.substring(at)), changes);
        }

        List<Site> sites(String language) {
            return NextEditSearch.sites(text.toString(), language, changes);
        }
    }

    /** What becomes of {@code now} when all that is offered is done. */
    private static String done(String now, String language) {
        Marked marked = Marked.of(now);
        int caret = marked.changes.getFirst().end();
        List<Site> chosen = new ArrayList<>(NextEditSearch.chosen(marked.sites(language), caret,
                NextEditSearch.LEAST));
        chosen.sort(Comparator.comparingInt(Site::start).reversed());
        chosen.forEach(each -> marked.text.replace(each.start(), each.end(), each.written()));
        return marked.text.toString();
    }

    private static List<Site> sites(String now) {
        return Marked.of(now).sites("rust");
    }

    private static String rust(String now) {
        return done(now, "rust");
    }

    @Test
    void an_argument_that_the_parameters_ask_for_is_put_in_the_other_calls() {
        assertEquals("""
                fn render(ctx: &Context, side: Side, times: u32) {}
                fn main() {
                    let one = render(ctx, left, 1);
                    let two = render(ctx, right, 2);
                    let six = render(ctx, middle, 6);
                }
                """, rust("""
                fn render(ctx: &Context, side: Side, times: u32) {}
                fn main() {
                    let one = render(‹›ctx, ⟩left, 1);
                    let two = render(right, 2);
                    let six = render(middle, 6);
                }
                """));
    }

    @Test
    void a_call_that_became_another_does_so_elsewhere() {
        assertEquals("""
                if names.is_empty() { return; }
                if parts.is_empty() { return; }
                while queue.is_empty() { wait(); }
                """, rust("""
                if names.‹len() == 0›is_empty()⟩ { return; }
                if parts.‹len() == 0›is_empty()⟩ { return; }
                while queue.len() == 0 { wait(); }
                """));
        assertEquals("""
                fn read(paths: &[Path]) -> Result<()> {
                    let first = File::open(&paths[0])?;
                    let second = File::open(&paths[1])?;
                    let third = File::open(&paths[2])?;
                    // .unwrap() is for tests
                }
                """, rust("""
                fn read(paths: &[Path]) -> Result<()> {
                    let first = File::open(&paths[0])‹.unwrap()›?⟩;
                    let second = File::open(&paths[1])‹.unwrap()›?⟩;
                    let third = File::open(&paths[2]).unwrap();
                    // .unwrap() is for tests
                }
                """));
    }

    @Test
    void what_stands_in_a_hole_is_carried_over() {
        List<Site> sites = sites("""
                let a = ‹try!(open(&path, 1))›open(&path, 1)?⟩;
                let b = try!(read(a));
                let c = try!(close(b.inner()));
                let d = try!(unclosed(;
                """);
        assertEquals(List.of("read(a)?", "close(b.inner())?"), sites.stream().map(Site::written).toList());
        assertEquals("try!(read(a))".length(), sites.getFirst().end() - sites.getFirst().start());
    }

    @Test
    void a_local_that_was_renamed_is_renamed_in_its_block_only() {
        assertEquals("""
                fn one() {
                    let total = 1;
                    show(total);
                    total + 2
                }
                fn two(sum: u32) {
                    show(sum);
                }
                """, rust("""
                fn one() {
                    let ‹sum›total⟩ = 1;
                    show(sum);
                    sum + 2
                }
                fn two(sum: u32) {
                    show(sum);
                }
                """));
    }

    @Test
    void a_field_of_one_literal_is_put_in_the_others_with_their_indentation() {
        assertEquals("""
                struct Point { x: i32, y: i32, z: i32 }
                let a = Point {
                    x: 1,
                    y: 2,
                    z: 0,
                };
                call(|| {
                    let b = Point {
                        x: 3,
                        y: 4,
                        z: 0,
                    };
                });
                """, rust("""
                struct Point { x: i32, y: i32, z: i32 }
                let a = Point {
                    x: 1,
                    y: 2,‹›
                    z: 0,⟩
                };
                call(|| {
                    let b = Point {
                        x: 3,
                        y: 4,
                    };
                });
                """));
    }

    @Test
    void what_is_so_already_is_left_alone() {
        String now = """
                let one = render(‹›ctx, ⟩left, 1);
                let two = render(ctx, right, 2);
                """;
        assertEquals(now.replaceAll("[‹›⟩]", ""), rust(now));
    }

    @Test
    void a_change_that_is_half_done_is_offered_nowhere() {
        String now = "let a = open(path)‹.unwrap()›.expect(⟩;\nlet b = read(a).unwrap();\n";
        assertFalse(rust(now).contains("read(a).expect("));
    }

    @Test
    void strings_and_comments_are_left_alone_unless_the_change_was_in_one() {
        assertEquals("""
                let total = 1; // the sum
                show(total, "sum");
                """, rust("""
                let ‹sum›total⟩ = 1; // the sum
                show(sum, "sum");
                """));
        assertEquals("""
                get("https://example.org/v2/users", v1);
                get("https://example.org/v2/files", v1);
                put("https://example.org/v2/files", v1);
                """, rust("""
                get("https://example.org/‹v1›v2⟩/users", v1);
                get("https://example.org/v1/files", v1);
                put("https://example.org/v1/files", v1);
                """));
    }

    @Test
    void other_languages_work_alike() {
        assertEquals("""
                def load(path, encoding): pass
                a = load(path, encoding="utf-8")
                b = load(other, encoding="utf-8")
                c = load(third, encoding="utf-8")
                """, done("""
                def load(path, encoding): pass
                a = load(path‹›, encoding="utf-8"⟩)
                b = load(other)
                c = load(third)
                """, "python"));
        assertEquals("""
                const a = lists.forEach(each => show(each));
                const b = other.forEach(each => show(each));
                """, done("""
                const a = lists.‹map›forEach⟩(each => show(each));
                const b = other.map(each => show(each));
                """, "typescript"));
    }

    @Test
    void a_second_example_makes_it_surer() {
        String one = """
                start(‹›log, ⟩alpha);
                stop(beta);
                start(gamma.of(1));
                other(alpha);
                """;
        String two = one + "start(‹›log, ⟩delta);\n";
        List<Site> first = sites(one);
        List<Site> second = sites(two);
        assertTrue(best(second) > best(first), best(first) + " then " + best(second));
    }

    private static double best(List<Site> sites) {
        return sites.stream().mapToDouble(Site::confidence).max().orElse(0);
    }

    @Test
    void whatever_is_changed_the_places_lie_in_the_text_apart_and_outside_of_the_change() {
        var random = new Random(11);
        String[] words = {"foo", "bar", "(", ")", "{", "}", ",", ";", "\n", " ", "1", "\"a b\"", "// no\n", "let", "=",
            "'x", "\"", "/*", "*/", "é", "𝔸"};
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            int start = random.nextInt(text.length() + 1);
            int end = start + random.nextInt(text.length() - start + 1);
            var change = new Change(start, Math.min(end, start + 6), words[random.nextInt(words.length)]);
            List<Site> sites = NextEditSearch.sites(text.toString(), "rust", List.of(change));
            for (Site site : sites) {
                assertTrue(0 <= site.start() && site.start() <= site.end() && site.end() <= text.length());
                assertTrue(site.end() <= change.start() || site.start() >= change.end(), text + " " + change + site);
            }
            List<Site> chosen = NextEditSearch.chosen(sites, start, 0);
            for (int i = 0; i < chosen.size(); i++) {
                for (Site other : chosen.subList(0, i)) {
                    assertTrue(other.end() < chosen.get(i).start() || chosen.get(i).end() < other.start());
                }
            }
        }
    }
}
