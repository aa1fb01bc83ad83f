package dev.rustaiide.app.search.internal;

import static dev.rustaiide.app.search.internal.FakeSearch.hit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.nlp.Hit;

class MeaningSearchTest {
    private static final Path ROOT = Path.of("/work/shapes");
    private static final Path OTHER = Path.of("/work/colours");
    private static final Hit SAID = hit(ROOT.resolve("src/lib.rs"), 3, 0.5, "upload");
    private static final Hit MEANT = hit(ROOT.resolve("src/send.rs"), 9, 0.9, "try_again");

    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final FakeSearch engine = new FakeSearch();
    private final FakeFolders folders = new FakeFolders();
    private final MeaningSearch search = new MeaningSearch(engine, folders, ui::add, Duration.ofMillis(20));

    MeaningSearchTest() {
        engine.byWords.put(ROOT, List.of(SAID));
        engine.byMeaning.put(ROOT, List.of(MEANT, SAID));
        folders.set(ROOT);
    }

    /** A reading that waits for ever would keep those of other tests from their turn. */
    @AfterEach
    void understand() {
        engine.understanding.countDown();
    }

    /** This thread is that of the window. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            Runnable next = ui.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            assertTrue(System.nanoTime() < end, () -> "it does not come: " + search.hits() + search.coverage());
        }
    }

    /** All that is under way has ended, and was heard of; a search that another one replaced may still let go. */
    private void settle() throws InterruptedException {
        until(() -> search.reading().isDone() && !search.isSearching() && ui.isEmpty());
    }

    @Test
    void nothing_is_read_before_somebody_wants_to_search() throws Exception {
        folders.set(ROOT, OTHER);
        folders.change(ROOT.resolve("src/lib.rs"));
        Thread.sleep(60);
        settle();
        assertEquals(0, engine.readings.get());
        assertEquals(Set.of(), folders.watched());
        search.begin();
        search.begin();
        settle();
        assertEquals(2, engine.readings.get());
    }

    @Test
    void what_is_said_is_found_while_meaning_is_still_being_understood() throws Exception {
        engine.understanding = new CountDownLatch(1);
        search.ask("  send it again ");
        assertEquals("send it again", search.question());
        until(() -> search.hits().equals(List.of(SAID)));
        until(() -> search.reading().progress().message().equals("Understanding 0 of 2"));
        assertFalse(search.reading().isDone());
        engine.understanding.countDown();
        until(() -> search.hits().equals(List.of(MEANT, SAID)));
        assertEquals(2, search.coverage().passages());
    }

    @Test
    void an_answer_that_people_go_through_stays_and_tells_that_more_is_known() throws Exception {
        engine.understanding = new CountDownLatch(1);
        search.ask("send it again");
        until(() -> search.hits().equals(List.of(SAID)));
        search.hold();
        engine.understanding.countDown();
        until(search::isBehind);
        settle();
        assertEquals(List.of(SAID), search.hits());
        search.ask("send it again");
        until(() -> search.hits().equals(List.of(MEANT, SAID)));
        assertFalse(search.isBehind());
    }

    @Test
    void a_changed_file_is_read_again_and_the_answer_follows() throws Exception {
        search.ask("send it again");
        until(() -> search.hits().size() == 2);
        settle();
        engine.byMeaning.put(ROOT, List.of(MEANT));
        folders.change(ROOT.resolve("src/lib.rs"));
        folders.change(ROOT.resolve("src/lib.rs"));
        until(() -> search.hits().equals(List.of(MEANT)));
        settle();
        assertEquals(2, engine.readings.get());
    }

    @Test
    void reading_that_brings_nothing_new_does_not_say_that_more_is_known() throws Exception {
        search.ask("send it again");
        until(() -> search.hits().size() == 2);
        settle();
        search.hold();
        folders.change(ROOT.resolve("src/lib.rs"));
        until(() -> engine.readings.get() == 2);
        settle();
        assertFalse(search.isBehind());
    }

