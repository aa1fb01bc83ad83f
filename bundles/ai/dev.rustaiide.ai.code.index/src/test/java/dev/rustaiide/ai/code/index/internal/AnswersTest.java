package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.WorkspaceEdit.Edits;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.TextEdit;

/** What the index answers besides definitions and references. */
class AnswersTest {
    @TempDir
    private Path folder;

    /** The texts of the files after what changes with the name at {@code mark}. */
    private static String renamed(Sources sources, String mark, String name, String file) throws Exception {
        Snapshot snapshot = sources.settled();
        Sources.Mark at = sources.mark(mark);
        var edit = new Renaming(snapshot).to(snapshot.number(at.file()), at.offset(), name);
        Text text = Text.of(Files.readString(sources.path(file)));
        for (var change : edit.changes()) {
            var edits = ((Edits) change).edits();
            if (edits.file().equals(sources.path(file))) {
                Text before = text;
                text = text.apply(edits.edits().stream().map(each -> change(before, each)).toList());
            }
        }
        return text.toString();
    }

    private static TextChange change(Text text, TextEdit edit) {
        return new TextChange(text.offsetOf(edit.range().start()), text.offsetOf(edit.range().end()),
                Text.of(edit.newText()));
    }

    private static void refused(Sources sources, String mark, String name, String because) {
        var refused = assertThrows(FailureException.class, () -> renamed(sources, mark, name, "src/lib.rs"));
        assertTrue(refused.failure().toString().contains(because), refused.failure().toString());
    }

