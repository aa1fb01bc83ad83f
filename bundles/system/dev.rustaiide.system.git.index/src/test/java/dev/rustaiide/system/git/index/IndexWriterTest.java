package dev.rustaiide.system.git.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

/** Indexes that come of others by changes, against a map that is changed alike. */
class IndexWriterTest {
    /** A change: an entry is put, or a path is removed. */
    record Change(String path, int number, boolean removes) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> part = Arbitraries.of("a", "b", "b.c", "é", "long-name-of-a-folder");
        Arbitrary<String> path = part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
        return Combinators.combine(path, Arbitraries.integers().between(0, 1000), Arbitraries.of(true, false, false))
                .as(Change::new).list().ofMaxSize(12);
    }

    private static void apply(Change change, Map<String, Integer> model) {
        if (change.removes()) {
            model.remove(change.path());
        } else {
            model.keySet().removeIf(each -> each.startsWith(change.path() + "/")
                    || change.path().startsWith(each + "/"));
            model.put(change.path(), change.number());
        }
    }

    private static byte[] write(StagedIndex before, List<Change> changes) throws BrokenIndexException {
        IndexWriter writer = new IndexWriter(before);
        for (Change change : changes) {
            if (change.removes()) {
                writer.remove(change.path());
            } else {
                writer.put(Indexes.entry(change.path(), change.number()));
            }
        }
        return writer.content();
    }

    private static void assertSame(Map<String, Integer> model, StagedIndex index) {
        assertEquals(List.copyOf(model.keySet()), Indexes.paths(index));
        int at = 0;
        for (Map.Entry<String, Integer> each : model.entrySet()) {
            assertEquals(Indexes.id(each.getValue()), index.id(at));
            assertEquals(Indexes.stat(each.getValue()), index.stat(at));
            at++;
        }
        assertTrue(index.isIntact());
    }

    private static TreeMap<String, Integer> model() {
        return new TreeMap<>(Comparator.comparing(Indexes::bytes, Arrays::compareUnsigned));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void changes_one_after_the_other_or_at_once_leave_what_a_map_would_have(
            @ForAll("changes") List<Change> first, @ForAll("changes") List<Change> second) throws Exception {
        for (int version : new int[] {2, 4}) {
            TreeMap<String, Integer> model = model();
            first.forEach(change -> apply(change, model));
            StagedIndex once = Indexes.read(write(Indexes.empty(version), first));
            assertSame(model, once);
            second.forEach(change -> apply(change, model));
            assertSame(model, Indexes.read(write(once, second)));
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void trees_that_stay_known_are_those_that_would_be_written_anew(
            @ForAll("changes") List<Change> first, @ForAll("changes") List<Change> second) throws Exception {
        StagedIndex once = Indexes.read(write(Indexes.empty(2), first));
        IndexWriter.Tree known = new IndexWriter.Tree(once);
        known.write(new Hashing());
        StagedIndex changed = Indexes.read(write(Indexes.read(known.content()), second));
        StagedIndex bare = Indexes.read(write(once, second));
        assertEquals(tree(bare), tree(changed));
    }

    private static ObjectId tree(StagedIndex index) throws Exception {
        return new IndexWriter.Tree(index).write(new Hashing());
    }

    @Test
    void a_change_makes_the_folders_above_it_unknown_and_leaves_the_others() throws Exception {
        IndexWriter.Tree all = new IndexWriter.Tree(Indexes.of(2, "a/b/one", "a/two", "c/three"));
        ObjectId root = all.write(new Hashing());
        StagedIndex known = Indexes.read(all.content());
        assertTrue(KnownTrees.of(known).isTree(root, 3));
        IndexWriter writer = new IndexWriter(known);
        writer.put(Indexes.entry("a/b/one", 9));
        CacheTree tree = Indexes.read(writer.content()).tree();
        assertEquals(-1, tree.entries());
        assertEquals(-1, tree.folder(Indexes.bytes("a"), 0, 1).entries());
        assertEquals(1, tree.folder(Indexes.bytes("c"), 0, 1).entries());
        assertNotEquals(root, tree(Indexes.read(writer.content())));
    }

    @Test
    void an_empty_index_is_the_empty_tree() throws Exception {
        assertEquals("4b825dc642cb6eb9a060e54bf8d69288fbee4904", tree(StagedIndex.empty()).name());
    }

    @Test
    void an_entry_that_may_have_changed_unseen_loses_its_size() throws Exception {
        byte[] content = Indexes.of(2, "a", "b").content();
        StagedIndex young = StagedIndex.of(content, 1000, 2);
        assertTrue(young.isRacy(0));
        IndexWriter writer = new IndexWriter(young);
        writer.put(Indexes.entry("c", 2));
        StagedIndex written = Indexes.read(writer.content());
        assertEquals(0, written.stat(1).size());
        assertEquals(2, written.stat(2).size());
        assertFalse(written.isRacy(1));
    }
}
