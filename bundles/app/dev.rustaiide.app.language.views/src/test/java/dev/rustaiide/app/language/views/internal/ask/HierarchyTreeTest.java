package dev.rustaiide.app.language.views.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.testing.UiThread;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Entry;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Node;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Note;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

class HierarchyTreeTest {
    private final UiThread ui = new UiThread();
    private final ScriptedFeatures features = new ScriptedFeatures();
    private final HierarchyTree tree = new HierarchyTree(features, Call::of, ui);
    private final Spot spot = Spot.of(new SourceText(Path.of("/run.rs"), new LanguageId("rust"), 1,
            Text.of("fn run() {}")), new Position(0, 4));

    private static HierarchyNode function(String name) {
        return new HierarchyNode(name, SymbolKind.FUNCTION, "", new Location(Path.of("/" + name + ".rs"),
                Range.of(0, 3, 0, 6)), Range.of(0, 0, 9, 0), new Origin(ScriptedFeatures.source(), name));
    }

    private static Link link(String name, int... lines) {
        return new Link(function(name), Arrays.stream(lines).mapToObj(line -> Range.of(line, 0, line, 3))
                .toList());
    }

    private Node root(Direction way) throws InterruptedException {
        tree.start(spot, way);
        features.last().say(List.of(function("run")), false);
        ui.until(() -> !tree.roots().isEmpty());
        return tree.roots().getFirst();
    }

    private List<Entry> children(Node node, Link... links) throws InterruptedException {
        tree.children(node);
        features.last().say(List.of(links), false);
        ui.until(() -> !(tree.known(node).getFirst() instanceof Note note && note.text().equals("Asking…")));
        return tree.children(node);
    }

    @Test
    void a_level_is_asked_for_once_when_it_is_opened() throws Exception {
        Node run = root(Direction.CALLERS);
        assertEquals(1, features.asked.size());
        assertEquals(List.of(new Note(run, "Asking…", false)), tree.children(run));
        assertEquals(new HierarchyNode.Next(run.what(), Direction.CALLERS), features.last().question());
        tree.children(run);
        assertEquals(2, features.asked.size());
        features.last().say(List.of(link("main", 4, 7)), false);
        ui.until(() -> tree.known(run).getFirst() instanceof Node);
        assertEquals(2, ((Node) tree.children(run).getFirst()).places());
        assertEquals(2, features.asked.size());
    }

    @Test
    void a_caller_is_shown_where_it_calls_and_a_callee_where_it_is_called() throws Exception {
        Node caller = (Node) children(root(Direction.CALLERS), link("main", 4)).getFirst();
        assertEquals(new Location(Path.of("/main.rs"), Range.of(4, 0, 4, 3)), caller.place());
        Node callee = (Node) children(root(Direction.CALLEES), link("stop", 2)).getFirst();
        assertEquals(new Location(Path.of("/run.rs"), Range.of(2, 0, 2, 3)), callee.place());
        Node type = (Node) children(root(Direction.SUBTYPES), link("fast")).getFirst();
        assertEquals(function("fast").location(), type.place());
    }

    @Test
    void what_stands_above_itself_ends_the_branch() throws Exception {
        Node run = root(Direction.CALLERS);
        List<Entry> callers = children(run, link("run", 1), link("main", 2));
        assertTrue(((Node) callers.getFirst()).isRecursive());
        assertFalse(((Node) callers.getLast()).isRecursive());
        List<Entry> above = children((Node) callers.getLast(), link("run", 5));
        assertTrue(((Node) above.getFirst()).isRecursive());
    }

    @Test
    void a_level_says_that_nothing_is_there_or_why_it_is_not_known_and_can_be_asked_again() throws Exception {
        Node run = root(Direction.CALLERS);
        tree.children(run);
        features.last().fail(new IllegalStateException("the server stopped"));
        ui.until(() -> ((Note) tree.known(run).getFirst()).failed());
        assertTrue(((Note) tree.known(run).getFirst()).text().startsWith("the server stopped"));
        tree.retry(run);
        tree.children(run);
        features.last().nothing();
        ui.until(() -> ((Note) tree.known(run).getFirst()).text().equals("Nothing calls it."));
    }

    @Test
    void turning_begins_anew_the_other_way_and_gives_up_what_was_asked() throws Exception {
        Node run = root(Direction.SUPERTYPES);
        tree.children(run);
        ScriptedFeatures.Asked<?> before = features.last();
        tree.turn();
        assertEquals(Direction.SUBTYPES, tree.direction());
        assertEquals(List.of(), tree.roots());
        ui.until(() -> before.call().isDone());
        assertEquals(new HierarchyNode.At(spot.source(), spot.position(), true), features.last().question());
        features.last().fail(new IllegalStateException("no"));
        ui.until(() -> tree.failure().isPresent());
    }
}