    @Test
    void a_local_is_renamed_wherever_it_is_known_and_nowhere_else() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs",
                "fn f(‹x:x: u8) { x; let p = P { x, y: x }; let P { x: z, .. } = p; println!(\"{x}\");"
                        + " { let x = x; x; } p.x; }");
        assertEquals("fn f(new: u8) { new; let p = P { x: new, y: new }; let P { x: z, .. } = p;"
                + " println!(\"{new}\"); { let x = new; x; } p.x; }", renamed(sources, "x", "new", "src/lib.rs"));
    }

    @Test
    void a_private_item_is_renamed_in_all_files_that_use_it() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                mod a; mod b { use super::‹use:help; fn g() { help(); } fn help2() {} }
                fn help() { let help = 1; self::help(); }
                """).file("src/a.rs",
                "use crate::help as h; fn f() { super::help(); h(); } struct S; impl S { fn help() {} }");
        assertEquals("""
                mod a; mod b { use super::assist; fn g() { assist(); } fn help2() {} }
                fn assist() { let help = 1; self::assist(); }
                """, renamed(sources, "use", "assist", "src/lib.rs"));
        assertEquals("use crate::assist as h; fn f() { super::assist(); h(); } struct S; impl S { fn help() {} }",
                renamed(sources, "use", "assist", "src/a.rs"));
    }

    @Test
    void what_is_not_proven_is_refused_with_the_reason() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                pub fn ‹public:shared() {}
                fn f(‹macro:m: u8, ‹free:n: u8) { made!(m); let taken = n; }
                struct S { ‹field:part: u8 }
                mod ‹file:other;
                impl S { fn g(&‹self:self) {} }
                """).file("src/other.rs", "");
        refused(sources, "public", "x", "It is public");
        refused(sources, "macro", "x", "inside of a macro at src/lib.rs:2:28");
        refused(sources, "field", "x", "a member of a type");
        refused(sources, "file", "x", "a file of its own");
        refused(sources, "self", "x", "a keyword");
        refused(sources, "free", "taken", "Something else is called “taken”");
        refused(sources, "free", "match", "no name that code can use");
        refused(sources, "free", "1a", "no name that code can use");
        refused(sources, "free", "", "no name that code can use");
    }

    @Test
    void hover_shows_the_declaration_and_its_comment() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                //! The crate.
                /// Adds **both**.
                ///
                /// Slowly.
                #[inline]
                pub fn add(
                    a: u8,
                    b: u8,
                ) -> u8 where u8: Copy { a + ‹b:b }
                fn f() { ‹add:add(1, 2); crate::‹out:Vec::new() }
                """);
        Snapshot snapshot = sources.settled();
        assertEquals("```rust\npub fn add(a: u8, b: u8) -> u8 where u8: Copy\n```\n\nAdds **both**.\n\nSlowly.",
                hover(sources, snapshot, "add").orElseThrow());
        assertEquals("```rust\nb: u8,\n```\n\nparameter of this function", hover(sources, snapshot, "b").orElseThrow());
        assertEquals(Optional.empty(), hover(sources, snapshot, "out"));
    }

    private static Optional<String> hover(Sources sources, Snapshot snapshot, String mark) {
        Sources.Mark at = sources.mark(mark);
        return new Hovering(snapshot, AnswersTest::text).at(snapshot.number(at.file()), at.offset())
                .map(hover -> hover.markdown());
    }

    private static Optional<Text> text(Path file) {
        try {
            return Optional.of(Text.of(Files.readString(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static List<String> completions(Sources sources, String mark) throws Exception {
        Snapshot snapshot = sources.settled();
        Sources.Mark at = sources.mark(mark);
        return new Completing(snapshot).at(snapshot.number(at.file()), at.offset(), text(at.file()).orElseThrow())
                .proposals().stream().map(Proposal::name).toList();
    }

    @Test
    void members_of_the_standard_library_are_proposed_behind_what_has_its_types() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                use std::collections::HashMap;
                struct Shelf { goods: Vec<String> }
                impl Shelf { fn all(&self) -> &Vec<String> { &self.goods } }
                fn f(s: &Shelf, m: HashMap<u8, u8>) { s.goods.pus‹field:x; s.all().pus‹result:x; m.ent‹map:x; }
                fn g(s: &Shelf, t: &[u8], n: u32) { s.goods.iter().enumer‹iterator:x; t.binary_s‹slice:x; }
                fn h(t: &str) { t.starts_w‹string:x; HashMap::with_‹path:x; }
                """);
        assertEquals(List.of("push", "push_mut"), completions(sources, "field").subList(0, 2));
        assertTrue(completions(sources, "result").contains("push"));
        assertEquals("entry", completions(sources, "map").getFirst());
        assertEquals("enumerate", completions(sources, "iterator").getFirst());
        assertEquals("binary_search", completions(sources, "slice").getFirst());
        assertTrue(completions(sources, "string").contains("starts_with"));
        assertTrue(completions(sources, "path").contains("with_capacity"));
    }

    @Test
    void names_that_are_known_at_a_place_are_proposed_the_nearest_first() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                use std::collections::HashMap;
                mod shop { pub struct Shop { pub name: u8 } impl Shop { pub fn new() {} pub fn near(&self) {} } }
                struct Nearby; fn f(neat: u8) { let never = 1; ne‹plain: ; { let nested = 2; } }
                fn g(s: shop::Shop) { s.n‹member: ; shop::Shop::‹path: ; shop::‹module: ; ‹type:Sho }
                """);
        assertEquals(List.of("never", "neat", "Nearby"), completions(sources, "plain").subList(0, 3));
        assertFalse(completions(sources, "plain").contains("nested"));
        assertEquals(List.of("name", "new", "near"), completions(sources, "member"));
        assertEquals(List.of("name", "new", "near"), completions(sources, "path"));
        assertEquals(List.of("Shop"), completions(sources, "module"));
        assertTrue(completions(sources, "type").containsAll(List.of("HashMap", "s", "Nearby", "match")));
    }

    @Test
    void types_implementations_and_parents_are_found() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                mod ‹declared:part;
                struct ‹t:T; trait ‹tr:Tr { fn ‹m:m(&self); }
                impl Tr for ‹impl:T { fn ‹im:m(&self) {} }
                fn f(x: &T) { ‹x:x; }
                """).file("src/part.rs", "fn ‹in:f() {}");
        Snapshot snapshot = sources.settled();
        var relations = new Relations(snapshot);
        int file = snapshot.number(sources.path("src/lib.rs"));
        assertEquals(List.of(offset(sources, "t")), offsets(snapshot, relations.types(file, offset(sources, "x"))));
        assertEquals(List.of(offset(sources, "impl")),
                offsets(snapshot, relations.implementations(file, offset(sources, "tr"))));
        assertEquals(List.of(offset(sources, "im")),
                offsets(snapshot, relations.implementations(file, offset(sources, "m"))));
        assertEquals(List.of(offset(sources, "declared")),
                offsets(snapshot, relations.parent(snapshot.number(sources.path("src/part.rs")))));
    }

    private static int offset(Sources sources, String mark) {
        return sources.mark(mark).offset();
    }

    private static List<Integer> offsets(Snapshot snapshot, List<Target> targets) {
        return targets.stream().map(target -> snapshot.of(snapshot.number(target.name().file()))
                .offset(target.name().range().start())).toList();
    }
}
