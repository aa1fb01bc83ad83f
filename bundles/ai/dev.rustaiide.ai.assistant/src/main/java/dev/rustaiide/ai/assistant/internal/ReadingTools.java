package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Tools that look and change nothing. */
final class ReadingTools {
    private static final int LINES = 400;
    private static final int FILES = 400;
    private static final int MATCHES = 60;
    private static final int LINE = 200;

    private final Knowledge knowledge;

    ReadingTools(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    List<AgentTool> all() {
        return List.of(read(), list(), searchText(), searchCode(), symbols(), references());
    }

    private static BuiltTool read() {
        return new BuiltTool("read_file", "Reads a file, with the numbers of its lines.",
                Parameters.NONE.text("path", "The file, from the folder")
                        .optionalNumber("from", "The first line, from 1")
                        .optionalNumber("to", "The last line; " + LINES + " at most"),
                Effect.READ, arguments -> arguments.string("path", ""), (arguments, session, scope) -> {
                    Path file = session.file(arguments.string("path"));
                    Text text = session.read(file);
                    int from = (int) Math.clamp(arguments.number("from", 1) - 1, 0, text.lineCount() - 1L);
                    int to = (int) Math.clamp(arguments.number("to", Integer.MAX_VALUE), from + 1L,
                            Math.min(text.lineCount(), from + (long) LINES));
                    String more = to < text.lineCount() ? "\n(" + (text.lineCount() - to) + " more lines)" : "";
                    return new ToolAnswer(numbered(text, from, to) + more, "lines " + (from + 1) + " to " + to,
                            List.of(new Location(file, Range.of(from, 0, to - 1, 0))), false);
                });
    }

    static String numbered(Text text, int from, int to) {
        StringBuilder numbered = new StringBuilder();
        for (int line = from; line < to; line++) {
            numbered.append(line + 1).append('\t').append(cut(text.line(line), 1000)).append('\n');
        }
        return numbered.toString();
    }

    static String cut(String line, int most) {
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }

    private static BuiltTool list() {
        return new BuiltTool("list_files", "Lists files, without what Git ignores.",
                Parameters.NONE.optionalText("glob", "Only paths like this, e.g. src/**/*.rs"), Effect.READ,
                arguments -> arguments.string("glob", "all files"), (arguments, session, scope) -> {
                    List<Path> found = files(arguments.string("glob", ""), session, scope);
                    StringBuilder names = new StringBuilder();
                    found.stream().limit(FILES).forEach(file -> names.append(session.name(file)).append('\n'));
                    if (found.size() > FILES) {
                        names.append("(").append(found.size() - FILES).append(" more)\n");
                    }
                    return ToolAnswer.of(names.toString(), Counted.of(found.size(), "file"));
                });
    }

    /** In order; with files that are staged and without those that may hold secrets. */
    private static List<Path> files(String pattern, Session session, Scope scope)
            throws InterruptedException, FailureException {
        Glob glob = glob(pattern);
        Path root = session.place().folder();
        TreeSet<Path> found = new TreeSet<>();
        new FileWalk(new GitIgnored(root)).forEach(root, scope, (file, attributes) -> found.add(file));
        session.edits().files().forEach(staged -> {
            if (staged.after().isPresent()) {
                found.add(staged.file());
            } else {
                found.remove(staged.file());
            }
        });
        found.removeIf(file -> SecretFiles.objection(root.relativize(file)).isPresent()
                || !glob.matches(session.name(file)));
        return List.copyOf(found);
    }

    private static Glob glob(String pattern) throws FailureException {
        try {
            return Glob.of(pattern.isEmpty() ? "**" : pattern);
        } catch (IllegalArgumentException tooMany) {
            throw new FailureException(new Failure.Other("Cannot list files.", "The pattern has too many braces.",
                    "Use a simpler one."), tooMany);
        }
    }

    private static BuiltTool searchText() {
        return new BuiltTool("search_text", "Finds lines with a text or a regular expression.",
                Parameters.NONE.text("text", "What is looked for, as it is written")
                        .optionalFlag("regex", "Whether it is a regular expression")
                        .optionalText("glob", "Only in files like this, e.g. src/**/*.rs"),
                Effect.READ, arguments -> arguments.string("text", ""), (arguments, session, scope) -> {
                    TextSearch search = pattern(arguments.string("text"), arguments.flag("regex", false));
                    List<Location> places = new ArrayList<>();
                    StringBuilder lines = new StringBuilder();
                    for (Path file : files(arguments.string("glob", ""), session, scope)) {
                        scope.check();
                        matches(file, search, session, places, lines);
                        if (places.size() >= MATCHES) {
                            lines.append("(there may be more)\n");
                            break;
                        }
                    }
                    return new ToolAnswer(lines.isEmpty() ? "Nothing." : lines.toString(),
                            Counted.of(places.size(), "match").replace("matchs", "matches"), places, false);
                });
    }

    private static TextSearch pattern(String text, boolean regex) throws FailureException {
        try {
            return regex ? TextSearch.regex(text, true) : TextSearch.literal(text, false, false);
        } catch (PatternSyntaxException wrong) {
            throw new FailureException(new Failure.Other("Cannot search.", "The expression is none: "
                    + wrong.getDescription() + '.', "Mend it, or search for plain text."), wrong);
        }
    }

    private static void matches(Path file, TextSearch search, Session session, List<Location> places,
            StringBuilder lines) {
        Text text;
        try {
            text = session.read(file);
        } catch (FailureException noText) {
            // Binary, too large, or gone meanwhile: it has no lines to be found.
            return;
        }
        int[] last = {-1};
        search.forEach(text, match -> {
            int line = text.lineOf(match.start());
            if (line != last[0]) {
                last[0] = line;
                places.add(new Location(file, new Range(text.positionOf(match.start()),
                        text.positionOf(match.end()))));
                lines.append(session.name(file)).append(':').append(line + 1).append(": ")
                        .append(cut(text.line(line).strip(), LINE)).append('\n');
            }
            return places.size() < MATCHES;
        });
    }

    private BuiltTool searchCode() {
        return new BuiltTool("search_code", "Finds functions, types and sections of documents by what they are about.",
                Parameters.NONE.text("question", "In words, e.g. where uploads are tried again"), Effect.READ,
                arguments -> arguments.string("question", ""), (arguments, session, scope) -> {
                    var found = knowledge.about(arguments.string("question"), 10, scope);
                    StringBuilder lines = new StringBuilder();
                    found.places().forEach(each -> lines.append(place(each.location(), session)).append("  ")
                            .append(each.title()).append("  ").append(cut(each.preview(), LINE)).append('\n'));
                    return new ToolAnswer(lines.isEmpty() ? "Nothing." : lines.toString(),
                            Counted.of(found.places().size(), "place"),
                            found.places().stream().map(Knowledge.Found::location).toList(), false);
                });
    }

    private static String place(Location location, Session session) {
        return session.name(location.file()) + ":" + (location.range().start().line() + 1);
    }

    private BuiltTool symbols() {
        return new BuiltTool("find_symbols", "Finds declarations by their names; Type::name looks in a type or module.",
                Parameters.NONE.text("name", "The name, or its beginning"), Effect.READ,
                arguments -> arguments.string("name", ""), (arguments, session, scope) -> {
                    List<FoundSymbol> found = knowledge.symbols(arguments.string("name"), 20, scope);
                    StringBuilder lines = new StringBuilder();
                    found.forEach(each -> lines.append(place(each.location(), session)).append("  ")
                            .append(each.kind().name().toLowerCase(Locale.ROOT)).append(' ')
                            .append(each.container().isEmpty() ? "" : each.container() + "::").append(each.name())
                            .append('\n'));
                    return new ToolAnswer(lines.isEmpty() ? "Nothing." : lines.toString(),
                            Counted.of(found.size(), "symbol"), found.stream().map(FoundSymbol::location).toList(),
                            false);
                });
    }

    private BuiltTool references() {
        return new BuiltTool("find_references", "Finds where a name is used that stands in a file on the disk.",
                Parameters.NONE.text("path", "The file, from the folder").text("name", "The name on that line")
                        .optionalNumber("line", "The line, from 1; else the first that has the name"),
                Effect.READ, arguments -> arguments.string("name", "") + " in " + arguments.string("path", ""),
                (arguments, session, scope) -> {
                    Path file = session.file(arguments.string("path"));
                    Position at = position(session.read(file), arguments.string("name"),
                            (int) Math.clamp(arguments.number("line", 0), 0, Integer.MAX_VALUE), session.name(file));
                    List<Reference> found = knowledge.ask(scope, now -> now.references(file, at, true));
                    StringBuilder lines = new StringBuilder();
                    for (Reference each : found.stream().limit(MATCHES).toList()) {
                        lines.append(place(each.location(), session)).append(": ")
                                .append(line(each.location(), session)).append('\n');
                    }
                    return new ToolAnswer(lines.isEmpty() ? "Nothing." : lines.toString(),
                            Counted.of(found.size(), "use"), found.stream().limit(MATCHES).map(Reference::location)
                                    .toList(), false);
                });
    }

    private static String line(Location location, Session session) {
        try {
            Text text = session.read(location.file());
            int line = location.range().start().line();
            return line < text.lineCount() ? cut(text.line(line).strip(), LINE) : "";
        } catch (FailureException gone) {
            // The place is told all the same.
            return "";
        }
    }

    private static Position position(Text text, String name, int line, String file) throws FailureException {
        int from = line == 0 ? 0 : text.lineStart(Math.min(line, text.lineCount()) - 1);
        int to = line == 0 ? text.length() : text.lineEnd(Math.min(line, text.lineCount()) - 1);
        var found = TextSearch.literal(name, true, true).next(text, from).filter(span -> span.start() < to);
        return text.positionOf(found.orElseThrow(() -> new FailureException(new Failure.Other(
                "Cannot find the uses.", name + " does not stand there in " + file + ".",
                "Read the file, or search for the text."))).start());
    }
}
