package dev.rustaiide.system.mcp.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.system.mcp.internal.ServedTool.ToolResult;

/** What we know of a folder, as tools that look and change nothing. The index is made when it is asked first. */
final class CodeTools implements AutoCloseable {
    private static final int LINES = 1000;
    private static final int LINE = 400;
    private static final int USUAL = 50;
    private static final int MOST = 1000;
    private static final int FILES = 5000;
    private static final ToolField PATH = ToolField.text("The file, from the folder, e.g. src/lib.rs");
    private static final ToolField AT_LINE = ToolField.number("The line, from 1");
    private static final ToolField NAME = ToolField.text("The name as it stands on that line").optional();
    private static final ToolField COLUMN = ToolField.number("Instead of the name: where it starts, in UTF-16 units"
            + " from 1").optional();
    private static final ToolField LIMIT = ToolField.number("How many at most; " + USUAL + " if it is left out")
            .optional();

    private final ServedFolder folder;
    private final CodeIndexes indexes;
    private final CodeSearch search;
    private final Syntax syntax;
    private Call<CodeIndex> index = Call.failed(new IllegalStateException("not opened yet"));
    private Call<SearchedFolder> passages = Call.failed(new IllegalStateException("not opened yet"));
    private boolean isIndexed;
    private boolean isSearched;

    CodeTools(ServedFolder folder, CodeIndexes indexes, CodeSearch search, Syntax syntax) {
        this.folder = folder;
        this.indexes = indexes;
        this.search = search;
        this.syntax = syntax;
    }

    Map<String, ServedTool> all() {
        var all = new LinkedHashMap<String, ServedTool>();
        for (ServedTool tool : List.of(symbols(), definition(), references(), calls(), searchText(), searchCode(),
                outline(), readFile(), listFiles())) {
            all.put(tool.name(), tool);
        }
        return all;
    }

