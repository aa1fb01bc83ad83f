package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;

class HierarchiesTest {
    /** Whose handles the nodes carry. */
    private static final LanguageSource NOBODY = new LanguageSource() {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public boolean isSyntactic() {
            return true;
        }

        @Override
        public boolean covers(SourceText text) {
            return false;
        }

        @Override
        public boolean isReady(SourceText text) {
            return false;
        }

        @Override
        public <A> Call<A> ask(Question<A> question) {
            throw new AssertionError(question);
        }
    };

    @TempDir
    private Path folder;

    private static List<HierarchyNode> at(Sources sources, Snapshot snapshot, String mark, boolean type) {
        Sources.Mark at = sources.mark(mark);
        return new Hierarchies(snapshot, NOBODY).at(snapshot.number(at.file()), at.offset(), type);
    }

    /** Each as {@code container::name places}. */
    private static List<String> next(Snapshot snapshot, HierarchyNode node, Direction direction) {
        var handle = (Hierarchies.Handle) node.origin().handle();
        return new Hierarchies(snapshot, NOBODY).next(snapshot.number(handle.file()), handle, direction).stream()
                .map(link -> (link.node().detail().isEmpty() ? "" : link.node().detail() + "::") + link.node().name()
                        + (link.places().isEmpty() ? "" : " " + link.places().stream()
                                .map(range -> range.start().toString()).toList()))
                .toList();
    }

    private static void check(Sources sources, String mark, Direction direction, String... expected)
            throws Exception {
        Snapshot snapshot = sources.settled();
        boolean types = direction == Direction.SUPERTYPES || direction == Direction.SUBTYPES;
        List<HierarchyNode> nodes = at(sources, snapshot, mark, types);
        assertEquals(1, nodes.size(), () -> "what is at " + mark + ": " + nodes);
        assertEquals(List.of(expected), next(snapshot, nodes.getFirst(), direction), mark);
    }

    @Test
    void callers_and_callees_are_found_by_what_names_mean() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                mod other;
                fn ‹f:leaf() -> u8 { 1 }
                const TWO: u8 = leaf() + 1;
                fn twice() -> u8 { leaf() + leaf() }
                struct S;
                impl S {
                    fn ‹run:run(&self) { self.step(); twice(); [1].map(|x| leaf()); vec![leaf()]; }
                    fn step(&self) { other::leaf(); let leaf = || 1; leaf(); fn leaf2() { twice(); } ‹in:1; }
                }
                """).file("src/other.rs", """
                use crate::leaf as l;
                pub fn leaf() {}
                fn h() { l(); leaf(); let x = [0].map(l); }
                """);
        check(sources, "f", Direction.CALLERS, "TWO [3:17]", "twice [4:20, 4:29]", "S::run [7:55, 7:69]",
                "h [3:10, 3:39]");
        check(sources, "run", Direction.CALLEES, "S::step [7:26]", "twice [7:34]", "leaf [7:55, 7:69]");
        check(sources, "in", Direction.CALLEES, "leaf [8:29]");
        Sources.Mark run = sources.mark("run");
        Snapshot snapshot = sources.settled();
        assertEquals(List.of("step", "twice", "leaf"), snapshot.calls(run.file(),
                snapshot.of(snapshot.number(run.file())).position(run.offset()), true).stream()
                .map(calls -> calls.function().name()).toList());
    }

    @Test
    void types_of_rust_descend_from_traits_and_these_from_others() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                pub mod shapes; use shapes::{Shape, Named};
                struct ‹c:Circle; struct Square<T>(T); mod far { pub struct Circle; }
                impl Shape for Circle {} impl<T: Clone> Named<T> for Square<T> {} impl shapes::Named<u8> for Circle {}
                impl Shape for u8 {} impl<T> Shape for ‹sq:Square<T> {} impl Circle { fn ‹in:f(&self) {} }
                """).file("src/shapes.rs", """
                pub trait ‹shape:Shape: Draw + std::fmt::Debug {} pub trait ‹draw:Draw {}
                pub trait ‹n:Named<T> where T: Draw {}
                """);
        check(sources, "c", Direction.SUPERTYPES, "Shape", "Named");
        check(sources, "in", Direction.SUPERTYPES, "Shape", "Named");
        check(sources, "sq", Direction.SUPERTYPES, "Named", "Shape");
        check(sources, "shape", Direction.SUPERTYPES, "Draw");
        check(sources, "draw", Direction.SUBTYPES, "Shape");
        check(sources, "shape", Direction.SUBTYPES, "Circle", "u8", "Square");
        check(sources, "n", Direction.SUBTYPES, "Square", "Circle");
    }

    private static void checkTypes(Sources sources, String mark, String supertypes, String subtypes)
            throws Exception {
        check(sources, mark, Direction.SUPERTYPES, supertypes.isEmpty() ? new String[0] : supertypes.split(" "));
        check(sources, mark, Direction.SUBTYPES, subtypes.isEmpty() ? new String[0] : subtypes.split(" "));
    }

    @Test
    void classes_of_other_languages_descend_from_what_their_headers_name() throws Exception {
        var sources = new Sources(folder)
                .file("A.java", "class ‹java:A extends Base<Other> implements I, J {} class Base<T> {} class Other {}"
                        + " interface I extends J {} interface J {} class B extends A { class C extends Other {} }")
                .file("a.py", "class Base: pass\nclass Other: pass\nclass ‹py:A(Base, metaclass=Other): pass\n"
                        + "class B(A): pass\n")
                .file("a.ts", "class ‹ts:A<T> extends Base<Other> implements I { } class Base {} class Other {}"
                        + " interface I {} class B extends A<I> {} interface K extends I {}")
                .file("a.cpp", "struct Base { int x; }; class Other { int x; }; template <class T> class I { int y; };"
                        + " class ‹cpp:A : public Base, I<Other> { int z; }; class B : virtual A { int q; };");
        checkTypes(sources, "java", "Base I J", "B");
        checkTypes(sources, "py", "Base", "B");
        checkTypes(sources, "ts", "Base I", "B");
        checkTypes(sources, "cpp", "Base I", "B");
    }

    @Test
    void implementations_of_a_class_are_its_heirs_and_of_a_method_what_overrides_it() throws Exception {
        var sources = new Sources(folder).file("A.java", """
                interface ‹i:I { void ‹run:run(); }
                class ‹a:A implements I { public void ‹a-run:run() {} void other() {} }
                class ‹b:B extends A { public void ‹b-run:run() {} }
                class C { void run() {} }
                """);
        Snapshot snapshot = sources.settled();
        assertEquals(List.of("a", "b"), implementations(sources, snapshot, "i"));
        assertEquals(List.of("a-run", "b-run"), implementations(sources, snapshot, "run"));
    }

    private static List<String> implementations(Sources sources, Snapshot snapshot, String mark) {
        Sources.Mark at = sources.mark(mark);
        return sources.marks(snapshot, new Relations(snapshot).implementations(snapshot.number(at.file()),
                at.offset()));
    }

    @Test
    void a_node_is_found_again_after_its_file_has_changed() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", "fn ‹f:f() {} fn g() { f(); }");
        HierarchyNode before = at(sources, sources.settled(), "f", false).getFirst();
        Files.writeString(sources.path("src/lib.rs"), "// One line more\nfn f() {}\nfn g() { f(); }\nfn h() { f(); }");
        assertEquals(List.of("g [3:10]", "h [4:10]"), next(sources.settled(), before, Direction.CALLERS));
        Files.writeString(sources.path("src/lib.rs"), "fn g() {}");
        assertEquals(List.of(), next(sources.settled(), before, Direction.CALLERS));
    }
}
