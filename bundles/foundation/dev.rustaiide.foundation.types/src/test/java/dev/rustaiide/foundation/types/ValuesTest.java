package dev.rustaiide.foundation.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Range RANGE = Range.of(0, 0, 0, 1);
    private static final Location LOCATION = new Location(Path.of("a.rs"), RANGE);

    @Test
    void a_value_keeps_a_copy_of_each_list_it_is_given() {
        var edits = new ArrayList<>(List.of(new TextEdit(RANGE, "x")));
        var file = new FileEdits(Path.of("a.rs"), edits);
        var files = new ArrayList<>(List.of(file));
        var fix = new QuickFix("Add x", files, true);
        var fixes = new ArrayList<>(List.of(fix));
        var related = new ArrayList<>(List.of(new Diagnostic.Related(LOCATION, "here")));
        var diagnostic = new Diagnostic(LOCATION, Severity.ERROR, "rustc", Optional.of("E0308"), "no", "",
                related, fixes);
        var children = new ArrayList<Symbol>();
        var symbol = new Symbol("a", SymbolKind.MODULE, "", RANGE, RANGE, children);
        children.add(symbol);
        List.of(edits, files, fixes, related).forEach(List::clear);
        assertEquals(1, file.edits().size());
        assertEquals(1, fix.edits().size());
        assertEquals(1, diagnostic.fixes().size());
        assertEquals(1, diagnostic.related().size());
        assertTrue(symbol.children().isEmpty());
        assertThrows(UnsupportedOperationException.class, () -> diagnostic.fixes().clear());
    }

    @Test
    void a_language_keeps_copies_of_its_sets() {
        Set<String> extensions = new HashSet<>(Set.of("rs"));
        var language = new Language(LanguageId.RUST, "Rust", extensions, Set.of(), "//");
        extensions.clear();
        assertEquals(Set.of("rs"), language.extensions());
        assertEquals("rust", language.id().toString());
    }

    @Test
    void a_short_diagnostic_has_nothing_but_its_message() {
        Diagnostic diagnostic = Diagnostic.of(LOCATION, Severity.HINT, "clippy", "Shorten it");
        assertEquals(Optional.empty(), diagnostic.code());
        assertTrue(diagnostic.explanation().isEmpty());
        assertTrue(diagnostic.related().isEmpty() && diagnostic.fixes().isEmpty());
    }

    @Test
    void the_worst_severity_comes_first() {
        assertTrue(Severity.ERROR.compareTo(Severity.WARNING) < 0);
        assertTrue(Severity.INFORMATION.compareTo(Severity.HINT) < 0);
    }
}
