package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.tree.sitter.Matches;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.Query;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Finds code by its syntax, told in the query language of tree-sitter. */
@Component(property = Verb.NAME + "=query")
public final class QueryVerb implements Verb {
    private static final int FIRST_LINE = 200;
    private static final int WIDEST = 100;

    private final Syntax syntax;
    private final TextFiles textFiles;

    @Activate
    public QueryVerb(@Reference Syntax syntax, @Reference TextFiles textFiles) {
        this.syntax = syntax;
        this.textFiles = textFiles;
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String summary() {
        return "finds code by its syntax: patterns of tree-sitter with captures";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("PATTERN", Count.ONE, "Nodes in brackets with captures, e.g. "
                + "(function_item name: (identifier) @name)")),
                List.of(new Option("in", "DIR", "The folder with the sources; else the current one"),
                        new Option("language", "L", "Only in that language, e.g. rust; else in all whose grammar has"
                                + " such nodes")),
                "Predicates: #eq? #not-eq? #any-of? #match? and those of the syntax colours. What Git ignores is left"
                        + " out. With --json each match is a line.");
    }

    /** The pattern for each language that it was asked for. */
    private final class Patterns {
        private final String source;
        private final Map<Language, Optional<Query>> queries = new HashMap<>();
        private String problem = "";

        Patterns(String source) {
            this.source = source;
        }

        /** Empty if the grammar has no such nodes. */
        Optional<Query> in(Language language, ParsedTree tree) {
            return queries.computeIfAbsent(language, key -> {
                try {
                    return Optional.of(tree.grammar().query(source));
                } catch (IllegalArgumentException bad) {
                    problem = language.name() + ": " + bad.getMessage();
                    return Optional.empty();
                }
            });
        }

        /** Whether it fits no language that there is. */
        boolean isBad() {
            return !queries.isEmpty() && queries.values().stream().allMatch(Optional::isEmpty);
        }
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path root = IndexedFolder.named(invocation).root();
        Optional<String> wanted = invocation.option("language");
        boolean known = wanted.isEmpty() || syntax.languages().stream().anyMatch(each -> isCalled(each, wanted.get()));
        if (!known) {
            invocation.message("There is no language “" + wanted.get() + "”. There are: " + String.join(", ",
                    syntax.languages().stream().map(each -> each.id().value()).sorted().toList()) + '.');
            return ExitCode.USAGE;
        }
        var patterns = new Patterns(invocation.parameters().get(0));
        for (Language language : syntax.languages()) {
            if (wanted.isPresent() && isCalled(language, wanted.get())) {
                syntax.parse(language, Text.of("")).flatMap(SyntaxTree::nodes)
                        .ifPresent(nodes -> patterns.in(language, nodes));
            }
        }
        int found = 0;
        for (Path file : patterns.isBad() ? List.<Path>of() : files(root)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!invocation.isRead()) {
                break;
            }
            found += look(file, wanted, patterns, invocation);
        }
        if (patterns.isBad()) {
            throw new FailureException(new Failure.Other("The pattern cannot be used.", patterns.problem,
                    "Nodes are named in the grammar of the language; rust-ai-ide query --help has an example."));
        }
        if (found == 0) {
            invocation.message("Nothing in " + root + " fits the pattern.");
        }
        return ExitCode.OK;
    }

    private static boolean isCalled(Language language, String name) {
        return language.id().value().equalsIgnoreCase(name) || language.name().equalsIgnoreCase(name);
    }

    private static List<Path> files(Path root) throws FailureException {
        try {
            return SourceWalk.of(root, SourceWalk.Rules.USUAL).files();
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(root, "read"), denied);
        }
    }

    private int look(Path file, Optional<String> wanted, Patterns patterns, Invocation invocation) {
        Language byName = syntax.languageOf(file, "");
        boolean mayBe = wanted.isEmpty() || isCalled(byName, wanted.get()) || byName.equals(Language.PLAIN_TEXT);
        Optional<Text> text = mayBe ? text(file) : Optional.empty();
        if (text.isEmpty()) {
            return 0;
        }
        Language language = syntax.languageOf(file,
                text.get().substring(0, Math.min(text.get().lineEnd(0), FIRST_LINE)));
        if (wanted.isPresent() && !isCalled(language, wanted.get())) {
            return 0;
        }
        Optional<SyntaxTree> tree = syntax.parse(language, text.get());
        int found = tree.flatMap(SyntaxTree::nodes).flatMap(nodes -> patterns.in(language, nodes)
                .map(query -> tell(file, nodes, query, invocation))).orElse(0);
        tree.ifPresent(SyntaxTree::retire);
        return found;
    }

    /** Empty for what is no text, too large, or gone. */
    private Optional<Text> text(Path file) {
        try {
            return Files.size(file) > Syntax.MOST_BYTES ? Optional.empty()
                    : Optional.of(textFiles.read(file).text());
        } catch (FailureException | IOException noText) {
            // Then no code is in it.
            return Optional.empty();
        }
    }

    private static int tell(Path file, ParsedTree tree, Query query, Invocation invocation) {
        int count = 0;
        try (Matches matches = query.matches(tree, 0, tree.text().byteLength())) {
            while (matches.next()) {
                count++;
                var captures = new ArrayList<Json>();
                for (int i = 0; i < matches.count(); i++) {
                    Text text = tree.text();
                    int start = text.offsetOfByte(matches.start(i));
                    int end = text.offsetOfByte(matches.end(i));
                    var location = new Location(file, new Range(text.positionOf(start), text.positionOf(end)));
                    String name = query.captures().get(matches.capture(i));
                    String code = text.substring(start, end);
                    invocation.print(IndexedFolder.show(location, invocation) + "  @" + name + "  " + shortened(code));
                    captures.add(Json.object().put("name", name).put("text", code)
                            .put("location", Schemas.LOCATION.json(location)).build());
                }
                invocation.printLine(Json.object().put("file", file.toString()).put("pattern", matches.pattern())
                        .put("captures", Json.array(captures)).build());
            }
        }
        return count;
    }

    /** Of several lines the first. */
    private static String shortened(String code) {
        String line = code.lines().findFirst().orElse("");
        int end = line.offsetByCodePoints(0, Math.min(WIDEST, line.codePointCount(0, line.length())));
        return end < code.length() ? line.substring(0, end) + '…' : line;
    }
}
