package dev.rustaiide.app.language.views.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

class SymbolFinderTest {
    private static final Path FILE = Path.of("/w/lib.rs");

    private static FoundSymbol found(String name) {
        return new FoundSymbol(name, SymbolKind.FUNCTION, "", new Location(FILE, Range.of(0, 0, 0, 1)));
    }

    private static List<String> ranked(String query, String... names) {
        return SymbolFinder.ranked(query, List.of(names).stream().map(SymbolFinderTest::found).toList()).stream()
                .map(FoundSymbol::name).toList();
    }

    private static Symbol symbol(String name, Symbol... children) {
        return new Symbol(name, SymbolKind.FUNCTION, "", Range.of(0, 0, 9, 0), Range.of(0, 0, 0, 1), List.of(children));
    }

    private static List<String> labels(String query, Symbol... outline) {
        return SymbolFinder.fileItems(query, List.of(outline), FILE).stream().map(item -> item.row().label()).toList();
    }

    @Test
    void the_name_that_fits_best_comes_first_and_what_does_not_fit_last() {
        assertEquals(List.of("sort", "sorting", "is_sorted", "alias"),
                ranked("sort", "is_sorted", "alias", "sorting", "sort"));
        assertEquals("lex", ranked("parser::lex", "complex", "lex").getFirst());
    }

    @Test
    void a_file_is_listed_as_its_outline_until_something_is_typed() {
        Symbol[] outline = {symbol("Engine", symbol("start"), symbol("restart")), symbol("art")};
        assertEquals(List.of("Engine", "start", "restart", "art"), labels("", outline));
        assertEquals("art", labels("art", outline).getFirst());
        assertEquals(List.of(), labels("zzz", outline));
    }
}