    @Test
    void who_stops_the_reading_keeps_what_was_found_and_is_left_alone_until_it_is_wanted_again() throws Exception {
        engine.understanding = new CountDownLatch(1);
        search.ask("send it again");
        until(() -> search.hits().equals(List.of(SAID)));
        search.reading().cancel();
        until(search::isStopped);
        folders.change(ROOT.resolve("src/lib.rs"));
        Thread.sleep(60);
        settle();
        assertEquals(1, engine.readings.get());
        assertEquals(List.of(SAID), search.hits());
        engine.understanding.countDown();
        search.again();
        until(() -> search.hits().equals(List.of(MEANT, SAID)));
        assertFalse(search.isStopped());
    }

    @Test
    void several_folders_give_one_answer_in_which_no_place_is_twice() throws Exception {
        Path inner = ROOT.resolve("vendor/inner");
        Hit deep = hit(inner.resolve("src/lib.rs"), 1, 0.7, "inner_upload");
        engine.byMeaning.put(ROOT, List.of(MEANT, deep, SAID));
        engine.byMeaning.put(inner, List.of(deep));
        engine.byMeaning.put(OTHER, List.of(hit(OTHER.resolve("a.rs"), 0, 0.8, "other_upload")));
        folders.set(ROOT, OTHER, inner);
        search.ask("upload");
        until(() -> search.hits().size() == 4);
        assertEquals(List.of("try_again", "other_upload", "inner_upload", "upload"),
                search.hits().stream().map(Hit::title).toList());
    }

    @Test
    void a_folder_that_goes_is_let_go_and_one_that_comes_is_read() throws Exception {
        search.ask("upload");
        until(() -> search.hits().size() == 2);
        settle();
        until(() -> engine.users(ROOT) == 1);
        engine.byMeaning.put(OTHER, List.of(hit(OTHER.resolve("a.rs"), 0, 0.8, "other_upload")));
        folders.set(OTHER);
        until(() -> search.hits().size() == 1);
        settle();
        until(() -> engine.users(ROOT) == 0);
        until(() -> engine.users(OTHER) == 1);
        assertEquals(Set.of(OTHER), folders.watched());
        folders.set();
        settle();
        assertEquals(List.of(), search.hits());
        until(() -> engine.users(OTHER) == 0);
    }

    @Test
    void a_change_while_all_is_being_read_is_read_after_that() throws Exception {
        engine.understanding = new CountDownLatch(1);
        search.ask("upload");
        until(() -> !search.hits().isEmpty());
        search.again();
        folders.set(ROOT, OTHER);
        engine.understanding.countDown();
        until(() -> engine.readings.get() == 3);
        settle();
        until(() -> engine.users(OTHER) == 1);
    }

    @Test
    void a_failure_is_kept_for_people_until_it_goes_well() throws Exception {
        engine.broken = true;
        search.ask("upload");
        until(() -> search.failure().isPresent());
        settle();
        assertEquals("The disk is gone.", search.failure().get().why());
        engine.broken = false;
        search.again();
        until(() -> search.hits().size() == 2);
        settle();
        assertTrue(search.failure().isEmpty());
    }

    @Test
    void an_empty_question_finds_nothing_and_is_no_search() throws Exception {
        search.ask("upload");
        until(() -> search.hits().size() == 2);
        search.ask("   ");
        assertEquals(List.of(), search.hits());
        settle();
        assertEquals(List.of(), search.hits());
    }

    @Test
    void the_same_question_is_asked_of_the_commits_where_there_are_any() throws Exception {
        Hit commit = hit(ROOT.resolve("src/send.rs"), 0, 0.4, "Uploads are sent again");
        engine.byMeaning.put(ROOT.resolve("history"), List.of(commit));
        engine.unversioned.add(OTHER);
        folders.set(ROOT, OTHER);
        search.ask("send it again");
        until(() -> search.hits().equals(List.of(MEANT, SAID)));
        search.setHistory(true);
        until(() -> search.hits().equals(List.of(commit)));
        settle();
        assertEquals(Optional.empty(), search.failure());
        search.setHistory(false);
        until(() -> search.hits().equals(List.of(MEANT, SAID)));
        engine.unversioned.add(ROOT);
        search.setHistory(true);
        until(() -> search.failure().isPresent());
        settle();
        assertTrue(search.failure().get().why().contains("is in none"));
    }
}
