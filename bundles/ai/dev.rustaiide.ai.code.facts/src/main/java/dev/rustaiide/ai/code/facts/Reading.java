package dev.rustaiide.ai.code.facts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.facts.internal.FactsPart;
import dev.rustaiide.ai.code.facts.internal.FactsReader;
import dev.rustaiide.ai.code.facts.internal.FactsSplice;
import dev.rustaiide.ai.code.facts.internal.OutlineFacts;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Language;

/** Reads the facts of texts. Any thread may use it. */
public final class Reading {
    /** A larger file is made by a program, and takes more time and memory than anybody has from knowing it. */
    public static final long LARGEST = 4_000_000;
    /** The same for files that hold data rather than code. */
    private static final long LARGEST_DATA = 256_000;
    private static final int FIRST_LINE = 200;

    private final Syntax syntax;
    private final Names names;
    private final List<Language> languages;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, FactsReader> readers = new HashMap<>();

    public Reading(Syntax syntax, Names names) {
        this.syntax = syntax;
        this.names = names;
        this.languages = List.copyOf(syntax.languages());
        for (int i = 0; i < languages.size(); i++) {
            numbers.put(languages.get(i).id().value(), i);
        }
    }

    public int rust() {
        return number("rust");
    }

    public boolean areRelated(int one, int other) {
        return one >= 0 && other >= 0 && family(one).equals(family(other));
    }

    private String family(int language) {
        String id = languages.get(language).id().value();
        return switch (id) {
            case "cpp" -> "c";
            case "javascript", "typescriptreact" -> "typescript";
            default -> id;
        };
    }

    public Names names() {
        return names;
    }

    public Language language(int number) {
        return languages.get(number);
    }

    /** The number of a language by its id, or -1. */
    public int number(String language) {
        return numbers.getOrDefault(language, -1);
    }

    /** Whether a file may have facts, by its name and size. */
    public boolean isWanted(Path file, long size) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        String language = syntax.languageOf(file, "").id().value();
        return switch (language) {
            case "json" -> false;
            case "plaintext" -> name.indexOf('.') < 0 && size < LARGEST_DATA && size > 2;
            case "toml", "yaml", "markdown" -> size < LARGEST_DATA && !name.endsWith(".lock");
            default -> true;
        };
    }

    /** The tree of {@code text}; empty if its language has none. */
    public Optional<SyntaxTree> tree(Path file, Text text) {
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), FIRST_LINE));
        return syntax.parse(syntax.languageOf(file, firstLine), text);
    }

    public FileFacts facts(SyntaxTree tree) {
        String id = tree.language().id().value();
        int language = number(id);
        return tree.nodes().filter(nodes -> FactsReader.knows(id))
                .map(nodes -> reader(id, nodes).read(nodes, language, names))
                .orElseGet(() -> OutlineFacts.of(tree, language, names));
    }

    /** The same, made from those of the text before {@code change}, which {@code tree} was edited by. */
    public FileFacts facts(SyntaxTree tree, FileFacts before, TextChange change) {
        return changed(tree, change).flatMap(part -> FactsSplice.of(before, part, tree.text()))
                .orElseGet(() -> facts(tree));
    }

    Optional<FactsPart> changed(SyntaxTree tree, TextChange change) {
        String id = tree.language().id().value();
        return tree.nodes().filter(nodes -> FactsReader.knows(id))
                .flatMap(nodes -> reader(id, nodes).changed(nodes, number(id), names, change));
    }

    private FactsReader reader(String language, ParsedTree nodes) {
        synchronized (readers) {
            return readers.computeIfAbsent(language, id -> FactsReader.of(id, nodes.grammar()));
        }
    }

    /** The facts of {@code text}, for whoever does not need its tree; empty if its language has none. */
    public Optional<FileFacts> facts(Path file, Text text) {
        Optional<SyntaxTree> tree = tree(file, text);
        Optional<FileFacts> facts = tree.map(this::facts);
        tree.ifPresent(SyntaxTree::retire);
        return facts;
    }
}
