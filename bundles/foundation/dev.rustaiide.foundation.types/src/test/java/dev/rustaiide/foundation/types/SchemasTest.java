package dev.rustaiide.foundation.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every type of the vocabulary comes back from both its forms. */
class SchemasTest {
    private static final Arbitrary<String> TEXTS = Arbitraries.oneOf(Arbitraries.of("", "fn main()", "\ud83d", "ü\n\0"),
            Arbitraries.strings().ofMaxLength(12));
    private static final Arbitrary<Position> POSITIONS = Combinators
            .combine(Arbitraries.integers().between(0, Integer.MAX_VALUE), Arbitraries.integers().between(0, 300))
            .as(Position::new);
    private static final Arbitrary<Range> RANGES = Combinators.combine(POSITIONS, POSITIONS)
            .as((a, b) -> a.compareTo(b) <= 0 ? new Range(a, b) : new Range(b, a));
    private static final Arbitrary<Path> PATHS = Arbitraries.of("/a/b.rs", "src/main.rs", "", "/tmp/ä ö").map(Path::of);
    private static final Arbitrary<Location> LOCATIONS = Combinators.combine(PATHS, RANGES).as(Location::new);
    private static final Arbitrary<TextEdit> EDITS = Combinators.combine(RANGES, TEXTS).as(TextEdit::new);
    private static final Arbitrary<FileEdits> FILE_EDITS =
            Combinators.combine(PATHS, EDITS.list().ofMaxSize(3)).as(FileEdits::new);
    private static final Arbitrary<QuickFix> FIXES = Combinators
            .combine(TEXTS, FILE_EDITS.list().ofMaxSize(2), Arbitraries.of(true, false)).as(QuickFix::new);
    private static final Arbitrary<Diagnostic.Related> RELATED =
            Combinators.combine(LOCATIONS, TEXTS).as(Diagnostic.Related::new);
    private static final Arbitrary<Diagnostic> DIAGNOSTICS = Combinators.combine(LOCATIONS,
            Arbitraries.of(Severity.values()), TEXTS, TEXTS.optional(), TEXTS, TEXTS, RELATED.list().ofMaxSize(2),
            FIXES.list().ofMaxSize(2)).as(Diagnostic::new);
    private static final Arbitrary<Span> SPANS = Combinators.combine(Arbitraries.integers().between(0, 1 << 30),
            Arbitraries.integers().between(0, (1 << 30) - 1)).as((start, length) -> new Span(start, start + length));
    private static final Arbitrary<LanguageId> LANGUAGE_IDS = TEXTS.map(LanguageId::new);
    private static final Arbitrary<Marks> MARKS = Combinators.combine(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
            .as(Marks::new);
    private static final Arbitrary<Language> LANGUAGES = Combinators.combine(LANGUAGE_IDS, TEXTS,
            TEXTS.set().ofMaxSize(3), TEXTS.set().ofMaxSize(3), MARKS).as(Language::new);

    /** A value with the schema that it must come back by. */
    record Case<T>(T value, Shape<T> shape) {}

    private static Arbitrary<Symbol> symbols(int depth) {
        Arbitrary<List<Symbol>> children = depth == 0 ? Arbitraries.just(List.of())
                : Arbitraries.lazy(() -> symbols(depth - 1)).list().ofMaxSize(3);
        return Combinators.combine(TEXTS, Arbitraries.of(SymbolKind.values()), TEXTS, RANGES, RANGES, children)
                .as(Symbol::new);
    }

    @Provide
    Arbitrary<Case<?>> cases() {
        return Arbitraries.oneOf(List.of(POSITIONS.map(value -> new Case<>(value, Schemas.POSITION)),
                RANGES.map(value -> new Case<>(value, Schemas.RANGE)),
                SPANS.map(value -> new Case<>(value, Schemas.SPAN)),
                LOCATIONS.map(value -> new Case<>(value, Schemas.LOCATION)),
                EDITS.map(value -> new Case<>(value, Schemas.TEXT_EDIT)),
                FILE_EDITS.map(value -> new Case<>(value, Schemas.FILE_EDITS)),
                FIXES.map(value -> new Case<>(value, Schemas.QUICK_FIX)),
                RELATED.map(value -> new Case<>(value, Schemas.RELATED)),
                DIAGNOSTICS.map(value -> new Case<>(value, Schemas.DIAGNOSTIC)),
                LANGUAGES.map(value -> new Case<>(value, Schemas.LANGUAGE)),
                symbols(3).map(value -> new Case<>(value, Schemas.SYMBOL))));
    }

    @Property(tries = 600)
    void every_type_comes_back_from_json_and_from_bytes(@ForAll("cases") Case<?> each) throws Exception {
        check(each);
    }

    private static <T> void check(Case<T> each) throws Exception {
        assertEquals(each.value(), each.shape().fromJson(Json.parse(each.shape().json(each.value()).print())));
        if (each.shape() instanceof Schema<T> schema) {
            assertEquals(each.value(), schema.fromBytes(schema.toBytes(each.value())));
            assertEquals(each.value(), schema.strict().fromBytes(schema.toBytes(each.value())));
        }
    }

    @Test
    void json_reads_like_the_protocol_that_editors_speak() {
        var location = new Location(Path.of("/a.rs"), Range.of(0, 1, 2, 3));
        var diagnostic = Diagnostic.of(location, Severity.WARNING, "rustc", "unused");
        assertEquals("{\"location\":{\"file\":\"/a.rs\",\"range\":{\"start\":{\"line\":0,\"character\":1},"
                + "\"end\":{\"line\":2,\"character\":3}}},\"severity\":\"warning\",\"source\":\"rustc\","
                + "\"message\":\"unused\",\"explanation\":\"\",\"related\":[],\"fixes\":[],\"tags\":[]}",
                Schemas.DIAGNOSTIC.json(diagnostic).print());
    }

    @Test
    void json_that_makes_no_value_is_refused_with_its_place() {
        check("{\"start\":{\"line\":0,\"character\":1},\"end\":{\"line\":0}}", "/end/character");
        check("{\"start\":{\"line\":-1,\"character\":1},\"end\":{\"line\":0,\"character\":0}}", "/start");
        check("{\"start\":{\"line\":5,\"character\":1},\"end\":{\"line\":0,\"character\":0}}", "");
        check("[]", "");
    }

    private static void check(String json, String pointer) {
        var exception = assertThrows(JsonException.class, () -> Schemas.RANGE.fromJson(Json.parse(json)));
        assertEquals(pointer, exception.pointer());
    }
}
