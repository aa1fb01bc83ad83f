package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.testing.Nobody;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class CompletionTest {
    /** Proposes {@code names} in the place of the name before the caret. */
    private static Completions propose(Completions.At question, boolean complete, String... names) {
        Position caret = question.position();
        String line = question.source().text().line(caret.line());
        int start = caret.character();
        while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        Range typed = Range.of(caret.line(), start, caret.line(), caret.character());
        List<Proposal> proposals = new ArrayList<>();
        for (String name : names) {
            proposals.add(Proposal.of(name, ProposalKind.METHOD, "", new TextEdit(typed, name)));
        }
        return new Completions(proposals, complete);
    }

    private static Proposal with(Proposal one, String text, boolean snippet, List<TextEdit> further,
            Set<Character> commits, Optional<Origin> origin) {
        return new Proposal(one.name(), one.suffix(), one.detail(), one.documentation(), one.kind(), one.filter(),
                one.order(), false, false, new TextEdit(one.insertion().range(), text), snippet, further, commits,
                Optional.empty(), origin);
    }

    private static boolean isOpen(EditorFixture fixture) {
        return fixture.find(RowView.class, list -> list.isVisible()).isPresent();
    }

    @Test
    void typing_on_narrows_the_list_and_enter_writes_what_fits_best() {
        try (EditorFixture fixture = new EditorFixture("fn main() { v| }")) {
            fixture.features.answer(Completions.At.class,
                    question -> propose(question, true, "vector", "value", "view"));
            fixture.type("a");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.type("l");
            assertEquals(1, fixture.features.times(Completions.At.class));
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("fn main() { value }", fixture.text());
            assertFalse(isOpen(fixture));
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("fn main() { val }", fixture.text());
        }
    }

    @Test
    void a_list_that_came_with_a_name_goes_with_it() {
        try (EditorFixture fixture = new EditorFixture("fn main() { | }")) {
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "vector", "value"));
            fixture.type("v");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.BS, '\b', 0);
            fixture.settle();
            assertFalse(isOpen(fixture));
        }
    }

    @Test
    void a_list_that_was_asked_for_stays_when_the_name_is_deleted() {
        try (EditorFixture fixture = new EditorFixture("fn main() { v| }")) {
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "vector", "value"));
            fixture.key(' ', ' ', SWT.MOD1);
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.BS, '\b', 0);
            fixture.settle();
            assertTrue(isOpen(fixture));
        }
    }

    @Test
    void a_character_that_asks_does_so_at_once_and_says_so() {
        try (EditorFixture fixture = new EditorFixture("v|")) {
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "len"));
            fixture.type(".");
            fixture.until("a list", () -> isOpen(fixture));
            assertEquals(Optional.of('.'), fixture.features.last(Completions.At.class).trigger());
        }
    }

    @Test
    void what_is_not_wanted_while_typing_comes_when_asked_for() {
        try (EditorFixture fixture = new EditorFixture("v|")) {
            fixture.editor.setOptions(new EditorOptions(4, true, true, true, true, true,
                    new LanguageOptions(false, true, true, true, true, true, false)));
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "vector"));
            fixture.type("e.");
            fixture.rest(200);
            assertEquals(0, fixture.features.times(Completions.At.class));
            fixture.key(' ', ' ', SWT.MOD1);
            fixture.until("a list", () -> isOpen(fixture));
        }
    }

    @Test
    void a_late_answer_is_moved_along_with_what_was_typed_meanwhile() {
        CountDownLatch slow = new CountDownLatch(1);
        try (EditorFixture fixture = new EditorFixture("|")) {
            fixture.features.answerLater(Completions.At.class, question -> Call.start("slow", scope -> {
                slow.await();
                return propose(question, true, "vector", "zip");
            }));
            fixture.type("v");
            fixture.until("a question", () -> fixture.features.times(Completions.At.class) == 1);
            fixture.editor.execute(EditorCommand.COMPLETE);
            fixture.type("ec");
            slow.countDown();
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("vector", fixture.text());
        }
    }

    @Test
    void an_incomplete_list_is_asked_for_again_with_each_character() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            AtomicInteger asked = new AtomicInteger();
            fixture.features.answer(Completions.At.class, question -> propose(question, false,
                    asked.incrementAndGet() == 1 ? "vector" : "vertical"));
            fixture.type("v");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.answered(Completions.At.class, () -> fixture.type("e"));
            assertEquals(2, asked.get());
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("vertical", fixture.text());
        }
    }

    @Test
    void enter_is_a_new_line_where_the_word_is_written_already_or_no_list_is_there() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "ok"));
            fixture.type("ok");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("ok\n", fixture.text());
            fixture.type("o");
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("ok\no\n", fixture.text());
        }
    }

    @Test
    void an_import_that_its_source_says_only_when_it_is_taken_is_part_of_the_same_step() {
        try (EditorFixture fixture = new EditorFixture("fn f() {}\nHash|")) {
            TextEdit use = new TextEdit(Range.of(0, 0, 0, 0), "use std::HashMap;\n");
            fixture.features.answer(Completions.At.class, question -> {
                Proposal plain = propose(question, true, "HashMap").proposals().getFirst();
                return new Completions(List.of(with(plain, "HashMap", false, List.of(), Set.of(),
                        Optional.of(Nobody.origin()))), true);
            });
            fixture.features.answer(Proposal.Details.class, question -> with(question.proposal(), "HashMap", false,
                    List.of(use), Set.of(), Optional.empty()));
            fixture.editor.execute(EditorCommand.COMPLETE);
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.CR, '\r', 0);
            fixture.until("the import", () -> fixture.text().startsWith("use"));
            assertEquals("use std::HashMap;\nfn f() {}\nHashMap", fixture.text());
            assertEquals(new Position(2, 7), fixture.caret());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("fn f() {}\nHash", fixture.text());
        }
    }

    @Test
    void who_types_on_does_not_wait_for_an_import() {
        CountDownLatch slow = new CountDownLatch(1);
        try (EditorFixture fixture = new EditorFixture("fn f() {}\nHash|")) {
            TextEdit use = new TextEdit(Range.of(0, 0, 0, 0), "use std::HashMap;\n");
            fixture.features.answer(Completions.At.class, question -> {
                Proposal plain = propose(question, true, "HashMap").proposals().getFirst();
                return new Completions(List.of(with(plain, "HashMap", false, List.of(), Set.of(),
                        Optional.of(Nobody.origin()))), true);
            });
            fixture.features.answerLater(Proposal.Details.class, question -> Call.start("slow", scope -> {
                slow.await();
                return with(question.proposal(), "HashMap", false, List.of(use), Set.of(), Optional.empty());
            }));
            fixture.editor.execute(EditorCommand.COMPLETE);
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.CR, '\r', 0);
            fixture.type(";");
            assertEquals("fn f() {}\nHashMap;", fixture.text());
            slow.countDown();
            fixture.until("the import", () -> fixture.text().startsWith("use"));
            assertEquals("use std::HashMap;\nfn f() {}\nHashMap;", fixture.text());
            assertEquals(new Position(2, 8), fixture.caret());
        }
    }

    @Test
    void a_character_that_ends_a_proposal_writes_it_first() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            fixture.features.answer(Completions.At.class, question -> {
                Proposal plain = propose(question, true, "length").proposals().getFirst();
                return new Completions(List.of(with(plain, "length", false, List.of(), Set.of(';'),
                        Optional.empty())), true);
            });
            fixture.type("le");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.type(";");
            assertEquals("length;", fixture.text());
        }
    }

    @Test
    void a_snippet_leads_through_its_places_and_mirrors_are_written_together() {
        try (EditorFixture fixture = new EditorFixture("    |")) {
            fixture.features.answer(Completions.At.class, question -> {
                Proposal plain = propose(question, true, "for").proposals().getFirst();
                return new Completions(List.of(with(plain, "for ${1:item} in ${2:all} {\n\tuse($1);$0\n}", true,
                        List.of(), Set.of(), Optional.empty())), true);
            });
            fixture.type("f");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("    for item in all {\n        use(item);\n    }", fixture.text());
            fixture.features.answer(Completions.At.class, question -> Completions.NONE);
            fixture.type("x");
            assertEquals("    for x in all {\n        use(x);\n    }", fixture.text());
            fixture.key(SWT.TAB, '\t', 0);
            fixture.type("y");
            assertEquals("    for x in y {\n        use(x);\n    }", fixture.text());
            fixture.key(SWT.TAB, '\t', SWT.SHIFT);
            assertEquals(2, fixture.editor.selections().all().size());
            fixture.key(SWT.TAB, '\t', 0);
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals(new Position(1, 15), fixture.caret());
            fixture.key(SWT.TAB, '\t', 0);
            assertTrue(fixture.text().contains("use(x); "), fixture.text());
        }
    }

    @Test
    void people_are_told_that_names_are_all_that_is_known() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            fixture.features.setSyntactic(true);
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "length"));
            fixture.type("l");
            fixture.until("a list", () -> isOpen(fixture));
            assertTrue(fixture.find(Caption.class, caption -> caption.isVisible()
                    && caption.text().startsWith("By name")).isPresent());
        }
    }

    @Test
    void who_asks_in_vain_is_told_so() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            int windows = fixture.display.getShells().length;
            fixture.editor.execute(EditorCommand.COMPLETE);
            fixture.until("a note", () -> fixture.display.getShells().length > windows);
            Shell note = fixture.display.getShells()[windows];
            fixture.type("x");
            assertTrue(note.isDisposed());
        }
    }

    /** {@code names} at once, the likeliest first. */
    private static Completions atOnce(Completions.AtOnce question, String... names) {
        Completions plain = propose(new Completions.At(question.source(), question.position(), Optional.empty()), false,
                names);
        List<Proposal> ordered = new ArrayList<>();
        for (Proposal each : plain.proposals()) {
            ordered.add(new Proposal(each.name(), "", "", "", each.kind(), each.filter(),
                    Integer.toString(ordered.size()), false, false, each.insertion(), false, List.of(), Set.of(),
                    Optional.empty(), Optional.empty()));
        }
        return new Completions(ordered, false);
    }

    private static void rankByLength(EditorFixture fixture) {
        fixture.features.answer(Completions.Ranking.class, question -> question.proposals().stream()
                .map(each -> (double) each.name().length()).toList());
    }

    @Test
    void what_is_likely_is_there_before_anybody_who_knows_types_has_answered() {
        try (EditorFixture fixture = new EditorFixture("fn main() { v| }")) {
            fixture.features.answerLater(Completions.At.class, question -> Call.start("slow", scope -> {
                Thread.sleep(60_000);
                return Completions.NONE;
            }));
            fixture.features.answer(Completions.AtOnce.class, question -> atOnce(question, "value", "vector"));
            fixture.type("a");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("fn main() { value }", fixture.text());
        }
    }

    @Test
    void what_joins_later_does_not_move_what_is_selected() {
        try (EditorFixture fixture = new EditorFixture("fn main() { | }")) {
            var answer = new CountDownLatch(1);
            rankByLength(fixture);
            fixture.features.answer(Completions.AtOnce.class, question -> atOnce(question, "value", "view"));
            fixture.features.answerLater(Completions.At.class, question -> Call.start("late", scope -> {
                answer.await();
                return propose(question, true, "very_much_longer");
            }));
            fixture.type("v");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.rest(120);
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            answer.countDown();
            fixture.until("others", () -> fixture.features.hasAnswered(Completions.At.class));
            fixture.rest(120);
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("fn main() { view }", fixture.text());
        }
    }

    private static List<String> shown(EditorFixture fixture) {
        return fixture.find(RowView.class, list -> list.isVisible()).map(list -> list.rowCount()).stream()
                .map(String::valueOf).toList();
    }

    @Test
    void behind_a_dot_who_knows_types_has_the_last_word_on_what_there_is() {
        try (EditorFixture fixture = new EditorFixture("v|")) {
            var answer = new CountDownLatch(1);
            fixture.features.answer(Completions.AtOnce.class, question -> atOnce(question, "next", "len", "iter"));
            fixture.features.answerLater(Completions.At.class, question -> Call.start("late", scope -> {
                answer.await();
                return propose(question, true, "len");
            }));
            fixture.type(".");
            fixture.until("names at once", () -> shown(fixture).equals(List.of("3")));
            answer.countDown();
            fixture.until("members only", () -> shown(fixture).equals(List.of("1")));
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("v.len", fixture.text());
        }
    }

    @Test
    void behind_a_dot_names_stay_where_nobody_knows_types() {
        try (EditorFixture fixture = new EditorFixture("v|")) {
            fixture.features.setSyntactic(true);
            fixture.features.answer(Completions.AtOnce.class, question -> atOnce(question, "next", "iter"));
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "len"));
            fixture.type(".");
            fixture.until("all of them", () -> shown(fixture).equals(List.of("3")));
        }
    }

    @Test
    void proposals_of_servers_are_put_in_the_order_of_what_is_likely() {
        try (EditorFixture fixture = new EditorFixture("fn main() { | }")) {
            rankByLength(fixture);
            fixture.features.answer(Completions.At.class, question -> propose(question, true, "vec", "vector"));
            fixture.type("v");
            fixture.until("a list", () -> isOpen(fixture));
            fixture.key(SWT.CR, '\r', 0);
            assertEquals("fn main() { vector }", fixture.text());
        }
    }
}