    private static Map<String, ToolField> fields(Object... namesAndFields) {
        var fields = new LinkedHashMap<String, ToolField>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            fields.put((String) namesAndFields[i], (ToolField) namesAndFields[i + 1]);
        }
        return fields;
    }

    private ServedTool symbols() {
        return new ServedTool("symbols", "Find symbols", "Finds functions, types and other declarations of the folder"
                + " by their names, the best first. Faster and more exact than searching text.",
                fields("query", ToolField.text("Letters of the name in their order; Type::name for what is declared in"
                        + " a type or module like it"), "limit", LIMIT),
                (values, scope) -> {
                    List<FoundSymbol> found = snapshot(scope).symbols(values.text("query"), limit(values));
                    return rows("symbols", found, this::line, this::json);
                });
    }

    private String line(FoundSymbol symbol) {
        return place(symbol.location()) + ' ' + ServedFolder.word(symbol.kind()) + ' '
                + (symbol.container().isEmpty() ? "" : symbol.container() + "::") + symbol.name();
    }

    private Json json(FoundSymbol symbol) {
        return json(symbol.location()).put("name", symbol.name()).put("kind", ServedFolder.word(symbol.kind()))
                .put("container", symbol.container()).build();
    }

    private ServedTool definition() {
        return new ServedTool("definition", "Go to definition", "Tells where what is named at a place is declared, by"
                + " the syntax of the whole folder. Several places: the likeliest first.",
                fields("path", PATH, "line", AT_LINE, "name", NAME, "column", COLUMN),
                (values, scope) -> {
                    Path file = folder.file(values.text("path"));
                    Position at = position(file, values);
                    List<Location> found = snapshot(scope).definitions(file, at).stream()
                            .map(target -> target.name()).toList();
                    return rows("definitions", found, location -> place(location) + ' ' + text(location),
                            location -> json(location).put("text", text(location)).build());
                });
    }

    private ServedTool references() {
        return new ServedTool("references", "Find references", "Tells where what is named at a place is used, its"
                + " declaration included. Uses that may mean it are told as well.",
                fields("path", PATH, "line", AT_LINE, "name", NAME, "column", COLUMN, "limit", LIMIT),
                (values, scope) -> {
                    Path file = folder.file(values.text("path"));
                    Position at = position(file, values);
                    var found = snapshot(scope).references(file, at, true).stream().limit(limit(values)).toList();
                    return rows("references", found, each -> place(each.location()) + ' '
                            + ServedFolder.word(each.use()) + ' ' + text(each.location()),
                            each -> json(each.location()).put("use", ServedFolder.word(each.use()))
                                    .put("text", text(each.location())).build());
                });
    }

    private ServedTool calls() {
        return new ServedTool("calls", "Call hierarchy", "Tells who calls the function that is named at a place, or"
                + " whom it calls.", fields("path", PATH, "line", AT_LINE, "name", NAME, "column", COLUMN, "callees",
                        ToolField.flag("Whether to tell whom it calls, rather than who calls it"), "limit", LIMIT),
                (values, scope) -> {
                    Path file = folder.file(values.text("path"));
                    Position at = position(file, values);
                    var found = snapshot(scope).calls(file, at, values.flag("callees")).stream().limit(limit(values))
                            .toList();
                    return rows("calls", found, each -> line(each.function()) + "  (" + each.places().size() + ')',
                            each -> Json.object().put("function", json(each.function())).put("places", Json.array(each
                                    .places().stream().map(place -> json(place).build()).toList())).build());
                });
    }

    private ServedTool searchText() {
        return new ServedTool("search_text", "Search text", "Finds lines that have a text or match a regular expression"
                + " (Java's), in all files of the folder that Git does not ignore.",
                fields("text", ToolField.text("What is looked for"), "regex",
                        ToolField.flag("Whether it is a regular expression"), "ignore_case",
                        ToolField.flag("Whether capital and small letters are the same"), "glob",
                        ToolField.text("Only in files like this, e.g. src/**/*.rs").optional(), "limit", LIMIT),
                (values, scope) -> {
                    TextSearch pattern = pattern(values);
                    var found = new ArrayList<Location>();
                    List<Path> files = files(values.text("glob"), scope);
                    for (int i = 0; i < files.size() && found.size() < limit(values); i++) {
                        scope.check();
                        find(pattern, files.get(i), limit(values), found);
                    }
                    return rows("matches", found, location -> place(location) + ' ' + text(location),
                            location -> json(location).put("text", text(location)).build());
                });
    }

    private static TextSearch pattern(ToolValues values) throws FailureException {
        try {
            return values.flag("regex") ? TextSearch.regex(values.text("text"), !values.flag("ignore_case"))
                    : TextSearch.literal(values.text("text"), !values.flag("ignore_case"), false);
        } catch (PatternSyntaxException wrong) {
            throw new FailureException(new Failure.Other("Cannot search.", "The expression is none: "
                    + wrong.getDescription() + '.', "Mend it, or search for plain text."), wrong);
        }
    }

    private void find(TextSearch pattern, Path file, int most, List<Location> found) {
        try {
            Text text = folder.read(file);
            int[] last = {-1};
            pattern.forEach(text, match -> {
                int line = text.lineOf(match.start());
                if (line != last[0]) {
                    last[0] = line;
                    found.add(new Location(file, new Range(text.positionOf(match.start()),
                            text.positionOf(match.end()))));
                }
                return found.size() < most;
            });
        } catch (FailureException noText) {
            // Binary, too large or gone: it has no lines to be found.
            return;
        }
    }

    private List<Path> files(String glob, Scope scope) throws InterruptedException, FailureException {
        Glob wanted;
        try {
            wanted = Glob.of(glob.isEmpty() ? "**" : glob);
        } catch (IllegalArgumentException tooMany) {
            throw new FailureException(new Failure.Other("Cannot look for files.", "The pattern has too many braces.",
                    "Use a simpler one."), tooMany);
        }
        return folder.all(scope).stream().filter(file -> wanted.matches(folder.name(file))).toList();
    }

    private ServedTool searchCode() {
        return new ServedTool("search", "Search by meaning", "Finds functions, types and sections of documents by what"
                + " they are about, in words, e.g. \"where do we retry uploads\". The first time it reads the whole"
                + " folder, which can take minutes for a large one; its progress is told.",
                fields("question", ToolField.text("What is looked for, in words"), "limit", LIMIT),
                (values, scope) -> {
                    SearchedFolder opened = passages().await();
                    Call<Coverage> refresh = opened.refresh(Depth.MEANING);
                    refresh.onProgress(Runnable::run, scope::report);
                    scope.await(refresh);
                    List<Hit> found = scope.await(opened.search(values.text("question"), limit(values)));
                    return rows("results", found, hit -> place(hit.location()) + ' ' + hit.title() + " – "
                            + cut(hit.preview()) + "  (" + hit.reason() + ')',
                            hit -> json(hit.location()).put("title", hit.title()).put("preview", cut(hit.preview()))
                                    .put("score", Json.of(hit.score())).put("reason", hit.reason()).build());
                });
    }

    private ServedTool outline() {
        return new ServedTool("outline", "Outline of a file", "Tells what a file declares, as a tree, and in how many"
                + " places it does not parse.", fields("path", PATH), (values, scope) -> {
                    Path file = folder.file(values.text("path"));
                    Text text = folder.read(file);
                    SyntaxTree tree = syntax.parse(syntax.languageOf(file, text.line(0)), text)
                            .orElseThrow(() -> new FailureException(new Failure.Other("Cannot parse "
                                    + folder.name(file) + ".", "There is no grammar for it.", "Read it: read_file.")));
                    var lines = new StringBuilder();
                    Json symbols = outline(tree.outline(), 0, lines);
                    int errors = tree.errorCount();
                    tree.retire();
                    return new ToolResult((errors == 0 ? "" : errors + " places do not parse\n") + lines, Json.object()
                            .put("symbols", symbols).put("errors", errors).build());
                });
    }

    private static Json outline(List<Symbol> symbols, int depth, StringBuilder lines) {
        var rows = new ArrayList<Json>();
        for (Symbol symbol : symbols) {
            int line = symbol.range().start().line() + 1;
            lines.repeat("  ", depth).append(line).append(' ').append(ServedFolder.word(symbol.kind())).append(' ')
                    .append(symbol.name()).append('\n');
            rows.add(Json.object().put("name", symbol.name()).put("kind", ServedFolder.word(symbol.kind()))
                    .put("line", line).put("endLine", symbol.range().end().line() + 1)
                    .put("children", outline(symbol.children(), depth + 1, lines)).build());
        }
        return Json.array(rows);
    }

    private ServedTool readFile() {
        return new ServedTool("read_file", "Read a file", "Reads a text file of the folder, with the numbers of its"
                + " lines; " + LINES + " lines at once.", fields("path", PATH, "from",
                        ToolField.number("The first line, from 1").optional(), "to",
                        ToolField.number("The last line").optional()),
                (values, scope) -> {
                    Path file = folder.file(values.text("path"));
                    Text text = folder.read(file);
                    int from = values.number("from", 1, 1, text.lineCount());
                    int to = values.number("to", Integer.MAX_VALUE, from, Math.min(text.lineCount(), from + LINES - 1));
                    var lines = new StringBuilder();
                    for (int line = from; line <= to; line++) {
                        lines.append(line).append('\t').append(text.line(line - 1)).append('\n');
                    }
                    return new ToolResult(lines.toString(), Json.object().put("path", folder.name(file))
                            .put("from", from).put("to", to).put("lines", text.lineCount()).build());
                });
    }

    private ServedTool listFiles() {
        return new ServedTool("list_files", "List files", "Lists the files of the folder, without hidden ones and what"
                + " Git ignores.", fields("glob", ToolField.text("Only files like this, e.g. src/**/*.rs").optional()),
                (values, scope) -> {
                    List<Path> files = files(values.text("glob"), scope);
                    List<String> names = files.stream().limit(FILES).map(folder::name).toList();
                    return new ToolResult(String.join("\n", names) + (names.size() < files.size() ? "\n(and "
                            + (files.size() - names.size()) + " more)" : ""),
                            Json.object().put("files", Json.strings(names)).put("count", files.size()).build());
                });
    }

    private Position position(Path file, ToolValues values) throws FailureException {
        Text text = folder.read(file);
        int line = values.number("line", 1, 0, Integer.MAX_VALUE) - 1;
        if (line < 0 || line >= text.lineCount()) {
            throw nowhere(file, "The file has " + text.lineCount() + " lines.");
        }
        if (!values.has("name")) {
            int length = text.lineEnd(line) - text.lineStart(line);
            return new Position(line, values.number("column", 1, 1, length + 1) - 1);
        }
        return TextSearch.literal(values.text("name"), true, true).next(text, text.lineStart(line))
                .filter(span -> span.end() <= text.lineEnd(line)).map(span -> text.positionOf(span.start()))
                .orElseThrow(() -> nowhere(file, "“" + values.text("name") + "” does not stand on line " + (line + 1)
                        + '.'));
    }

    private FailureException nowhere(Path file, String why) {
        return new FailureException(new Failure.Other("Cannot look at that place of " + folder.name(file) + '.', why,
                "Read the file, or search for the text."));
    }

    private static int limit(ToolValues values) {
        return values.number("limit", USUAL, 1, MOST);
    }

    private <T> ToolResult rows(String name, List<T> found, Function<T, String> line, Function<T, Json> json) {
        var lines = new StringBuilder();
        found.forEach(each -> lines.append(line.apply(each)).append('\n'));
        return new ToolResult(found.isEmpty() ? "Nothing." : lines.toString(), Json.object()
                .put(name, Json.array(found.stream().map(json).toList())).build());
    }

    private String place(Location location) {
        return folder.name(location.file()) + ':' + location.range().start();
    }

    private Json.ObjectBuilder json(Location location) {
        return Json.object().put("path", folder.name(location.file()))
                .put("line", location.range().start().line() + 1)
                .put("column", location.range().start().character() + 1);
    }

    /** The line there. */
    private String text(Location location) {
        try {
            Text text = folder.read(location.file());
            int line = location.range().start().line();
            return line < text.lineCount() ? cut(text.line(line).strip()) : "";
        } catch (FailureException gone) {
            // The place is told all the same.
            return "";
        }
    }

    private static String cut(String line) {
        return line.length() <= LINE ? line : line.substring(0, LINE) + '…';
    }

    /** What is known now that all is in that has changed until now. */
    private CodeSnapshot snapshot(Scope scope) throws Exception {
        CodeIndex opened = index().await();
        opened.changed(List.of(folder.root()));
        Call<CodeSnapshot> settled = opened.settled();
        settled.onProgress(Runnable::run, scope::report);
        return settled.await();
    }

    private synchronized Call<CodeIndex> index() {
        if (!isIndexed) {
            isIndexed = true;
            index = Call.start("open index", scope -> indexes.open(folder.root(), Priority.INTERACTIVE));
        }
        return index;
    }

    private synchronized Call<SearchedFolder> passages() {
        if (!isSearched) {
            isSearched = true;
            passages = Call.start("open search", scope -> search.open(folder.root()));
        }
        return passages;
    }

    @Override
    public synchronized void close() {
        index.onSuccess(Runnable::run, CodeIndex::close);
        passages.onSuccess(Runnable::run, SearchedFolder::close);
    }
}
