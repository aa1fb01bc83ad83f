package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** What a text declares, with what stands above it and where the index knows it to be used. Any thread may use it. */
record Declarations(Workfiles files, Syntax syntax, Knowledge knowledge) {
    private static final Set<SymbolKind> FUNCTIONS = EnumSet.of(SymbolKind.FUNCTION, SymbolKind.METHOD,
            SymbolKind.CONSTRUCTOR);
    private static final Set<SymbolKind> NONE = EnumSet.of(SymbolKind.MODULE, SymbolKind.IMPLEMENTATION,
            SymbolKind.FIELD, SymbolKind.PROPERTY, SymbolKind.VARIANT, SymbolKind.VARIABLE, SymbolKind.HEADING,
            SymbolKind.KEY, SymbolKind.TABLE, SymbolKind.TEST);
    private static final Pattern COMMENT = Pattern.compile("\\s*(///|//!|/\\*\\*|\\*/|\\*|#|//|--)\\s?(.*?)(\\*/)?");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(#!?\\[.*|@\\w+.*)");
    private static final Pattern TEST_PATH = Pattern.compile("(.*/)?(tests?|benches|__tests__)/.*|.*(_test|Test|\\.test"
            + "|_spec|\\.spec)\\.\\w+|(.*/)?test_\\w+\\.py");
    private static final int MOST_FUNCTIONS = 60;

    /**
     * A declaration.
     *
     * @param name where its name stands
     * @param signature its first line, without what opens a block
     * @param documentation what is written above it, without the marks of comments; may be empty
     */
    record Declared(Symbol symbol, Range name, String signature, String documentation, boolean isPublic) {
        boolean isFunction() {
            return FUNCTIONS.contains(symbol.kind());
        }
    }

    /** All that {@code text} declares; of a range, the innermost around its start first. */
    List<Declared> in(Path file, Text text, Optional<Range> range) {
        List<Declared> found = new ArrayList<>();
        collect(outline(file, text), text, false, found);
        if (range.isPresent()) {
            Range wanted = range.get();
            found.removeIf(each -> !touches(each.symbol().range(), wanted));
            List<Declared> inner = new ArrayList<>(found.reversed());
            inner.sort((a, b) -> Integer.compare(length(a, text), length(b, text)));
            return wanted.isEmpty() ? inner : found;
        }
        return found;
    }

    /** The declaration whose name stands at {@code name}. */
    Optional<Declared> named(Path file, Text text, Range name) {
        return in(file, text, Optional.empty()).stream()
                .filter(each -> each.name().start().line() == name.start().line() && touches(each.name(), name))
                .findFirst();
    }

    /** The innermost declaration around the start of {@code range}, or the one right below the comment there. */
    Optional<Declared> at(Path file, Text text, Range range) {
        Optional<Declared> around = in(file, text, Optional.of(range)).stream().findFirst();
        if (around.isPresent()) {
            return around;
        }
        int line = range.start().line();
        while (line < text.lineCount() && !text.line(line).isBlank() && (COMMENT.matcher(text.line(line)).matches()
                || ATTRIBUTE.matcher(text.line(line)).matches())) {
            line++;
        }
        int below = line;
        return in(file, text, Optional.empty()).stream()
                .filter(each -> each.symbol().range().start().line() <= below
                        && below <= each.name().start().line()).findFirst();
    }

    private static int length(Declared declared, Text text) {
        Range range = declared.symbol().range();
        return text.offsetOf(range.end()) - text.offsetOf(range.start());
    }

    private static boolean touches(Range one, Range other) {
        return one.start().compareTo(other.end()) <= 0 && other.start().compareTo(one.end()) <= 0;
    }

    private List<Symbol> outline(Path file, Text text) {
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), 200));
        return syntax.parse(syntax.languageOf(file, firstLine), text).map(SyntaxTree::outline).orElse(List.of());
    }

    private static void collect(List<Symbol> symbols, Text text, boolean inTest, List<Declared> to) {
        for (Symbol symbol : symbols) {
            int line = symbol.range().start().line();
            boolean test = inTest || symbol.kind() == SymbolKind.TEST
                    || symbol.kind() == SymbolKind.MODULE && symbol.name().equals("tests");
            if (!test && !NONE.contains(symbol.kind())) {
                String signature = text.line(symbol.selection().start().line()).strip();
                to.add(new Declared(symbol, symbol.selection(), ReadingTools.cut(signature.replaceFirst("\\s*\\{$", ""),
                        160), above(text, line), isPublic(signature)));
            }
            if (!FUNCTIONS.contains(symbol.kind())) {
                collect(symbol.children(), text, test, to);
            }
        }
    }

    private static boolean isPublic(String signature) {
        return signature.startsWith("pub ") || signature.startsWith("pub(") || signature.startsWith("export ")
                || signature.contains("public ") || signature.matches(
                        "func [A-Z].*|def [a-z].*|class .*|macro_rules!.*");
    }

    /** Comment lines right above a line; attributes between are passed over. */
    private static String above(Text text, int line) {
        List<String> lines = new ArrayList<>();
        for (int at = line - 1; at >= 0; at--) {
            String each = text.line(at);
            var comment = COMMENT.matcher(each);
            if (ATTRIBUTE.matcher(each).matches()) {
                continue;
            }
            if (each.isBlank() || !comment.matches()) {
                break;
            }
            if (!comment.group(2).isBlank()) {
                lines.addFirst(comment.group(2).strip());
            }
        }
        return String.join("\n", lines);
    }

    /** Where the index knows it to be used, its declaration left out. */
    List<Location> uses(Path file, Declared declared, Scope scope) throws InterruptedException {
        Position at = declared.name().start();
        return knowledge.ask(scope, now -> now.references(file, at, false)).stream().map(Reference::location).toList();
    }

    /** Functions that nothing uses that looks like a test. */
    List<Declared> untested(Path file, List<Declared> all, Scope scope) throws InterruptedException {
        List<Declared> untested = new ArrayList<>();
        for (Declared each : all.stream().filter(Declared::isFunction).limit(MOST_FUNCTIONS).toList()) {
            if (!each.symbol().name().equals("main")
                    && uses(file, each, scope).stream().noneMatch(this::isInTest)) {
                untested.add(each);
            }
        }
        return untested;
    }

    private boolean isInTest(Location location) {
        if (TEST_PATH.matcher(files.name(location.file())).matches()) {
            return true;
        }
        try {
            Text text = files.now(location.file()).orElse(Text.EMPTY);
            return isInTest(outline(location.file(), text), location.range().start(), false);
        } catch (FailureException gone) {
            // It was there when it was indexed.
            return false;
        }
    }

    private static boolean isInTest(List<Symbol> symbols, Position at, boolean within) {
        for (Symbol symbol : symbols) {
            if (symbol.range().touches(at)) {
                return isInTest(symbol.children(), at, within || symbol.kind() == SymbolKind.TEST
                        || symbol.kind() == SymbolKind.MODULE && symbol.name().equals("tests"));
            }
        }
        return within;
    }

    /** Functions and types with one of {@code lines}, from zero, in them: the innermost. */
    List<Declared> touched(Path file, Text text, List<Integer> lines) {
        List<Declared> all = in(file, text, Optional.empty());
        List<Declared> touched = new ArrayList<>();
        for (int line : lines) {
            all.stream().filter(each -> each.symbol().range().start().line() <= line
                    && line <= each.symbol().range().end().line())
                    .min((a, b) -> Integer.compare(length(a, text), length(b, text)))
                    .filter(each -> !touched.contains(each)).ifPresent(touched::add);
        }
        return touched;
    }

    /** The line of a place as code; empty if it cannot be had. */
    String line(Location location) {
        try {
            Text text = files.now(location.file()).orElse(Text.EMPTY);
            int line = location.range().start().line();
            String code = line < text.lineCount() ? text.line(line).strip() : "";
            return code.isEmpty() ? "" : "`" + ReadingTools.cut(code.replace('`', '\''), 160) + "`";
        } catch (FailureException gone) {
            // The place is told all the same.
            return "";
        }
    }
}
