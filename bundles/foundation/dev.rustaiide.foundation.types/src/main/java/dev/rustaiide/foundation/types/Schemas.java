package dev.rustaiide.foundation.types;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;
import dev.rustaiide.foundation.types.Diagnostic.Related;
import dev.rustaiide.foundation.types.Diagnostic.Tag;

/**
 * How each type of this vocabulary is stored and sent, in the compact form and as JSON. Nobody else prints or parses
 * them. Members have the names of the record's components; enum constants are in lower case.
 */
public final class Schemas {
    /** A path as the system writes it. */
    public static final Shape<Path> PATH = Shape.text(Path::toString, Path::of);

    public static final Shape<LanguageId> LANGUAGE_ID = Shape.text(LanguageId::value, LanguageId::new);

    public static final Schema<Position> POSITION = Schema.of("position", 1, fields -> {
        var line = fields.number("line", Position::line);
        var character = fields.number("character", Position::character);
        return row -> new Position(row.integer(line), row.integer(character));
    });

    public static final Schema<Range> RANGE = Schema.of("range", 1, fields -> {
        var start = fields.value("start", POSITION, Range::start);
        var end = fields.value("end", POSITION, Range::end);
        return row -> new Range(row.get(start), row.get(end));
    });

    public static final Schema<Span> SPAN = Schema.of("span", 1, fields -> {
        var start = fields.number("start", Span::start);
        var end = fields.number("end", Span::end);
        return row -> new Span(row.integer(start), row.integer(end));
    });

    public static final Schema<Location> LOCATION = Schema.of("location", 1, fields -> {
        var file = fields.value("file", PATH, Location::file);
        var range = fields.value("range", RANGE, Location::range);
        return row -> new Location(row.get(file), row.get(range));
    });

    public static final Schema<TextEdit> TEXT_EDIT = Schema.of("textEdit", 1, fields -> {
        var range = fields.value("range", RANGE, TextEdit::range);
        var newText = fields.text("newText", TextEdit::newText);
        return row -> new TextEdit(row.get(range), row.get(newText));
    });

    public static final Schema<FileEdits> FILE_EDITS = Schema.of("fileEdits", 1, fields -> {
        var file = fields.value("file", PATH, FileEdits::file);
        var edits = fields.list("edits", TEXT_EDIT, FileEdits::edits);
        return row -> new FileEdits(row.get(file), row.get(edits));
    });

    public static final Schema<QuickFix> QUICK_FIX = Schema.of("quickFix", 1, fields -> {
        var title = fields.text("title", QuickFix::title);
        var edits = fields.list("edits", FILE_EDITS, QuickFix::edits);
        var safe = fields.flag("safe", QuickFix::safe).orElse(false);
        return row -> new QuickFix(row.get(title), row.get(edits), row.get(safe));
    });

    public static final Schema<Related> RELATED = Schema.of("related", 1, fields -> {
        var location = fields.value("location", LOCATION, Related::location);
        var message = fields.text("message", Related::message);
        return row -> new Related(row.get(location), row.get(message));
    });

    public static final Schema<Diagnostic> DIAGNOSTIC = Schema.of("diagnostic", 1, fields -> {
        var location = fields.value("location", LOCATION, Diagnostic::location);
        var severity = fields.value("severity", Shape.constant(Severity.class), Diagnostic::severity);
        var source = fields.text("source", Diagnostic::source);
        var code = fields.value("code", Shape.optional(Shape.text()), Diagnostic::code).orElse(Optional.empty());
        var message = fields.text("message", Diagnostic::message);
        var explanation = fields.text("explanation", Diagnostic::explanation).orElse("");
        var related = fields.list("related", RELATED, Diagnostic::related).orElse(List.of());
        var fixes = fields.list("fixes", QUICK_FIX, Diagnostic::fixes).orElse(List.of());
        var tags = fields.value("tags", tags(), Diagnostic::tags).orElse(Set.of());
        return row -> new Diagnostic(row.get(location), row.get(severity), row.get(source), row.get(code),
                row.get(message), row.get(explanation), row.get(related), row.get(fixes), row.get(tags));
    });

    public static final Schema<Symbol> SYMBOL = Schema.of("symbol", 1, fields -> {
        var name = fields.text("name", Symbol::name);
        var kind = fields.value("kind", Shape.constant(SymbolKind.class), Symbol::kind);
        var detail = fields.text("detail", Symbol::detail).orElse("");
        var range = fields.value("range", RANGE, Symbol::range);
        var selection = fields.value("selection", RANGE, Symbol::selection);
        var children = fields.list("children", fields.self(), Symbol::children).orElse(List.of());
        return row -> new Symbol(row.get(name), row.get(kind), row.get(detail), row.get(range), row.get(selection),
                row.get(children));
    });

    public static final Schema<Language> LANGUAGE = Schema.of("language", 1, fields -> {
        var id = fields.value("id", LANGUAGE_ID, Language::id);
        var name = fields.text("name", Language::name);
        var extensions = fields.value("extensions", words(), Language::extensions);
        var fileNames = fields.value("fileNames", words(), Language::fileNames);
        var lineComment = fields.text("lineComment", Language::lineComment).orElse("");
        var blockStart = fields.text("blockStart", language -> language.marks().blockStart()).orElse("");
        var blockEnd = fields.text("blockEnd", language -> language.marks().blockEnd()).orElse("");
        var brackets = fields.text("brackets", language -> language.marks().brackets()).orElse(Marks.BRACKETS);
        var quotes = fields.text("quotes", language -> language.marks().quotes()).orElse("\"");
        return row -> new Language(row.get(id), row.get(name), row.get(extensions), row.get(fileNames),
                new Marks(row.get(lineComment), row.get(blockStart), row.get(blockEnd), row.get(brackets),
                        row.get(quotes)));
    });

    private Schemas() {}

    private static Shape<Set<Tag>> tags() {
        return Shape.list(Shape.constant(Tag.class)).as(tags -> List.copyOf(new TreeSet<>(tags)), Set::copyOf);
    }

    /** Sorted, so that equal sets are stored as equal bytes. */
    private static Shape<Set<String>> words() {
        return Shape.list(Shape.text()).as(words -> List.copyOf(new TreeSet<>(words)), Set::copyOf);
    }
}
